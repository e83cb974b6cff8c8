import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The long run walks ten times as far (test/fixtures/effort.ts). */
const patience = process.env['LAWGATE_LONG'] === undefined ? 1 : 10;

/** Every core: vitest leaves one to itself, which on a machine of two is half of them. */
const maxWorkers = '100%';

/** One project a layer, by price: `law` takes milliseconds, `journeys` a real browser. */
export default defineConfig({
  test: {
    root,
    watch: false,
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['law/**/*.ts'],
      exclude: ['test/**'],
      thresholds: { branches: 100 },
    },
    projects: [
      {
        test: {
          name: 'law',
          root,
          include: ['test/law/**/*.test.ts', 'test/*.test.ts'],
          maxWorkers,
          // Modules of law keep no state: loaded once a worker, and not once a file.
          isolate: false,
          // A profile is explored in a second, and in half a minute under coverage on a busy machine.
          testTimeout: 180_000 * patience,
        },
      },
      {
        test: {
          name: 'db',
          root,
          include: ['test/db/**/*.test.ts'],
          maxWorkers,
          globalSetup: ['test/fixtures/postgres.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'workflows',
          root,
          include: ['test/workflows/**/*.test.ts', 'test/activities/**/*.test.ts'],
          globalSetup: ['test/fixtures/postgres.setup.ts', 'test/fixtures/temporal.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'server',
          root,
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/fixtures/postgres.setup.ts', 'test/fixtures/temporal.setup.ts'],
          testTimeout: 120_000 * patience,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          root,
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/fixtures/postgres.setup.ts', 'test/fixtures/temporal.setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
