import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../../platform/root.ts'

export type Product = {
  url: string
  firstAdministratorToken: string
  /** Of a demo only. */
  publishedMonth: string
  stop(): Promise<void>
}

/**
 * The product as it is shipped: `bin/vicinato serve` (or another command that serves) on what was built, with an
 * embedded database of its own.
 */
export const startProduct = (...command: string[]): Promise<Product> => start(command, '127.0.0.1')
/** The same under a name: browsers make passkeys for no address of numbers. */
export const startNamedProduct = (): Promise<Product> => start([], 'localhost')

async function start(command: readonly string[], host: string): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'vicinato-journey-'))
  const port = await freePort()
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    [
      join(packageRoot, 'bin', 'vicinato'),
      ...(command.length > 0 ? command : ['serve']),
      '--json',
      '--port',
      String(port),
      '--data',
      join(folder, 'data'),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, PUBLIC_URL: `http://${host}:${port}` } },
  )
  let complained = ''
  child.stderr.on('data', (text) => {
    complained += String(text)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  // A demo first says what it made, then that it serves.
  let said = {}
  for await (const line of createInterface({ input: child.stdout })) {
    said = { ...said, ...(JSON.parse(line) as object) }
    if ('url' in said) return { ...(said as Omit<Product, 'stop'>), stop }
  }
  await stop()
  throw new Error(`The server ended before it served: ${complained}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
