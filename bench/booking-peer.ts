/** The peer of bench/booking.ts: payload-reserve, installed by this benchmark alone, in a folder of its own. */
import { fork, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Attempts } from './booking-load.ts'

const folder = fileURLToPath(new URL('./peers/payload-reserve', import.meta.url))
const port = 45_871

/** Undefined, after saying why, where it cannot be installed or prepared. */
export async function openPeer(
  url: string,
  { desks, customers }: { desks: number; customers: number },
  say: (line: string) => void,
) {
  if (!existsSync(`${folder}/node_modules/payload-reserve`)) {
    const installed = spawnSync(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 300_000,
      },
    )
    if (installed.status !== 0) {
      say(
        `payload-reserve: skipped, it cannot be installed here: ${installed.stderr.trim().split('\n').at(-1)}`,
      )
      return undefined
    }
  }
  const own = new URL(url)
  own.pathname = `${own.pathname}_peer`
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(`create database ${own.pathname.slice(1)}`)
  await owner.end()
  const prepared = spawnSync(
    process.execPath,
    ['server.mjs', 'prepare', own.href, String(desks), String(customers)],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 600_000,
      env: { ...process.env, NODE_ENV: 'development' },
      maxBuffer: 64 * 2 ** 20,
    },
  )
  if (prepared.status !== 0) {
    say(`payload-reserve: skipped, it did not start: ${prepared.stderr.trim().split('\n').at(-1)}`)
    return undefined
  }
  const ids = JSON.parse(prepared.stdout.trim().split('\n').at(-1)!) as {
    service: number
    resources: number[]
    customers: string[]
  }
  // Nobody's first minute is measured.
  const filled = new pg.Client({ connectionString: own.href })
  await filled.connect()
  await filled.query('analyze')
  await filled.end()
  const child = fork(`${folder}/server.mjs`, ['serve', own.href, String(port)], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await new Promise((resolve) => child.once('message', resolve))
  const attempts: Omit<Attempts, 'days' | 'attempts' | 'seconds' | 'seed' | 'distinct'> = {
    bases: [`http://127.0.0.1:${port}`],
    path: '/api/reserve/book',
    clients: ids.customers.map((token) => ({ authorization: `JWT ${token}` })),
    body: { service: ids.service },
    deskAs: 'resource',
    dayAs: 'startTime',
    dayIs: 'instant',
    desks: ids.resources,
    repeats: false,
  }
  return {
    attempts,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      const dropping = new pg.Client({ connectionString: url })
      await dropping.connect()
      await dropping.query(`drop database ${own.pathname.slice(1)} with (force)`)
      await dropping.end()
    },
  }
}
