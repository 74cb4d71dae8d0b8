import { defineConfig } from 'vitest/config';

const results = process.env.SOCIALCARE_TEST_RESULTS;

const shared = {
  pool: 'forks' as const,
  env: { TZ: 'UTC', NO_COLOR: '1' },
  setupFiles: ['test/helpers/fence.ts'],
  // Nothing but a test that hangs takes so long, however busy the computer is.
  testTimeout: 600_000,
  hookTimeout: 600_000,
};
const SLOW = 'test/**/*.slow.test.ts';
/** Whole commands, run inside the test's own process; that of the documents keeps the name by which it is called to write them. */
const WHOLE = ['test/**/*.whole.slow.test.ts', 'test/readme.test.ts'];

/** What no database is opened for, by room and by file. */
const WITHOUT_DATABASE = [
  'test/{classifiers,config,dimensions,domain,engines,formats,payloads,renderers,sealing,serving,statistics,terminal}/**',
];

/** What works on files alone. */
const OF_FILES = ['test/store/{sqlite,duckdb}/**'];

/** `npm run postgres`: the tests of what works on a database once more, with each database on a server. */
const postgres = {
  test: {
    ...shared,
    name: 'postgres',
    include: ['test/**/*.test.ts'],
    exclude: ['test/store/postgres/**', ...WITHOUT_DATABASE, ...OF_FILES],
    globalSetup: ['test/helpers/postgres-suite.ts'],
    setupFiles: [...shared.setupFiles, 'test/helpers/postgres-stores.ts'],
    isolate: false,
  },
};

export default defineConfig({
  test: {
    projects:
      process.env.SOCIALCARE_TEST_DB === 'postgres'
        ? [postgres]
        : [
            // Loading the program once a worker, not once a file, halves what this lane costs.
            {
              test: {
                ...shared,
                name: 'fast',
                include: ['test/**/*.test.ts'],
                exclude: [SLOW, ...WHOLE],
                isolate: false,
              },
            },
            { test: { ...shared, name: 'slow', include: [SLOW], exclude: WHOLE } },
            { test: { ...shared, name: 'whole', include: WHOLE, isolate: false } },
          ],
    reporters: results ? ['default', 'json'] : ['default'],
    ...(results ? { outputFile: { json: results } } : {}),
  },
});
