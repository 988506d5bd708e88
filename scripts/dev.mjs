// `npm run dev`: the server, started again at each change of its sources, and Vite's server for the pages,
// which hands /api to it. The pages are at --port or PORT (8080), the API at the next port; other arguments
// go to `vicinato serve`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { endWithUs, root, say } from './running.mjs'

await ensureInstalled()
process.chdir(root)

const { tokens } = parseArgs({
  options: { port: { type: 'string' } },
  strict: false,
  allowPositionals: true,
  tokens: true,
})
const portToken = tokens.findLast(({ kind, name }) => kind === 'option' && name === 'port')
const port = Number(portToken?.value ?? process.env.PORT ?? 8080)
if (!Number.isInteger(port) || port < 1 || port > 65534) {
  say('--port wants a number from 1 to 65534.')
  process.exit(2)
}
const serveArguments = process.argv.slice(2).filter((_, at) => {
  const ownsValue = portToken && !portToken.inlineValue && at === portToken.index + 1
  return at !== portToken?.index && !ownsValue
})

const server = spawn(
  process.execPath,
  [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'bin/vicinato',
    'serve',
    '--port',
    String(port + 1),
    ...serveArguments,
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, VICINATO_RUN_SOURCES: '1', PUBLIC_URL: `http://127.0.0.1:${port}` },
  },
)

// Only now: Vite is one of the packages that ensureInstalled may just have installed.
const { createServer } = await import('vite')
// The Host that the browser sent: the server compares it with the Origin.
const api = { target: `http://127.0.0.1:${port + 1}`, changeOrigin: false }
const pages = await createServer({
  configFile: 'web/vite.config.ts',
  server: { host: '127.0.0.1', port, strictPort: true, proxy: { '/api': api } },
}).then((vite) => vite.listen())
pages.printUrls()

async function stop(code) {
  server.kill('SIGTERM')
  await pages.close()
  process.exit(code)
}
server.on('close', (code) => stop(code ?? 0))
endWithUs(() => stop(0))
