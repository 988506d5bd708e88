import './words.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { planningTeam } from '../../features/planning/team-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** What one's manager asks: another day instead of one. Nothing is shown where nothing is asked. */
export function MyOtherDays() {
  const t = useText()
  const asked = useAnswer(planningTeam.myOtherDays, {})
  const answer = useAct(planningTeam.answerOtherDay, {
    refreshes: [planningTeam.myOtherDays, planningMine.myMonth],
    onDone: (_, { accept }) => announce(t(accept ? 'team.my-other-accepted' : 'team.my-other-refused')),
  })
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('team.my-other-title', { count: items.length })}>
      <ProblemNotice problem={answer.error} />
      <ul className="vi-waiting">
        {items.map((one) => (
          <li key={one.id}>
            <span className="vi-stack vi-stack-tight">
              <strong>
                {sentence(
                  t('team.my-other-line', { day: dayInWords(one.day), other: dayInWords(one.otherDay) }),
                )}
              </strong>
              <span className="vi-soft">
                {t('team.my-other-by', { by: one.askedBy, reason: one.reason })}
              </span>
              <span className="vi-row">
                <Button
                  kind="primary"
                  small
                  busy={answer.isPending && answer.variables.requestId === one.id}
                  onClick={() => answer.mutate({ requestId: one.id, accept: true })}
                >
                  {t('team.my-other-accept', { other: dayInWords(one.otherDay) })}
                </Button>
                <Button small onClick={() => answer.mutate({ requestId: one.id, accept: false })}>
                  {t('team.my-other-refuse', { day: dayInWords(one.day) })}
                </Button>
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="vi-soft">{t('team.my-other-free')}</p>
    </Section>
  )
}
