/**
 * What the entries of a ZIP archive declare to hold when unpacked, in bytes, all together; undefined where
 * the directory at its end does not follow the format (PKWARE APPNOTE 4.3.12 and 4.3.16).
 */
export function unpackedSizeOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecordOf(view)
  if (end === undefined) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let size = 0
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    // 0xffffffff announces ZIP64, which no sheet that we would read needs: far too large in any case.
    size += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return size
}

/** The end record is the last 22 bytes, before a comment of at most 65,535. */
function endRecordOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}
