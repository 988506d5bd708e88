import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/**
 * One process at a time on an embedded folder: two would corrupt it silently. The lock is a listening
 * socket, since the kernel frees it with the process, also after kill -9, where a file with a process
 * number would stay behind or name somebody else.
 */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Vicinato process. Stop that process, choose another --data folder, or use PostgreSQL (DATABASE_URL), which serves several processes.`,
    )
  }
}

export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const real = realpathSync(folder)
  const abstract = process.platform === 'linux'
  const address = abstract
    ? `\0vicinato-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`
    : join(real, 'lock.sock')
  let server = await listenOn(address)
  if (!server && !abstract && !(await answers(address))) {
    rmSync(address, { force: true })
    server = await listenOn(address)
  }
  if (!server) throw new FolderInUse(folder)
  const held = server
  return () => new Promise((freed) => held.close(() => freed()))
}

function listenOn(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.on('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(undefined) : reject(fault),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
