import './words.ts'
import { privacy } from '../../features/privacy/contract.ts'
import { kinds } from '../../features/privacy/kinds-rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords, numberInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { languageNow, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { PeriodForm } from './period-form.tsx'

type Kept = Answered<typeof privacy.retention>['items'][number]

/** How long each kind of data is kept, what goes next and what went. */
export function RetentionPage() {
  const t = useText()
  const session = useSession()
  const mayChange = session !== null && hasRole(session, 'administrator')
  const retention = useAnswer(privacy.retention, {})
  const language = languageNow()
  const period = ({ counted, days, usualDays, mostDays, changeable, next }: Kept) => {
    if (counted === 'never') return t('privacy.counted-never')
    const count = (value: number) => t('privacy.days', { count: value })
    return (
      <>
        {count(days)} {t(`privacy.counted-${counted}`)}
        {changeable && days !== usualDays && (
          <div className="vi-soft">
            {t('privacy.usual', { days: count(usualDays), most: count(mostDays) })}
          </div>
        )}
        {next && <div>{t('privacy.next', { day: dayInWords(next.validFrom), days: count(next.days) })}</div>}
      </>
    )
  }
  return (
    <Page
      title={t('privacy.retention-title')}
      lead={t('privacy.retention-lead')}
      actions={mayChange && <ButtonLink to="/erasures">{t('privacy.to-erasures')}</ButtonLink>}
    >
      <Answer of={retention} bones={10}>
        {({ items }) => (
          <>
            <Section title={t('privacy.retention-title')} plain>
              <DataTable
                caption={t('privacy.retention-title')}
                captionHidden
                rows={items}
                keyOf={({ kind }) => kind}
                columns={[
                  { name: t('privacy.kind'), cell: ({ kind }) => kinds[kind].title[language] },
                  { name: t('privacy.kept'), cell: period },
                  { name: t('privacy.due'), number: true, cell: ({ due }) => numberInWords(due) },
                  { name: t('privacy.soon'), number: true, cell: ({ soon }) => numberInWords(soon) },
                  { name: t('privacy.deleted'), number: true, cell: ({ deleted }) => numberInWords(deleted) },
                  { name: t('privacy.reason'), cell: ({ kind }) => kinds[kind].why[language] },
                ]}
              />
            </Section>
            {mayChange && <PeriodForm items={items.filter(({ changeable }) => changeable)} />}
          </>
        )}
      </Answer>
    </Page>
  )
}
