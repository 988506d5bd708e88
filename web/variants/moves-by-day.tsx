import { dayInWords, dayNumber, numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type ByDay = readonly { day: string; toHome: number; toOffice: number }[]
const [width, height, foot, top] = [720, 180, 24, 12]

/** Two bars a day, home full and office outlined; the table below says the same. */
export function MovesByDay({ byDay }: { byDay: ByDay }) {
  const t = useText()
  const highest = Math.max(1, ...byDay.flatMap(({ toHome, toOffice }) => [toHome, toOffice]))
  const [step, ground] = [width / byDay.length, height - foot]
  const tall = (count: number) => ((ground - top) * count) / highest
  const words = ({ day, toHome, toOffice }: ByDay[number]) =>
    `${dayInWords(day)}: ${t('replan.to-home')} ${toHome}, ${t('replan.to-office')} ${toOffice}`
  return (
    <Section title={t('replan.by-day')}>
      <figure className="replan-days">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('replan.chart')}>
          <line x1={0} x2={width} y1={ground} y2={ground} />
          {byDay.map((one, index) => (
            <g key={one.day}>
              <title>{words(one)}</title>
              <rect
                className="replan-home"
                x={index * step + step * 0.12}
                y={ground - tall(one.toHome)}
                width={step * 0.34}
                height={tall(one.toHome)}
              />
              {one.toOffice > 0 && (
                <rect
                  className="replan-office"
                  x={index * step + step * 0.52}
                  y={ground - tall(one.toOffice)}
                  width={step * 0.34}
                  height={tall(one.toOffice)}
                />
              )}
              <text x={index * step + step / 2} y={height - 8} textAnchor="middle">
                {dayNumber(one.day)}
              </text>
            </g>
          ))}
        </svg>
      </figure>
      <DataTable
        caption={t('replan.chart')}
        rows={byDay.filter(({ toHome, toOffice }) => toHome + toOffice > 0)}
        keyOf={({ day }) => day}
        columns={[
          { name: t('replan.day'), cell: ({ day }) => dayInWords(day) },
          { name: t('replan.to-home'), number: true, cell: ({ toHome }) => numberInWords(toHome) },
          { name: t('replan.to-office'), number: true, cell: ({ toOffice }) => numberInWords(toOffice) },
        ]}
      />
    </Section>
  )
}
