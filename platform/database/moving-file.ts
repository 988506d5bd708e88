import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { linesOf, NotLoadable } from './moving-format.ts'

/** Objects of one piece each: a text of a megabyte is passed on as such. */
const pieces = (text: AsyncIterable<string>) => Readable.from(text, { highWaterMark: 1 })

/**
 * Writes a packed file that only its owner reads. Under its name it is there whole and on the disk, or not at all:
 * it grows beside it as `.part`, which goes where the writing fails.
 */
export async function writePacked(file: string, text: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`
  await rm(part, { force: true })
  const handle = await open(part, 'wx', 0o600)
  try {
    await pipeline(pieces(text), createGzip(), handle.createWriteStream({ flush: true }))
    await rename(part, file)
  } catch (fault) {
    await handle.close().catch(() => {})
    await rm(part, { force: true })
    throw fault
  }
  const folder = await open(dirname(file))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export const writePackedTo = (stream: NodeJS.WritableStream, text: AsyncIterable<string>): Promise<void> =>
  pipeline(pieces(text), createGzip(), stream)

/** The lines of a packed stream; what cannot be unpacked is said as a fault of the dump. */
export async function* readPacked(source: string | Readable): AsyncGenerator<string> {
  const bytes = typeof source === 'string' ? createReadStream(source) : source
  const unpacked = createGunzip()
  bytes.on('error', (fault: Error) => unpacked.destroy(fault))
  bytes.pipe(unpacked)
  try {
    yield* linesOf(unpacked as AsyncIterable<Buffer>)
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    if (code?.startsWith('Z_')) throw new NotLoadable([`the file is cut or damaged (${message})`])
    throw fault
  } finally {
    bytes.destroy()
    unpacked.destroy()
  }
}
