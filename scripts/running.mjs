// Starting other programs, in the one way that all scripts use: output shared, signals passed on, exit
// codes kept. Plain Node, because these scripts run before any package is installed.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

// A terminal sends Ctrl-C and its closing to the whole group by itself: sent twice, a polite stop becomes a kill.
const passedOn = process.stdin.isTTY ? ['SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
const outlived = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : []

/** What a script did for its user goes to standard error: standard output belongs to the program started. */
export const say = (line) => console.error(line)

/** The code a shell would report for a child that ended by code or by signal. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/**
 * Runs a program to its end and gives its exit code. A signal sent to this script reaches the program, so
 * that closing a terminal or a supervisor's SIGTERM ends both, the program first.
 */
export function run(program, argumentList, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argumentList, { cwd: root, stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    const outlive = () => {}
    for (const signal of passedOn) process.on(signal, pass)
    for (const signal of outlived) process.on(signal, outlive)
    const forget = () => {
      for (const signal of passedOn) process.off(signal, pass)
      for (const signal of outlived) process.off(signal, outlive)
    }
    child.on('error', (fault) => {
      forget()
      reject(fault)
    })
    child.on('close', (code, signal) => {
      forget()
      resolve(exitCodeOf(code, signal))
    })
  })
}

/** Runs a file of this repository with the Node that runs this script. */
export const runNode = (file, argumentList, options) =>
  run(process.execPath, [join(root, file), ...argumentList], options)
