import { dayInMonthInWords, dayInWords, dayNumber, numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type ByDay = readonly { day: string; toHome: number; toOffice: number }[]
const [width, height, foot, top] = [400, 140, 24, 12]
/** A few days make no wall: they stand as narrow as so many would. */
const fewestSteps = 10

const moved = ({ toHome, toOffice }: ByDay[number]): number => toHome + toOffice

/** From the first day that moves, two bars a day, home full and office outlined; the table below says the same. */
export function MovesByDay({ byDay }: { byDay: ByDay }) {
  const t = useText()
  const shown = byDay.slice(Math.max(0, byDay.findIndex(moved)))
  const highest = Math.max(1, ...shown.flatMap(({ toHome, toOffice }) => [toHome, toOffice]))
  const [step, ground] = [width / Math.max(fewestSteps, shown.length), height - foot]
  const named = Math.ceil(shown.length / 12)
  const tall = (count: number) => ((ground - top) * count) / highest
  const words = ({ day, toHome, toOffice }: ByDay[number]) =>
    `${dayInWords(day)}: ${t('replan.to-home')} ${toHome}, ${t('replan.to-office')} ${toOffice}`
  return (
    <Section title={t('replan.by-day')}>
      <figure className="replan-days">
        <figcaption aria-hidden="true">
          <span className="replan-key replan-key-home" /> {t('replan.to-home')}
          <span className="replan-key replan-key-office" /> {t('replan.to-office')}
        </figcaption>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('replan.chart')}>
          <line x1={0} x2={width} y1={ground} y2={ground} />
          {shown.map((one, index) => (
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
              {index % named === 0 && (
                <text x={index * step + step / 2} y={height - 6} textAnchor="middle">
                  {dayNumber(one.day)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </figure>
      <DataTable
        caption={t('replan.chart')}
        captionHidden
        stacks
        rows={byDay.filter(moved)}
        keyOf={({ day }) => day}
        columns={[
          { name: t('replan.day'), cell: ({ day }) => dayInMonthInWords(day) },
          { name: t('replan.to-home'), number: true, cell: ({ toHome }) => numberInWords(toHome) },
          { name: t('replan.to-office'), number: true, cell: ({ toOffice }) => numberInWords(toOffice) },
        ]}
      />
    </Section>
  )
}
