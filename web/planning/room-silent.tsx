import { useState } from 'react'
import { planningRoom } from '../../features/planning/room-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInWords, numberInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Figures } from './proposal.ts'

const shownAtOnce = 20

/** Who has stated no wish: counts by team, names on asking, and one reminder a day for all of them. */
export function Silent({ month, figures }: { month: Month; figures: Figures }) {
  const t = useText()
  const [most, setMost] = useState(shownAtOnce)
  const asked = useAnswer(planningRoom.silent, { month })
  const remind = useAct(planningRoom.remind, {
    refreshes: [planningRoom.silent],
    onDone: ({ people }) => announce(t('room.reminded', { count: people, formatted: numberInWords(people) })),
  })
  const directorates = new Map(figures.map(({ directorateId, name }) => [directorateId, name]))
  return (
    <Section title={t('room.silent-section')}>
      <Answer of={asked} bones={3}>
        {({ people, teams, lastReminder, mayRemind }) => (
          <>
            <p>
              {people === 0
                ? t('room.silent-none')
                : t('room.silent-count', {
                    count: people,
                    formatted: numberInWords(people),
                    teams: numberInWords(teams.length),
                  })}
            </p>
            <ProblemNotice problem={remind.error} />
            {people > 0 && (
              <div className="vi-row">
                <Button
                  busy={remind.isPending}
                  disabled={!mayRemind}
                  onClick={() => remind.mutate({ month })}
                >
                  {t('room.remind', { count: people, formatted: numberInWords(people) })}
                </Button>
                <span className="vi-soft">
                  {lastReminder
                    ? t('room.reminded-last', {
                        at: instantInWords(lastReminder.sentAt),
                        by: lastReminder.sentBy,
                        people: numberInWords(lastReminder.people),
                      })
                    : t('room.remind-consequence')}
                </span>
              </div>
            )}
            <ul className="room-silent">
              {teams.slice(0, most).map((team) => (
                <li key={team.teamId}>
                  <details>
                    <summary>
                      {team.name}{' '}
                      <span className="vi-soft">
                        · {directorates.get(team.directorateId)} ·{' '}
                        {t('room.silent-of', { silent: team.silent, people: team.people })}
                      </span>
                    </summary>
                    <Names month={month} teamId={team.teamId} />
                  </details>
                </li>
              ))}
            </ul>
            {teams.length > most && (
              <div>
                <Button onClick={() => setMost(most + shownAtOnce)}>
                  {t('team.more', { count: Math.min(teams.length - most, shownAtOnce) })}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

/** Names are asked for only when somebody opens the team. */
function Names({ month, teamId }: { month: Month; teamId: string }) {
  const [open, setOpen] = useState(false)
  const asked = useAnswer(planningRoom.silentPeople, { month, teamId }, { enabled: open })
  return (
    <div
      ref={(element) => {
        const details = element?.closest('details')
        if (!details) return
        const heard = () => setOpen(details.open)
        details.addEventListener('toggle', heard)
        return () => details.removeEventListener('toggle', heard)
      }}
    >
      {open && (
        <Answer of={asked} bones={1}>
          {({ items }) => <p>{items.map(({ name }) => name).join(' · ')}</p>}
        </Answer>
      )}
    </div>
  )
}
