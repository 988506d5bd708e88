// `npm test [-- vitest's arguments]`: all tests on both database engines and in the browser.
import { ensureBuild, ensurePackages } from './install.mjs'
import { closingLine, runTests } from './testing.mjs'

await ensurePackages()
// Most tests run the sources: a build that fails is one failure more, not a reason to know nothing.
const built = await ensureBuild()
const result = await runTests(process.argv.slice(2))
console.log(closingLine({ ...result, failed: result.failed + (built ? 0 : 1) }))
process.exitCode = built && result.ok ? 0 : 1
