import './words.ts'
import './my-month.css'
import { useParams, useSearch } from '@tanstack/react-router'
import { months } from '../../features/months/contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import { delegation } from '../../features/wishes/delegation-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords, monthInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { AskedCalendar } from './asked-calendar.tsx'
import { WishCalendar } from './wish-calendar.tsx'

/** The wishes of somebody who has named me, month by month that is open. */
export function DelegatedMonthPage() {
  const t = useText()
  const { personId } = useParams({ from: '/signed-in/delegation/$personId' })
  const { month: asked } = useSearch({ from: '/signed-in/delegation/$personId' })
  const named = useAnswer(delegation.delegatedToMe, {})
  const opened = useAnswer(months.months, {})
  const name = named.data?.items.find((one) => one.personId === personId)?.name ?? ''
  const open = (opened.data?.items ?? []).filter(({ stage }) => stage === 'wishes').reverse()
  const month = open.find((line) => line.month === asked)?.month ?? open[0]?.month
  const title = month
    ? t('wishes.delegated-page', { name, month: monthInWords(month) })
    : t('wishes.delegated-state', { name })
  return (
    <Page
      title={title}
      lead={t('wishes.delegated-lead', { name })}
      back={{ to: '/delegation', label: t('wishes.delegation-title') }}
    >
      <Answer of={opened}>
        {() =>
          month ? (
            <>
              {open.length > 1 && (
                <nav aria-label={t('wishes.months')} className="vi-switcher">
                  {open.map((line) => (
                    <ButtonLink
                      key={line.month}
                      kind="quiet"
                      small
                      to="/delegation/$personId"
                      params={{ personId }}
                      search={{ month: line.month }}
                    >
                      {monthInWords(line.month)}
                    </ButtonLink>
                  ))}
                </nav>
              )}
              <Stated key={month} month={month} personId={personId} />
            </>
          ) : (
            <Empty icon="calendar" title={t('wishes.delegated-no-month')}>
              <p>{t('wishes.delegated-no-month-lead', { name })}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  )
}

function Stated({ month, personId }: { month: Month; personId: string }) {
  const t = useText()
  const wish = useAnswer(wishes.delegatedWish, { month, personId })
  return (
    <Answer of={wish} bones={6}>
      {(shown) =>
        shown.stage === 'wishes' ? (
          <>
            <p className="vi-until">
              <Icon name="clock" /> {t('wishes.until', { day: dayInWords(shown.wishesUntil) })}
            </p>
            <WishCalendar shown={shown} month={month} />
          </>
        ) : (
          <>
            <Notice title={t('wishes.closed', { month: monthInWords(month) })} />
            <AskedCalendar mine={shown} month={month} />
          </>
        )
      }
    </Answer>
  )
}
