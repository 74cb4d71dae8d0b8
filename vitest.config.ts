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

/** Of the commands those that write, and one or two that read each table; all others see the database as these do. */
const COMMANDS = [
  ...[
    'agents.whole',
    'brand.whole',
    'classify-engine',
    'import',
    'import-again',
    'import-claims',
    'import-killed',
    'keep',
  ],
  ...['labelled-measures.whole', 'own-posts', 'pull-deleted', 'pull-mastodon.whole', 'queue', 'round-trip'],
  ...['triage-keys', 'triage-repeated.whole'],
];

/** What works on a database, to be run with it on a PostgreSQL server. */
const ON_SERVER = [
  'test/method.test.ts',
  'test/{queue,store}/**/*.test.ts',
  'test/commands/*/*.test.ts',
  'test/commands/{as-of,doctor,export}.test.ts',
  ...COMMANDS.map((name) => `test/commands/${name}.slow.test.ts`),
  'test/metrics/{effort,metrics}.test.ts',
  'test/reporting/{nothing,summary}.whole.slow.test.ts',
  'test/sources/engine.slow.test.ts',
];

/** What works on files alone, or looks at nothing else. */
const OF_FILES = [
  'test/store/{sqlite,duckdb}/**',
  'test/store/read-only.test.ts',
  'test/commands/{backup,copy.whole,deep-doctor,import-large}.slow.test.ts',
];

/** `npm run postgres`: the tests of what works on a database once more, with each database on a server. */
const postgres = {
  test: {
    ...shared,
    name: 'postgres',
    include: ON_SERVER,
    exclude: ['test/store/postgres/**', ...OF_FILES],
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
