import './words.ts'
import { contingent } from '../../features/activities/contingent-contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { numberInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { type Text, useText } from '../language.ts'
import { ActivityPages } from './pages.tsx'

type Obstacles = Answered<typeof contingent.obstacles>

/** Which missing tool or paper archive, if mended, opens agile work to how many; and in which order best. */
export function ObstaclesPage() {
  const t = useText()
  const obstacles = useAnswer(contingent.obstacles, {})
  return (
    <Page title={t('obstacles.title')} lead={t('obstacles.lead')}>
      <ActivityPages />
      <Answer of={obstacles} bones={8}>
        {(shown) => (
          <>
            <p>
              {t('obstacles.now', {
                may: peopleInWords(t, shown.mayAsk),
                people: peopleInWords(t, shown.people),
              })}{' '}
              {shown.rounded && t('obstacles.rounded', { count: shown.fewestPeople })}
            </p>
            {shown.items.length === 0 ? (
              <Empty icon="check-circle" title={t('obstacles.none')}>
                <p>{t('obstacles.none-lead')}</p>
              </Empty>
            ) : (
              <>
                <Bars items={shown.items} />
                <Sequence steps={shown.sequence} />
                <Ranked items={shown.items} />
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Of few people, to who may not see them, no number is told. */
const peopleInWords = (t: Text, count: number | null): string =>
  count === null ? t('obstacles.few') : numberInWords(count)

function opensInWords(t: Text, opens: number | null, alsoNeeded: number | null): string {
  if (opens === null) return t('obstacles.opens-few')
  if (opens > 0 || alsoNeeded === 0) return t('obstacles.opens-words', { count: opens })
  return alsoNeeded === null ? t('obstacles.also-few') : t('obstacles.also-words', { count: alsoNeeded })
}

/** The words say all; the bar is for the eye. */
function Bars({ items }: { items: Obstacles['items'] }) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const nameOf = new Map(directorates.data?.items.map(({ id, name }) => [id, name]))
  const most = Math.max(1, ...items.map(({ opens }) => opens ?? 0))
  return (
    <Section title={t('obstacles.ranked')}>
      <ol className="activity-bars">
        {items.map(({ toolId, name, opens, alsoNeeded, needed, byDirectorate }) => (
          <li key={toolId} className="vi-stack-tight">
            <div className="activity-bar-head">
              <strong>{name}</strong>
              <span>{opensInWords(t, opens, alsoNeeded)}</span>
            </div>
            <span className="activity-bar-track" aria-hidden="true">
              <span className="activity-bar-fill" style={{ width: `${((opens ?? 0) / most) * 100}%` }} />
            </span>
            {needed && <span className="vi-soft">{needed}</span>}
            {byDirectorate.length > 0 && (
              <details>
                <summary>{t('obstacles.by-directorate')}</summary>
                <ul className="activity-list">
                  {byDirectorate.map(({ directorateId, people: count }) => (
                    <li key={directorateId ?? ''} className="vi-row vi-apart">
                      <span>
                        {directorateId ? (nameOf.get(directorateId) ?? '') : t('activities.no-directorate')}
                      </span>
                      <span>{t('activities.people-count', { count })}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Ranked({ items }: { items: Obstacles['items'] }) {
  const t = useText()
  return (
    <Section title={t('obstacles.caption')}>
      <DataTable
        caption={t('obstacles.caption')}
        captionHidden
        rows={items}
        keyOf={({ toolId }) => toolId}
        columns={[
          { name: t('obstacles.tool'), cell: ({ name }) => name },
          { name: t('activities.tool-kind'), cell: ({ kind }) => t(`activities.tool-kind-${kind}`) },
          { name: t('obstacles.opens'), number: true, cell: ({ opens }) => peopleInWords(t, opens) },
          { name: t('obstacles.also'), number: true, cell: ({ alsoNeeded }) => peopleInWords(t, alsoNeeded) },
          { name: t('obstacles.activities'), number: true, cell: (row) => numberInWords(row.activities) },
        ]}
      />
      <p className="vi-soft">{t('obstacles.also-hint')}</p>
    </Section>
  )
}

function Sequence({ steps }: { steps: Obstacles['sequence'] }) {
  const t = useText()
  return (
    <Section title={t('obstacles.sequence')}>
      <p className="vi-soft">{t('obstacles.sequence-lead')}</p>
      <DataTable
        caption={t('obstacles.sequence')}
        captionHidden
        rows={steps.map((step, index) => ({ ...step, place: index + 1 }))}
        keyOf={({ toolId }) => toolId}
        columns={[
          { name: t('obstacles.step'), cell: ({ place, name }) => `${place}. ${name}` },
          { name: t('obstacles.step-opens'), number: true, cell: ({ opens }) => peopleInWords(t, opens) },
          { name: t('obstacles.step-in-all'), number: true, cell: ({ inAll }) => peopleInWords(t, inAll) },
        ]}
      />
    </Section>
  )
}
