import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Processes, not threads: a test may kill, and native libraries crash alone.
    pool: 'forks',
    maxWorkers: 2,
    // A test that hangs ends; how fast a busy machine is says nothing about the program.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
});
