import { numberInWords } from '../design/dates.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Run } from './run-watching.ts'

const width = 640
const height = 180
const edge = { left: 44, right: 8, top: 10, bottom: 22 }
const ticks = [100, 10, 1, 0.1, 0.01]
const rowsShown = 10

/** The gap over time, each tick a tenth of the one above; the same in figures below. */
export function GapCurve({ run }: { run: Run }) {
  const t = useText()
  const points = run.curve.filter(({ gapPercent }) => Number.isFinite(gapPercent))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const most = Math.max(...points.map(({ gapPercent }) => gapPercent), 1)
  const high = ticks.findLast((tick) => tick >= most) ?? ticks[0]!
  const low = Math.min(0.01, run.gapPercentAsked || 0.01)
  const x = (seconds: number) =>
    edge.left + ((width - edge.left - edge.right) * seconds) / Math.max(last.seconds, 1)
  const y = (gap: number) => {
    const share = Math.log(Math.min(high, Math.max(low, gap)) / low) / Math.log(high / low)
    return height - edge.bottom - (height - edge.top - edge.bottom) * share
  }
  const path = points
    .map(({ seconds, gapPercent }, index) => {
      const [across, down] = [x(seconds).toFixed(1), y(gapPercent).toFixed(1)]
      // A plan holds until a better one is found: steps, not slopes.
      return index === 0 ? `M${across} ${down}` : `H${across}V${down}`
    })
    .join('')
  const inWords = t('room.curve', {
    from: numberInWords(first.gapPercent, 1),
    to: numberInWords(last.gapPercent, 2),
    seconds: numberInWords(last.seconds),
  })
  const step = Math.max(1, Math.ceil(points.length / rowsShown))
  const rows = points.filter((_, index) => index % step === 0 || index === points.length - 1)
  return (
    <figure className="room-curve">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords}>
        {ticks
          .filter((tick) => tick <= high && tick >= low)
          .map((tick) => (
            <g key={tick}>
              <line
                className="room-curve-grid"
                x1={edge.left}
                x2={width - edge.right}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text x={edge.left - 6} y={y(tick) + 4} textAnchor="end">
                {numberInWords(tick, 2)} %
              </text>
            </g>
          ))}
        {run.gapPercentAsked > 0 && (
          <line
            className="room-curve-asked"
            x1={edge.left}
            x2={width - edge.right}
            y1={y(run.gapPercentAsked)}
            y2={y(run.gapPercentAsked)}
          />
        )}
        <path className="room-curve-line" d={path} />
        <circle className="room-curve-end" cx={x(last.seconds)} cy={y(last.gapPercent)} r="4" />
        <text x={edge.left} y={height - 4}>
          0 s
        </text>
        <text x={width - edge.right} y={height - 4} textAnchor="end">
          {numberInWords(last.seconds, 1)} s
        </text>
      </svg>
      <figcaption className="vi-soft">{inWords}.</figcaption>
      <details className="room-more">
        <summary>{t('room.curve-table')}</summary>
        <DataTable
          caption={inWords}
          captionHidden
          rows={rows}
          keyOf={({ seconds }) => String(seconds)}
          columns={[
            { name: t('room.curve-seconds'), number: true, cell: (point) => numberInWords(point.seconds, 1) },
            {
              name: t('room.curve-objective'),
              number: true,
              cell: (point) => numberInWords(point.objective / 60),
            },
            { name: t('room.curve-bound'), number: true, cell: (point) => numberInWords(point.bound / 60) },
            { name: t('room.curve-gap'), number: true, cell: (point) => numberInWords(point.gapPercent, 3) },
          ]}
        />
      </details>
    </figure>
  )
}
