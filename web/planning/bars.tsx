type Bar = { key: string; name: string; value: number; words: string }

const [width, height, foot, top] = [720, 200, 24, 12]

/** Bars for the eye; what they say stands in the table beside them, and in each bar's title. */
export function Bars({
  label,
  bars,
  most,
}: {
  label: string
  bars: readonly Bar[]
  most?: number | undefined
}) {
  const highest = most ?? Math.max(1, ...bars.map(({ value }) => value))
  // A few months make no wall: they stand as wide as a year's would.
  const step = width / Math.max(12, bars.length)
  const ground = height - foot
  const named = Math.ceil(bars.length / 13)
  return (
    <figure className="room-bars">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line x1={0} x2={width} y1={ground} y2={ground} />
        {bars.map(({ key, name, value, words }, index) => {
          const tall = Math.max(1, ((ground - top) * Math.min(value, highest)) / highest)
          return (
            <g key={key}>
              <rect x={index * step + step * 0.15} y={ground - tall} width={step * 0.7} height={tall} rx={3}>
                <title>{words}</title>
              </rect>
              {index % named === 0 && (
                <text x={index * step + step / 2} y={height - 8} textAnchor="middle">
                  {name}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
