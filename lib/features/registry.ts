/** All features. */
import type { Feature } from './feature';

const modules = import.meta.glob<Feature>(['./*.ts', '!./feature.ts', '!./registry.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
});

export const features: readonly Feature[] = Object.values(modules);
