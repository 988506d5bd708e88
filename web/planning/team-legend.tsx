import { useText } from '../language.ts'

const signs = [
  ['team-office', 'team.key-office', 'team.place-office'],
  ['team-home team-asked', 'team.key-home', 'team.mark-wished'],
  ['team-home', 'team.key-home', 'team.place-home'],
  ['team-space', 'team.key-space', 'team.place-space'],
  ['team-office team-refused', 'team.key-office', 'team.mark-refused'],
  ['team-absent', 'team.key-absent', 'team.place-absent'],
  ['team-office team-changed', 'team.key-office', 'team.mark-changed'],
] as const

/** Colour never alone: each sign has a letter and a shape, and its words here. */
export function Legend({ together, closed }: { together: boolean; closed: boolean }) {
  const t = useText()
  return (
    <ul className="team-legend" aria-label={t('team.legend')}>
      {signs.map(([look, letter, words]) => (
        <li key={words}>
          <span className={`team-cell ${look}`} aria-hidden="true">
            <b>{t(letter)}</b>
          </span>{' '}
          {t(words)}
        </li>
      ))}
      {together && (
        <li>
          <span className="team-sign team-together" aria-hidden="true" /> {t('team.mark-team-day')}
        </li>
      )}
      {closed && (
        <li>
          <span className="team-sign team-closed" aria-hidden="true" /> {t('team.mark-closed')}
        </li>
      )}
    </ul>
  )
}
