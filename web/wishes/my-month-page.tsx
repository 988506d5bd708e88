import './words.ts'
import '../planning/my-words.ts'
import './my-month.css'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { months } from '../../features/months/contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { DecidedDays } from '../days/decided-days.tsx'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords, monthInWords, sentence } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { MyException } from '../planning/my-exception.tsx'
import { MyOtherDays } from '../planning/my-other-days.tsx'
import { AskedCalendar } from './asked-calendar.tsx'
import { WishCalendar } from './wish-calendar.tsx'

const PlanCalendar = lazy(() => import('../planning/plan-calendar.tsx'))

type Line = Answered<typeof months.months>['items'][number]

/** The month asked for, or the one that waits for wishes, or the present one. */
function chosen(lines: readonly Line[], asked: Month | undefined): Line | undefined {
  const oldestOpen = [...lines].reverse().find(({ stage }) => stage === 'wishes')
  const present = today().slice(0, 7)
  return (
    lines.find(({ month }) => month === asked) ??
    (asked ? undefined : (oldestOpen ?? lines.find(({ month }) => month === present) ?? lines[0]))
  )
}

/** Who else may state these wishes, and where that is decided. */
function DelegateLine({ name }: { name: string | null }) {
  const t = useText()
  return (
    <p>
      {name ? t('wishes.delegation-is', { name }) : t('wishes.delegation-none')}{' '}
      <Link to="/delegation">{t(name ? 'wishes.delegation-to' : 'wishes.delegation-name')}</Link>
    </p>
  )
}

export function MyMonthPage() {
  const t = useText()
  const { month: asked } = useSearch({ from: '/signed-in/my-month' })
  const opened = useAnswer(months.months, {})
  const line = opened.data && chosen(opened.data.items, asked)
  const title = line ? t('wishes.title-of', { month: monthInWords(line.month) }) : t('wishes.title')
  return (
    <Page
      title={title}
      actions={opened.data && line && <Switcher lines={opened.data.items} shown={line.month} />}
    >
      <Answer of={opened} bones={6}>
        {() => (
          <>
            {line ? (
              <>
                <MyOtherDays />
                <Stage key={line.month} line={line} />
                <MyException month={line.month} />
              </>
            ) : (
              <Empty icon="calendar" title={t('wishes.no-month')}>
                <p>{t('wishes.no-month-lead')}</p>
              </Empty>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** The month before and the month after, among those opened. */
function Switcher({ lines, shown }: { lines: readonly Line[]; shown: Month }) {
  const t = useText()
  const at = lines.findIndex(({ month }) => month === shown)
  const before = lines[at + 1]
  const after = at > 0 ? lines[at - 1] : undefined
  if (!before && !after) return null
  return (
    <nav aria-label={t('wishes.months')} className="vi-switcher">
      {before && (
        <ButtonLink kind="quiet" small to="/my-month" search={{ month: before.month }}>
          <Icon name="arrow-left" size={18} /> {sentence(monthInWords(before.month))}
        </ButtonLink>
      )}
      {after && (
        <ButtonLink kind="quiet" small to="/my-month" search={{ month: after.month }}>
          {sentence(monthInWords(after.month))} <Icon name="arrow-right" size={18} />
        </ButtonLink>
      )}
    </nav>
  )
}

function Stage({ line }: { line: Line }) {
  const t = useText()
  const { month } = line
  const wish = useAnswer(wishes.myWish, { month }, { enabled: line.stage !== 'published' })
  if (line.stage === 'published')
    return (
      <Suspense fallback={<Bones lines={6} />}>
        <PlanCalendar month={month} />
      </Suspense>
    )
  return (
    <Answer of={wish} bones={6}>
      {(mine) =>
        mine.stage === 'wishes' ? (
          <>
            <p className="vi-until">
              <Icon name="clock" /> {t('wishes.until', { day: dayInWords(mine.wishesUntil) })}
            </p>
            <WishCalendar shown={mine} month={month} />
            <DelegateLine name={mine.delegate} />
          </>
        ) : (
          <>
            <Notice title={t('wishes.closed', { month: monthInWords(month) })}>
              <p>{t('wishes.closed-lead')}</p>
            </Notice>
            <DecidedDays month={month} />
            <AskedCalendar mine={mine} month={month} />
          </>
        )
      }
    </Answer>
  )
}
