/** End-to-end tests: Playwright Test is the runner for both browsers, one after the other. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  // More than cores: many tests wait for a clock or for what a server allows.
  workers: 3,
  fullyParallel: false,
  timeout: 180_000,
  // About once in a hundred pages, on a machine with two busy cores, a browser without a screen stops to draw frames. Such a
  // test is tried once more, and the report names it as flaky.
  retries: 1,
  forbidOnly: true,
  outputDir: '.output/test-results',
  reporter: [['list'], ['json', { outputFile: '.output/e2e.json' }]],
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
