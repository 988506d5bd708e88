import encode from 'qr'

/**
 * A text as a QR code (ISO/IEC 18004), a quarter of which may be scratched.
 * @returns squares on a side with the quiet border of four, and the dark ones as an SVG path, one unit for each
 */
export function codeOf(text: string): { side: number; path: string } {
  const squares = encode(text, 'raw', { ecc: 'quartile', border: 4 })
  const path = squares.flatMap((row, y) =>
    row.flatMap((dark, x) =>
      dark && !row[x - 1] ? [`M${x} ${y}h${lengthOf(row, x)}v1h-${lengthOf(row, x)}z`] : [],
    ),
  )
  return { side: squares.length, path: path.join('') }
}

const lengthOf = (row: readonly boolean[], from: number): number => {
  const end = row.indexOf(false, from)
  return (end === -1 ? row.length : end) - from
}
