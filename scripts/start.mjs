// `npm start`: serves an installation without demo data.
import { ensureInstalled } from './install.mjs'
import { runNode } from './running.mjs'

await ensureInstalled()
process.exitCode = await runNode('bin/vicinato', ['serve', ...process.argv.slice(2)])
