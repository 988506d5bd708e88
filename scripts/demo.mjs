// `npm run demo`: everything from a fresh clone to the demo city in the browser.
import { ensureInstalled } from './install.mjs'
import { runNode } from './running.mjs'

await ensureInstalled()
process.exitCode = await runNode('bin/vicinato', ['demo', ...process.argv.slice(2)])
