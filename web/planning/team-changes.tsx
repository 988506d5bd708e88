import { dayInWords, instantInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { Grid } from './grid.ts'
import { kindOf } from './place-kind.ts'

/** Who changed what, and why; newest first. */
export function TeamChanges({ grid }: { grid: Grid }) {
  const t = useText()
  if (grid.changes.length === 0) return null
  const names = new Map(grid.people.map(({ personId, name }) => [personId, name]))
  return (
    <Section title={t('team.changes-section')}>
      <ul className="team-changes">
        {grid.changes
          .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
          .map((change) => (
            <li key={`${change.personId} ${change.day} ${change.changedAt}`}>
              <strong>
                {t('team.change-line', {
                  name: names.get(change.personId) ?? '',
                  day: dayInWords(change.day),
                  from: t(`team.place-${kindOf(change.from)}`),
                  to: t(`team.place-${kindOf(change.to)}`),
                })}
              </strong>
              <br />
              <span className="vi-soft">
                {t(change.reason ? 'team.day-changed' : 'team.day-changed-no-reason', {
                  by: change.changedBy,
                  at: instantInWords(change.changedAt),
                  reason: change.reason,
                })}
              </span>
            </li>
          ))}
      </ul>
    </Section>
  )
}
