// Installing Debian's packages for the tests, where we may: as root, with apt-get. Everywhere else nothing
// of the system is touched.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { say } from './running.mjs'

const isRoot = process.getuid?.() === 0
const network = [
  '-o',
  'Acquire::Retries=2',
  '-o',
  'Acquire::http::Timeout=30',
  '-o',
  'DPkg::Lock::Timeout=180',
]
let listsAreFresh

export const mayInstall = () => isRoot && existsSync('/usr/bin/apt-get')

/** True when the package is installed; otherwise says why not, and the caller goes without. */
export function installDebianPackage(name) {
  if (!mayInstall()) return false
  say(`Installing Debian's ${name} for the tests …`)
  listsAreFresh ??= aptGet(['update'])
  return listsAreFresh && aptGet(['install', '--yes', '--no-install-recommends', name])
}

function aptGet(argumentList) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['--quiet', ...network, ...argumentList], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return true
  say(
    `apt-get ${argumentList.join(' ')} failed:\n${`${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n')}`,
  )
  return false
}

/**
 * Debian's postgresql makes a cluster and starts a service when it is installed, unless this file says
 * otherwise: the tests bring their own cluster, and a developer's machine should not gain a service.
 */
export function forbidClusterAtInstall() {
  const file = '/etc/postgresql-common/createcluster.conf'
  if (!mayInstall() || existsSync(file)) return
  mkdirSync('/etc/postgresql-common', { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
}
