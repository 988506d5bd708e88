// Starting other programs, in the one way that all scripts use: output shared, signals passed on, exit
// codes kept. Plain Node, because these scripts run before any package is installed.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What a script did for its user goes to standard error: standard output belongs to the program started. */
export const say = (line) => console.error(line)

/** The code a shell would report for a child that ended by code or by signal. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/**
 * Runs a program to its end and gives its exit code. Whoever stops this script stops the program: the script
 * ends only after it.
 */
export function run(program, argumentList, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argumentList, { cwd: root, stdio: 'inherit', ...options })
    const release = endWithUs((signal) => child.kill(signal))
    child.on('error', (fault) => {
      release()
      reject(fault)
    })
    child.on('close', (code, signal) => {
      release()
      resolve(exitCodeOf(code, signal))
    })
  })
}

// A terminal sends Ctrl-C and its closing to the whole group by itself: sent twice, a polite stop becomes a kill.
const passesOn = { SIGTERM: true, SIGINT: !process.stdin.isTTY, SIGHUP: !process.stdin.isTTY }

/**
 * Calls `stop` with each signal that should end the program, until released. npm runs scripts in a shell that
 * keeps its signals to itself: under npm, a parent that is gone means the same as SIGTERM.
 */
export function endWithUs(stop) {
  const heard = Object.entries(passesOn).map(([signal, pass]) => [signal, () => pass && stop(signal)])
  for (const [signal, listener] of heard) process.on(signal, listener)
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop('SIGTERM')
  }, 500).unref()
  if (!process.env.npm_lifecycle_event) clearInterval(watch)
  return () => {
    for (const [signal, listener] of heard) process.off(signal, listener)
    clearInterval(watch)
  }
}

/** Runs a file of this repository with the Node that runs this script. */
export const runNode = (file, argumentList, options) =>
  run(process.execPath, [join(root, file), ...argumentList], options)
