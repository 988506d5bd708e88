// `npm run check`: the list that .ci/run runs, the same at home and there. Every step runs, whatever the
// ones before it found, so that one run tells all there is to mend.
import { ensurePackages, npm } from './install.mjs'
import { runNode, say } from './running.mjs'
import { closingLine, runTests } from './testing.mjs'

await ensurePackages()

const tool =
  (path, ...argumentList) =>
  async () =>
    (await runNode(`node_modules/${path}`, argumentList)) === 0
const steps = [
  ['types of the server', tool('typescript/bin/tsc', '-p', 'tsconfig.json')],
  ['types of the web', tool('typescript/bin/tsc', '-p', 'web/tsconfig.json')],
  ['format and lint', tool('@biomejs/biome/bin/biome', 'ci')],
  ['unused code', tool('knip/bin/knip.js')],
  ['build', async () => (await npm(['run', 'build'])) === 0],
]

const failedSteps = []
for (const [name, passes] of steps) {
  say(`\n▸ ${name}`)
  if (!(await passes())) failedSteps.push(name)
}
say('\n▸ tests, architecture among them')
const tests = await runTests([])
if (!tests.ok) failedSteps.push('tests')

const names = [...steps.map(([name]) => name), 'tests']
console.log(`\n${names.map((name) => `${failedSteps.includes(name) ? '✗' : '✓'} ${name}`).join('\n')}\n`)
// A step that failed counts as a failure, so that the closing line never sounds better than the exit code.
const otherFailures = failedSteps.filter((name) => name !== 'tests').length
console.log(closingLine({ ...tests, failed: tests.failed + otherFailures }))
process.exitCode = failedSteps.length === 0 ? 0 : 1
