import { useText } from '../language.ts'

type Counts = {
  seats: number
  freeMorning: number
  freeAfternoon: number
  expected: number
  arrived: number | null
}

/** The day in figures: how many, and nobody. */
export function BoardFigures({ counts }: { counts: Counts }) {
  const t = useText()
  const figures = [
    { name: t('visits.expected'), value: counts.expected },
    { name: t('visits.arrived'), value: counts.arrived ?? '–', hidden: counts.arrived === null },
    { name: t('visits.free-morning'), value: counts.freeMorning, of: counts.seats },
    { name: t('visits.free-afternoon'), value: counts.freeAfternoon, of: counts.seats },
  ]
  return (
    <dl className="board-figures" aria-live="polite">
      {figures.map(({ name, value, of: seats, hidden }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {hidden && <small className="board-hidden">{t('visits.arrived-few')}</small>}
            {seats !== undefined && <small> {t('visits.entrance-of', { seats })}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
