import { spawn } from 'node:child_process'
import { connect } from 'node:net'

/** What a search for viruses says: nothing found, or what. Throws where it could not search. */
export type Verdict = { found: string | undefined }
export type Scanner = { name: string; scan(bytes: Uint8Array): Promise<Verdict> }

const patienceMilliseconds = 30_000
const chunkBytes = 1 << 16

/**
 * ClamAV's daemon over TCP, by INSTREAM: chunks with their length before them, an empty one at the end; it answers
 * `stream: OK`, `stream: <name> FOUND`, or what went wrong (`man clamd`).
 */
export const clamd = (host: string, port: number): Scanner => ({
  name: `clamd ${host}:${port}`,
  scan: (bytes) =>
    new Promise((done, fail) => {
      const socket = connect({ host, port })
      let said = ''
      socket.setTimeout(patienceMilliseconds, () => socket.destroy(new Error('no answer in time')))
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        for (let from = 0; from < bytes.length; from += chunkBytes) {
          const chunk = bytes.subarray(from, from + chunkBytes)
          const length = Buffer.alloc(4)
          length.writeUInt32BE(chunk.length)
          socket.write(length)
          socket.write(chunk)
        }
        socket.write(Buffer.alloc(4))
      })
      socket.on('data', (part) => {
        said += part.toString('utf8')
        if (said.includes('\0')) socket.end()
      })
      socket.on('error', (fault) => fail(new Error(`clamd: ${fault.message}`)))
      socket.on('close', () => {
        const answer = said.replace('\0', '').trim()
        const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? []
        if (found || answer === 'stream: OK') done({ found })
        else fail(new Error(`clamd: ${answer || 'no answer'}`))
      })
    }),
})

/**
 * A command that reads the file from its standard input: it ends with 0 where nothing is in it and with 1 where
 * something is, whose name it may write (as `clamdscan -` does); anything else is that it could not search.
 */
export const scanCommand = (command: string, args: readonly string[]): Scanner => ({
  name: command,
  scan: (bytes) =>
    new Promise((done, fail) => {
      const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: patienceMilliseconds })
      let said = ''
      child.stdout.on('data', (part: Buffer) => {
        said = (said + part.toString('utf8')).slice(0, 1000)
      })
      child.on('error', (fault) => fail(new Error(`${command}: ${fault.message}`)))
      // Who has found something need not read to the end.
      child.stdin.on('error', () => {})
      child.on('close', (code) => {
        if (code === 0) done({ found: undefined })
        else if (code === 1) done({ found: /: (.+) FOUND/.exec(said)?.[1] ?? 'virus' })
        else fail(new Error(`${command} ended with ${code}`))
      })
      child.stdin.end(bytes)
    }),
})

/** @param setting `clamd://host:port`, or a command with its arguments; undefined searches nothing */
export function scannerFor(setting: string | undefined): Scanner | undefined {
  if (!setting) return undefined
  if (setting.startsWith('clamd://')) {
    const { hostname, port } = new URL(setting)
    return clamd(hostname, Number(port || 3310))
  }
  const [command, ...args] = setting.split(/\s+/)
  return scanCommand(command!, args)
}
