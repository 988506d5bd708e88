// The browser of the journeys: the one named by CHROMIUM_PATH, one that is installed, or Debian's.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebianPackage } from './debian.mjs'
import { say } from './running.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

/** The path of a Chromium that runs, or undefined after saying what is missing. */
export function findOrInstallChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runs(named)) return named
    say(`CHROMIUM_PATH is ${named}, which does not run: the journeys (tests/journeys) are skipped.`)
    return undefined
  }
  const installed = places.find(runs)
  if (installed) return installed
  installDebianPackage('chromium')
  const path = places.find(runs)
  if (!path) {
    say('No Chromium: the journeys (tests/journeys) are skipped. Install it, or set CHROMIUM_PATH.')
  }
  return path
}

// Ubuntu's chromium-browser is a script that only asks for a snap: being there is not enough.
const runs = (path) =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
