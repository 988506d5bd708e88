import './words.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { contingent } from '../../features/activities/contingent-contract.ts'
import { exclusions } from '../../features/activities/rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Meter } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { ActivityPages } from './pages.tsx'
import { WhoMayAskPeople } from './who-may-ask-people.tsx'

type Figures = Answered<typeof contingent.contingent>

export function WhoMayAskPage() {
  const t = useText()
  const figures = useAnswer(contingent.contingent, {})
  const { directorateId } = useSearch({ from: '/signed-in/activities/who-may-ask' })
  const navigate = useNavigate()
  return (
    <Page title={t('contingent.title')} lead={t('contingent.lead')}>
      <ActivityPages />
      <Answer of={figures} bones={8}>
        {(shown) => (
          <>
            {!shown.mapped && <NotMapped />}
            <InAll figures={shown} />
            {!shown.rounded && <Why figures={shown} />}
            <ByDirectorate figures={shown} />
            {!shown.rounded && (
              <WhoMayAskPeople
                key={directorateId ?? ''}
                figures={shown}
                directorateId={directorateId ?? mostClosed(shown)}
                onDirectorate={(id) =>
                  void navigate({
                    to: '/activities/who-may-ask',
                    search: id ? { directorateId: id } : {},
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Where most people may not ask: that is where one looks first. */
const mostClosed = ({ items }: Figures) =>
  items.toSorted((a, b) => b.people - b.mayAsk - (a.people - a.mayAsk))[0]?.directorateId

function NotMapped() {
  const t = useText()
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  return (
    <Notice title={t('contingent.not-mapped-title')}>
      <p>{t('contingent.not-mapped')}</p>
      {keeps && (
        <div className="vi-row">
          <ButtonLink to="/activities" small>
            {t('activities.page-catalogue')}
          </ButtonLink>
          <ButtonLink to="/activities/import" small>
            {t('activities.page-import')}
          </ButtonLink>
        </div>
      )}
    </Notice>
  )
}

function InAll({ figures: { on, people, mayAsk, rounded, fewestPeople } }: { figures: Figures }) {
  const t = useText()
  return (
    <Section title={t('contingent.total', { may: numberInWords(mayAsk), people: numberInWords(people) })}>
      <Meter words={t('contingent.on', { day: dateInWords(on) })} value={mayAsk} max={people} />
      {rounded && <p className="vi-soft">{t('contingent.rounded', { count: fewestPeople })}</p>}
    </Section>
  )
}

function ByDirectorate({ figures: { items, rounded } }: { figures: Figures }) {
  const t = useText()
  const nameOf = ({ name, directorates }: Figures['items'][number]) =>
    name ?? t(directorates > 1 || rounded ? 'contingent.small-together' : 'activities.no-directorate')
  return (
    <Section title={t('contingent.caption')}>
      <DataTable
        caption={t('contingent.caption')}
        captionHidden
        rows={items}
        keyOf={({ directorateId, name }) => directorateId ?? name ?? ''}
        columns={[
          { name: t('contingent.directorate'), cell: nameOf },
          { name: t('contingent.people'), number: true, cell: (row) => numberInWords(row.people) },
          { name: t('contingent.may'), number: true, cell: (row) => numberInWords(row.mayAsk) },
          {
            name: t('contingent.may-not'),
            number: true,
            cell: (row) => numberInWords(row.people - row.mayAsk),
          },
          ...(rounded
            ? []
            : [
                {
                  name: t('contingent.home-missing'),
                  number: true,
                  cell: (row: Figures['items'][number]) => numberInWords(row.homeMissing ?? 0),
                },
              ]),
        ]}
      />
      {!rounded && <p className="vi-soft">{t('contingent.home-hint')}</p>}
    </Section>
  )
}

function Why({ figures: { items } }: { figures: Figures }) {
  const t = useText()
  const rows = exclusions
    .map((exclusion) => ({
      exclusion,
      people: items
        .flatMap(({ excluded }) => excluded)
        .reduce((sum, one) => sum + (one.exclusion === exclusion ? one.people : 0), 0),
    }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people)
  if (rows.length === 0) return null
  return (
    <Section title={t('contingent.why')}>
      <p className="vi-soft">{t('contingent.why-lead')}</p>
      <DataTable
        caption={t('contingent.why')}
        captionHidden
        rows={rows}
        keyOf={({ exclusion }) => exclusion}
        columns={[
          {
            name: t('contingent.exclusion'),
            cell: ({ exclusion }) => t(`contingent.exclusion-${exclusion}`),
          },
          { name: t('contingent.people'), number: true, cell: ({ people }) => numberInWords(people) },
        ]}
      />
    </Section>
  )
}
