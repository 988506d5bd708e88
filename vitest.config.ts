import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/**
 * Four projects. `unit` needs nothing; `embedded` and `server` are the same files on the two database
 * engines, and races only on the server, because the embedded engine has one session; `journeys` needs a
 * browser. `npm test` provides PostgreSQL and Chromium; run by hand, vitest takes what the environment names.
 */
const databaseTests = [
  'features/*/{story,*-story}.test.ts',
  'platform/**/*.test.ts',
  'app/**/*.test.ts',
  'tests/{database,api,demo,real-people}/**/*.test.ts',
]
const races = '**/*.concurrency.test.ts'
const journeys = 'tests/journeys/**/*.test.ts'

const serverUrl = process.env.TEST_DATABASE_URL
const chromium = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium'].find((path) => existsSync(path))
if (!serverUrl) console.error('TEST_DATABASE_URL is not set: project `server` (PostgreSQL) is left out.')
if (!chromium) console.error('CHROMIUM_PATH is not set: project `journeys` (Chromium) is left out.')

/**
 * Files of one worker share what they load: each opens a world of its own, and loading the product anew for every file
 * was a quarter of the work.
 */
const together = { isolate: false }

// Far above what a test needs: no test is judged by the clock of a busy machine.
const limits = { testTimeout: 60_000, hookTimeout: 120_000 }

const unit = {
  test: {
    ...limits,
    name: 'unit',
    include: ['{vocabulary,engines,features,web,tests}/**/*.test.{ts,tsx}'],
    exclude: [...databaseTests, races, journeys],
  },
}

const embedded = {
  test: {
    ...limits,
    ...together,
    name: 'embedded',
    include: databaseTests,
    exclude: [races],
    env: { VICINATO_TEST_ENGINE: 'embedded' },
    globalSetup: 'tests/setup/embedded.ts',
  },
}

const server = {
  test: {
    ...limits,
    ...together,
    name: 'server',
    include: [...databaseTests, `{features,platform,tests}/${races}`],
    env: { VICINATO_TEST_ENGINE: 'server' },
    globalSetup: 'tests/setup/server.ts',
  },
}

const journeysProject = {
  test: {
    ...limits,
    name: 'journeys',
    include: [journeys],
    env: { VICINATO_TEST_ENGINE: 'embedded', CHROMIUM_PATH: chromium ?? '' },
    globalSetup: 'tests/setup/embedded.ts',
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
}

export default defineConfig({
  test: {
    // Two files at a time: each may hold a database engine of some 300 MB, and CI has two cores.
    maxWorkers: 2,
    projects: [unit, embedded, ...(serverUrl ? [server] : []), ...(chromium ? [journeysProject] : [])],
  },
})
