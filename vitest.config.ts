import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    setupFiles: ['./tests/doubles/web-locks.ts', './tests/doubles/last-frame.ts'],
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.{ts,tsx}',
      'tests/{architecture,sites,contract,sandbox}/**/*.test.ts',
    ],
    environment: 'node',
    restoreMocks: true,
  },
});
