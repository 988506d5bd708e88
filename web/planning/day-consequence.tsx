import {
  type Consequence,
  consequenceOf,
  factsOn,
  type MonthFacts,
} from '../../features/planning/change-rules.ts'
import { reasonsNotToChange } from '../../features/planning/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { Icon } from '../design/icon.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import type { ChangedTo } from './place-kind.ts'

/** What a change would do to team, person and directorate, and what stands against it: said before it is made. */
export function DayConsequence(props: { month: MonthFacts; day: Day; to: ChangedTo; reason: string }) {
  const t = useText()
  const { month, day, to, reason } = props
  const then = consequenceOf(month, day, to)
  // The reason is asked for by its own field.
  const reasons = reasonsNotToChange({ day, to, reason: reason || '…' }, factsOn(month, day))
  return (
    <div className="team-consequence" role="status">
      <ul>
        <Line bad={then.present < then.needed}>
          {t('team.then-present', { present: then.present, needed: then.needed })}
        </Line>
        <Line bad={then.granted > then.quota}>
          {t('team.then-quota', { granted: then.granted, quota: then.quota })}
          {then.perWeek !== null &&
            `; ${t('team.then-week', { inWeek: then.inWeek, perWeek: then.perWeek })}`}
        </Line>
        <Line bad={then.budgetLeft < 0}>{budgetWords(t, then)}</Line>
      </ul>
      {reasons.length > 0 && (
        <ul className="team-against">
          {reasons.map((one) => (
            <li key={one.code}>
              <Icon name="error" /> {wordsOfReason(one)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const budgetWords = (t: ReturnType<typeof useText>, { budgetLeft }: Consequence) =>
  t('team.then-budget', { count: Math.max(0, budgetLeft) })

function Line({ bad, children }: { bad: boolean; children: React.ReactNode }) {
  return (
    <li className={bad ? 'team-then-bad' : undefined}>
      <Icon name={bad ? 'warning-circle' : 'check'} /> <span>{children}</span>
    </li>
  )
}
