/** End-to-end tests: Playwright Test is the runner for both browsers, one after the other. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  retries: 0,
  forbidOnly: true,
  outputDir: '.output/test-results',
  reporter: [['list'], ['json', { outputFile: '.output/e2e.json' }]],
  projects: [{ name: 'chromium' }, { name: 'firefox' }],
});
