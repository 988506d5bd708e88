/**
 * Reads a ZIP archive from whatever can be read at an offset: the directory at its end, then each entry unpacked as a
 * stream, so that no file is ever whole in memory. Stored and deflated entries, ZIP64 too (PKWARE APPNOTE 6.3.10,
 * 4.3.12 to 4.3.16 and 4.5.3). Sizes of the directory are not believed: bytes are counted as they come, and their
 * CRC is compared.
 */
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'

/** Bytes that can be read anywhere: a file, a blob, an array. */
export interface Bytes {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

export const bytesOf = (whole: Uint8Array): Bytes => ({
  size: whole.length,
  read: (offset, length) => Promise.resolve(whole.subarray(offset, offset + length)),
})

export interface Entry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  packedSize: number
  /** Of the entry's own header. */
  offset: number
}

export type ArchiveFault = 'not-an-archive' | 'damaged-archive' | 'packed-otherwise' | 'too-large'

const pieceSize = 1 << 18
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The entries that are files, or what is wrong with the archive. */
export async function readDirectory(bytes: Bytes): Promise<Entry[] | ArchiveFault> {
  // The end record is the last 22 bytes, before a comment of at most 65,535; 20 more for the locator of ZIP64.
  const tailOffset = Math.max(0, bytes.size - 65_577)
  const tail = viewOf(await bytes.read(tailOffset, bytes.size - tailOffset))
  let end = tail.byteLength - 22
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) return 'not-an-archive'
  let count = tail.getUint16(end + 10, true)
  let length = tail.getUint32(end + 12, true)
  let offset = tail.getUint32(end + 16, true)
  if (offset === 0xffffffff || count === 0xffff) {
    if (end < 20 || tail.getUint32(end - 20, true) !== 0x07064b50) return 'damaged-archive'
    const at = Number(tail.getBigUint64(end - 12, true))
    if (at + 56 > bytes.size) return 'damaged-archive'
    const record = viewOf(await bytes.read(at, 56))
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) return 'damaged-archive'
    count = Number(record.getBigUint64(32, true))
    length = Number(record.getBigUint64(40, true))
    offset = Number(record.getBigUint64(48, true))
  }
  if (offset + length > bytes.size) return 'damaged-archive'
  return entriesOf(await bytes.read(offset, length), count)
}

function entriesOf(directory: Uint8Array, count: number): Entry[] | ArchiveFault {
  const view = viewOf(directory)
  const entries: Entry[] = []
  let at = 0
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return 'damaged-archive'
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const extra = at + 46 + nameLength
    if (extra + extraLength > view.byteLength) return 'damaged-archive'
    const name = new TextDecoder().decode(directory.subarray(at + 46, extra))
    let packedSize = view.getUint32(at + 20, true)
    let offset = view.getUint32(at + 42, true)
    // ZIP64: those of size, packed size and offset that did not fit, in this order.
    for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
      if (view.getUint16(field, true) !== 1) continue
      let value = field + 4 + (view.getUint32(at + 24, true) === 0xffffffff ? 8 : 0)
      if (packedSize === 0xffffffff && value + 8 <= view.byteLength) {
        packedSize = Number(view.getBigUint64(value, true))
        value += 8
      }
      if (offset === 0xffffffff && value + 8 <= view.byteLength)
        offset = Number(view.getBigUint64(value, true))
    }
    if (!name.endsWith('/'))
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
        crc: view.getUint32(at + 16, true),
        packedSize,
        offset,
      })
    at = extra + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** Unpacks one entry piece by piece. @returns what is wrong with it, or undefined; `take` may have been called then. */
export async function unpack(
  bytes: Bytes,
  entry: Entry,
  mostBytes: number,
  take: (piece: Uint8Array) => void,
): Promise<ArchiveFault | undefined> {
  if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) return 'packed-otherwise'
  const head = viewOf(await bytes.read(entry.offset, 30))
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) return 'damaged-archive'
  const from = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  if (from + entry.packedSize > bytes.size) return 'damaged-archive'
  let [size, crc] = [0, 0]
  let tooLarge = false
  async function takeAll(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of pieces) {
      size += piece.length
      if (size > mostBytes) {
        tooLarge = true
        return
      }
      crc = crc32(piece, crc)
      take(piece)
    }
  }
  const pieces = piecesOf(bytes, from, entry.packedSize)
  const damaged =
    entry.method === 0
      ? await takeAll(pieces).then(() => false)
      : await new Promise<boolean>((resolve, reject) => {
          pipeline(pieces, createInflateRaw({ chunkSize: pieceSize }), takeAll, (fault) => {
            if (!fault || tooLarge) resolve(false)
            else if (String(fault.code).startsWith('Z_')) resolve(true)
            else reject(fault)
          })
        })
  if (tooLarge) return 'too-large'
  return damaged || crc !== entry.crc ? 'damaged-archive' : undefined
}

async function* piecesOf(bytes: Bytes, from: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += pieceSize)
    yield await bytes.read(from + at, Math.min(pieceSize, length - at))
}
