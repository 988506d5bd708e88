import './words.ts'
import './activities.css'
import { useParams } from '@tanstack/react-router'
import { contingent } from '../../features/activities/contingent-contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

/** What the people of a team do; whether somebody may ask is for them, their head and HR to see. */
export function TeamActivitiesPage() {
  const t = useText()
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId/activities' })
  const done = useAnswer(contingent.teamActivities, { teamId })
  const teams = useAnswer(people.teams, {})
  const team = teams.data?.items.find(({ id }) => id === teamId)
  return (
    <Page
      title={team ? `${t('activities.team-title')}: ${team.name}` : t('activities.team-title')}
      lead={t('activities.team-lead')}
      back={{ to: `/teams/${teamId}`, label: team?.name ?? t('shell.teams') }}
    >
      <Answer of={done}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('activities.team-empty')} />
          ) : (
            <DataTable
              caption={t('activities.team-caption')}
              captionHidden
              rows={items}
              keyOf={({ personId }) => personId}
              columns={[
                { name: t('activities.person'), cell: ({ name }) => name },
                {
                  name: t('activities.does'),
                  cell: ({ shares }) =>
                    shares.length === 0 ? (
                      <span className="vi-soft">{t('activities.person-none')}</span>
                    ) : (
                      <ul className="activity-list">
                        {shares.map(({ activityId, name, percent, workable }) => (
                          <li key={activityId}>
                            {name}, {percent} % ·{' '}
                            {t(workable ? 'activities.workable' : 'activities.not-workable')}
                          </li>
                        ))}
                      </ul>
                    ),
                },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
