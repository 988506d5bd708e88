/** Processes of bench/booking.ts: the product's, which may be killed, and the clients'. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Attempts, LoadOutcome } from './booking-load.ts'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** All attempts, from a process of its own. */
export async function load(attempts: Attempts): Promise<LoadOutcome> {
  const child = fork(at('./booking-load.ts'), { execArgv: ['--import', 'tsx'] })
  try {
    return await new Promise<LoadOutcome>((resolve, reject) => {
      child.once('message', (message) => resolve(message as LoadOutcome))
      child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
      child.send(attempts)
    })
  } finally {
    child.kill()
  }
}

async function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

let built: string | undefined
/** From here on the product is started as people run it, from what `tsc` makes of it and not through a loader of sources. */
export function buildApp(): void {
  const { status, stdout } = spawnSync(at('../node_modules/.bin/tsc'), ['-p', at('./tsconfig.json')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`tsc: ${stdout}`)
  built = at('../dist/bench/booking-app.js')
}

/** One process of the product; without a port it takes a free one, and leaves jobs alone unless told to do their work. */
export async function startApp(url: string, port = 0, works: 'works' | '' = '') {
  const told = [url, String(port), '10', works]
  const program = built ? [built] : ['--import', 'tsx', at('./booking-app.ts')]
  const child = spawn(process.execPath, [...program, ...told], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const base = (await lines.next()).value as string
  return {
    base,
    async processorSeconds(): Promise<number> {
      child.kill('SIGUSR2')
      return Number(((await lines.next()).value as string).replace('cpu ', ''))
    },
    stop: () => gone(child, 'SIGTERM'),
    kill: () => gone(child, 'SIGKILL'),
  }
}

/** Seconds of the processor that the server took for this database's connections; none where it is on another machine. */
export async function serverSeconds(owner: pg.ClientBase): Promise<number | undefined> {
  const { rows } = await owner.query<{ file: string }>(
    `select '/proc/' || pid || '/schedstat' as file from pg_stat_activity where datname = current_database()`,
  )
  if (!rows.every(({ file }) => existsSync(file))) return undefined
  return rows.reduce((sum, { file }) => sum + Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e9, 0)
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Two processes on ports of their own; every so often one after the other is killed and started again while `work` is under way. */
export async function killAgain(
  url: string,
  { most, every }: { most: number; every: number },
  work: (bases: string[]) => Promise<LoadOutcome>,
): Promise<{ kills: number; outcome: LoadOutcome }> {
  const ports = [await freePort(), await freePort()]
  const apps = await Promise.all(ports.map((port) => startApp(url, port)))
  let [kills, done] = [0, false]
  const killing = (async () => {
    while (!done && kills < most) {
      await sleep(every)
      if (done) break
      const which = kills % 2
      await apps[which]!.kill()
      kills++
      apps[which] = await startApp(url, ports[which])
    }
  })()
  const outcome = await work(ports.map((port) => `http://127.0.0.1:${port}`))
  done = true
  await killing
  for (const app of apps) await app.stop()
  return { kills, outcome }
}
