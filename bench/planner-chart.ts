/** Gap over time of several runs as an SVG: seconds across, percent upwards, both by powers of ten. */
export interface GapCurve {
  label: string
  points: { seconds: number; gapPercent: number }[]
}

const [width, height, left, right, top, bottom] = [760, 420, 70, 150, 24, 48] as const
const colours = ['#0066cc', '#a3197d', '#008758', '#b85c00', '#5c5c00', '#495057', '#d1344b']
const leastGap = 0.0001

export function gapChart(curves: readonly GapCurve[]): string {
  const points = curves.flatMap(({ points: own }) => own)
  const seconds = points.map((point) => point.seconds).filter((value) => value > 0)
  const [from, to] = [decade(Math.min(...seconds), Math.floor), decade(Math.max(...seconds), Math.ceil)]
  const [low, high] = [leastGap, decade(Math.max(...points.map(({ gapPercent }) => gapPercent)), Math.ceil)]
  const across = (value: number): number =>
    left + ((width - left - right) * Math.log10(Math.max(value, from) / from)) / Math.log10(to / from)
  const up = (value: number): number =>
    height -
    bottom -
    ((height - top - bottom) * Math.log10(Math.max(value, low) / low)) / Math.log10(high / low)
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
  ]
  for (const value of decades(from, to)) {
    const x = across(value).toFixed(1)
    parts.push(`<path d="M${x} ${top}V${height - bottom}" stroke="#d0d0d0"/>`)
    parts.push(`<text x="${x}" y="${height - bottom + 18}" text-anchor="middle">${value} s</text>`)
  }
  for (const value of decades(low, high)) {
    const y = up(value).toFixed(1)
    parts.push(`<path d="M${left} ${y}H${width - right}" stroke="#d0d0d0"/>`)
    parts.push(`<text x="${left - 8}" y="${y}" dy="4" text-anchor="end">${value} %</text>`)
  }
  for (const [k, { label, points: own }] of curves.entries()) {
    const colour = colours[k % colours.length]!
    const way = own.map(
      ({ seconds: s, gapPercent }) => `${across(s).toFixed(1)} ${up(gapPercent).toFixed(1)}`,
    )
    parts.push(`<path d="M${way.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`)
    const y = top + 14 + 18 * k
    parts.push(`<path d="M${width - right + 12} ${y - 4}h20" stroke="${colour}" stroke-width="2"/>`)
    parts.push(`<text x="${width - right + 38}" y="${y}">${label}</text>`)
  }
  parts.push(
    `<text x="${left}" y="${height - 8}">Certified gap over seconds of the clock, by powers of ten</text>`,
  )
  return `${parts.join('\n')}\n</svg>\n`
}

const decade = (value: number, round: (power: number) => number): number => 10 ** round(Math.log10(value))

function decades(from: number, to: number): number[] {
  const values: number[] = []
  for (let power = Math.round(Math.log10(from)); power <= Math.round(Math.log10(to)); power++) {
    values.push(Number((10 ** power).toPrecision(1)))
  }
  return values
}
