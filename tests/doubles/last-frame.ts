/** Preact does what follows a render in the next frame, or after 35 ms: a test's document has to live as long. */
import { afterAll } from 'vitest';

/** The real one, whatever clock a test puts in its place. */
const { setTimeout } = globalThis;

afterAll(async () => {
  if (typeof document !== 'undefined') await new Promise((resolve) => setTimeout(resolve, 50));
});
