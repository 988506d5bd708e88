import { planningTeam } from '../../features/planning/team-contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Grid } from './grid.ts'
import { oldAfterChange } from './restoring.ts'

/** What was asked of whom, and what they answered; what is not answered can be taken back. */
export function OtherDayRequests({ grid }: { grid: Grid }) {
  const t = useText()
  const withdraw = useAct(planningTeam.withdrawOtherDay, {
    refreshes: oldAfterChange,
    onDone: () => announce(t('team.other-withdrawn')),
  })
  if (grid.otherDays.length === 0) return null
  const names = new Map(grid.people.map(({ personId, name }) => [personId, name]))
  return (
    <Section title={t('team.other-section')}>
      <ul className="team-changes">
        {grid.otherDays.toReversed().map((one) => (
          <li key={one.id}>
            <div className="vi-row vi-apart">
              <strong>
                {t('team.other-line', {
                  name: names.get(one.personId) ?? '',
                  day: dayInWords(one.day),
                  other: dayInWords(one.otherDay),
                })}
              </strong>
              {one.answer === 'waiting' ? (
                <Button
                  small
                  busy={withdraw.isPending && withdraw.variables.requestId === one.id}
                  onClick={() => withdraw.mutate({ requestId: one.id })}
                >
                  {t('team.other-withdraw')}
                </Button>
              ) : (
                <Badge kind={one.answer === 'accepted' ? 'good' : 'plain'}>
                  {t(one.answer === 'accepted' ? 'team.other-accepted' : 'team.other-refused')}
                </Badge>
              )}
            </div>
            <span className="vi-soft">
              {one.answer === 'waiting' && `${t('team.other-pending')} `}
              {one.reason}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
