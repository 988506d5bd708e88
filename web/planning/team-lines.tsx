import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { planning } from '../../features/planning/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'

export type TeamLine = Answered<typeof planning.teams>['items'][number]

/** Below its minimum on a day on which somebody is away. */
export const isBelow = ({ inOrder }: TeamLine): boolean => !inOrder

const shownAtOnce = 40

/** Teams as links, forty at a time. */
export function TeamLines(props: { title: string; teams: readonly TeamLine[]; month: Month }) {
  const t = useText()
  const { title, teams, month } = props
  const [most, setMost] = useState(shownAtOnce)
  if (teams.length === 0) return null
  const left = teams.length - most
  return (
    <Section plain title={title}>
      <ul className="teams-list">
        {teams.slice(0, most).map((team) => (
          <li key={team.teamId}>
            <Link to="/teams/$teamId" params={{ teamId: team.teamId }} search={{ month }}>
              <Line team={team} />
            </Link>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <div>
          <Button onClick={() => setMost(most + shownAtOnce)}>
            {t('team.more', { count: Math.min(left, shownAtOnce) })}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Line({ team }: { team: TeamLine }) {
  const t = useText()
  const below = isBelow(team)
  return (
    <>
      <span className="teams-name">
        {team.name} <span className="vi-soft">· {t('team.people', { count: team.people })}</span>
      </span>
      <span className="vi-soft">
        {t('team.granted-of', { granted: numberInWords(team.granted), refused: numberInWords(team.refused) })}
      </span>
      <span className={below ? 'teams-below' : 'vi-soft'}>
        {below
          ? t('team.least', {
              present: team.leastPresent,
              needed: team.minPresent,
              day: team.leastPresentOn ? dayInWords(team.leastPresentOn) : '',
            })
          : t('team.least-fine', { present: team.leastPresent, needed: team.minPresent })}
      </span>
      <span className="vi-row teams-marks">
        {team.approvedAt ? (
          <Badge kind="good" icon="check">
            {t('team.badge-approved')}
          </Badge>
        ) : (
          <Badge kind={below ? 'bad' : 'accent'}>
            {t(below ? 'team.badge-decide' : 'team.badge-in-order')}
          </Badge>
        )}
        {team.changes > 0 && <Badge>{t('team.changes', { count: team.changes })}</Badge>}
      </span>
    </>
  )
}
