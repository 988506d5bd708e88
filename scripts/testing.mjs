// Running the tests with what they need of the machine: a PostgreSQL of their own and a browser.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from './chromium.mjs'
import { openPostgres } from './postgres.mjs'
import { runNode, say } from './running.mjs'

/** Runs vitest once with the given arguments; `{ passed, failed, skipped, ok }`, counted in tests. */
export async function runTests(argumentList) {
  const chromium = findOrInstallChromium()
  const postgres = await openPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'vicinato-report-'))
  const report = join(folder, 'report.json')
  try {
    const code = await runNode(
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...argumentList],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, CHROMIUM_PATH: chromium ?? '', TEST_DATABASE_URL: postgres?.url ?? '' },
      },
    )
    const counts = countsOf(report)
    if (counts.passed + counts.failed === 0) say('No test ran.')
    // Vitest also fails for what happens outside any test, such as a promise that nobody awaited.
    if (code !== 0 && counts.failed === 0) counts.failed = 1
    return { ...counts, ok: code === 0 && counts.passed > 0 && counts.failed === 0 }
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not be loaded, or whose set-up failed before its first test, counts as one failure. */
function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** The line that closes the test command, for people and for machines. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
