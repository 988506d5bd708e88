// Photographs as cameras make them say where and when, with what, by whom. What is kept is the picture alone: the file
// is taken apart and put together from the parts that draw it. Its pixels are not touched.
export type Picture = {
  type: 'image/jpeg' | 'image/png'
  bytes: Uint8Array
  width: number
  height: number
}
const mostPixels = 60_000_000

/** By its first bytes, never by its name: the picture without what is written beside it; undefined where it is none. */
export function plainPicture(bytes: Uint8Array): Picture | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const picture = isJpeg(file) ? plainJpeg(file) : isPng(file) ? plainPng(file) : undefined
  return picture && picture.width > 0 && picture.height > 0 && picture.width * picture.height <= mostPixels
    ? picture
    : undefined
}

const isJpeg = (file: Buffer): boolean => file.length > 4 && file.readUIntBE(0, 3) === 0xffd8ff
const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')
const isPng = (file: Buffer): boolean => file.subarray(0, 8).equals(pngSignature)

/** ITU T.81 annex B. Of the application's segments stay JFIF, the colours (ICC, Adobe), and which way up, alone. */
function plainJpeg(file: Buffer): Picture | undefined {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])]
  let [width, height, turned] = [0, 0, 1]
  let at = 2
  let ended = false
  while (!ended) {
    if (file[at] !== 0xff) return undefined
    while (file[at + 1] === 0xff) at++
    const marker = file[at + 1]
    if (marker === undefined || marker === 0x00) return undefined
    if (marker === 0xd9) {
      // What hangs on after the end (a film, a thumbnail, another file) is no part of the picture.
      kept.push(Buffer.from([0xff, 0xd9]))
      ended = true
      continue
    }
    if ((marker >= 0xd0 && marker <= 0xd8) || marker === 0x01 || at + 4 > file.length) return undefined
    const length = file.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > file.length) return undefined
    const body = file.subarray(at + 4, end)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      if (body.length < 6) return undefined
      ;[height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)]
    }
    if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) turned = orientationOf(body.subarray(6))
    if (staysInJpeg(marker, body)) kept.push(file.subarray(at, end))
    at = end
    if (marker === 0xda) {
      // The scan's data: until a marker that neither is stuffed nor begins its next piece.
      const from = at
      while (at < file.length && (file[at] !== 0xff || isWithinScan(file[at + 1]))) at++
      if (at >= file.length) return undefined
      kept.push(file.subarray(from, at))
    }
  }
  if (turned > 1) kept.splice(1, 0, exifOf(turned))
  if (turned > 4) [width, height] = [height, width]
  return { type: 'image/jpeg', bytes: Buffer.concat(kept), width, height }
}
const isWithinScan = (next: number | undefined): boolean =>
  next === 0x00 || (next !== undefined && next >= 0xd0 && next <= 0xd7)
const startsWith = (body: Buffer, text: string): boolean =>
  body.subarray(0, text.length).equals(Buffer.from(text, 'latin1'))
function staysInJpeg(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return (
    // JFIF's own thumbnail may show what was cut away later: only without one.
    (marker === 0xe0 && startsWith(body, 'JFIF\0') && body.length === 14) ||
    (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0')) ||
    (marker === 0xee && startsWith(body, 'Adobe') && body.length === 12)
  )
}

/** Which way up the camera was held: 1 to 8 (Exif 2.32, tag 0x0112). */
function orientationOf(tiff: Buffer): number {
  const order = tiff.subarray(0, 2).toString('latin1')
  if ((order !== 'II' && order !== 'MM') || tiff.length < 10) return 1
  const word = (at: number) =>
    at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const long = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = word(long)
  for (let entry = 0; entry < Math.min(entries, 200); entry++) {
    const at = long + 2 + entry * 12
    if (word(at) === 0x0112) {
      const value = word(at + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
  }
  return 1
}
/** That alone, as a segment. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.from(
    `4d4d002a000000080001011200030000000100${orientation.toString(16).padStart(2, '0')}000000000000`,
    'hex',
  )
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const pngStays = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'iCCP',
])
/** ISO 15948. What draws stays; texts, times, Exif and what nobody knows does not. */
function plainPng(file: Buffer): Picture | undefined {
  const kept: Buffer[] = [pngSignature]
  let [width, height] = [0, 0]
  for (let at = 8; ; ) {
    if (at + 12 > file.length) return undefined
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (length > 0x7fffffff || end > file.length) return undefined
    const kind = file.subarray(at + 4, at + 8).toString('latin1')
    if (at === 8) {
      if (kind !== 'IHDR' || length !== 13) return undefined
      ;[width, height] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    }
    if (pngStays.has(kind)) kept.push(file.subarray(at, end))
    if (kind === 'IEND') break
    at = end
  }
  return { type: 'image/png', bytes: Buffer.concat(kept), width, height }
}

/** A PDF begins as one; a program may have written something before, within its first kilobyte, which is not taken. */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
