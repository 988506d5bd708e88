import { useText } from '../language.ts'

type Counts = { seats: number; freeMorning: number; freeAfternoon: number; expected: number; arrived: number }

/** The day in figures: how many, and nobody. */
export function BoardFigures({ counts }: { counts: Counts }) {
  const t = useText()
  const figures = [
    { name: t('visits.expected'), value: counts.expected },
    { name: t('visits.arrived'), value: counts.arrived },
    { name: t('visits.free-morning'), value: counts.freeMorning },
    { name: t('visits.free-afternoon'), value: counts.freeAfternoon },
    { name: t('visits.seats'), value: counts.seats },
  ]
  return (
    <dl className="board-figures" aria-live="polite">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
