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

/** The commands' slow tests of these names. */
const commands = (...names: string[]) => `test/commands/{${names.join(',')}}.slow.test.ts`;

/** What `npm run postgres` leaves out of all tests, and why. */
const NOT_ON_SERVER = [
  // No database is opened there, or none that could be another.
  'test/{classifiers,config,dimensions,domain,engines,formats,payloads,renderers,sealing,serving,statistics,terminal}/**',
  'test/{agents,architecture,examples,readme,reliability,scaling,supply-chain}.*',
  'test/metrics/chunks.slow.test.ts',
  'test/sources/{http,x-description}.slow.test.ts',
  // Servers of their own.
  'test/store/postgres/**',
  // Files of SQLite and folders of Parquet: opened, copied, damaged, replaced.
  'test/store/{sqlite,duckdb}/**',
  'test/store/read-only.test.ts',
  commands('backup', 'copy.whole', 'demo', 'import-large'),
  // Screens, browsers, keyrings, pipes and files that show what other tests read of the same rows.
  commands('classify-onnx', 'formats-agree', 'hostile-screens', 'html', 'keyring', 'pictures', 'pipes'),
  commands('serve-browser', 'triage-tmux'),
  // Networks that fail at every request, of which nothing is stored that other pulls do not store.
  commands('pull-no-answer', 'pull-troubles', 'pull-wedged'),
];

/** `npm run postgres`: all tests but those once more, with each database in a schema of a server. */
const postgres = {
  test: {
    ...shared,
    name: 'postgres',
    include: ['test/**/*.test.ts'],
    exclude: NOT_ON_SERVER,
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
