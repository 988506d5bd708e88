import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { AskedOfMe, useAskedOfMe } from '../days/waiting-things.tsx'
import { dayInWords, monthInWords, sentence } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import type { IconName } from '../design/icon-paths.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { MyOtherDays } from './my-other-days.tsx'
import { NetworkLine, useNetworkWaiting } from './network-waiting.tsx'
import { useMonthsWithoutSeats } from './seatless.ts'

type Line = Answered<typeof months.months>['items'][number]

/** What waits for me, most pressing first, each a link to where it is done. */
export function Waiting({ lines }: { lines: readonly Line[] }) {
  const t = useText()
  const session = useSession()
  const profile = useAnswer(people.myProfile, {})
  const present = today().slice(0, 7)
  const oldestFirst = [...lines].reverse()
  const asking = oldestFirst.filter(({ stage }) => stage === 'wishes')
  const planned = oldestFirst.filter(({ stage }) => stage === 'planning')
  const news = oldestFirst.filter(({ stage, month }) => stage === 'published' && month > present)
  const approves = hasRole(session, 'team-manager', 'team-substitute', 'directorate-head')
  const unsuitable = profile.data?.homeSuitable === false
  const keeps = hasRole(session, 'hr-office', 'administrator')
  const begins = keeps && lines.length === 0
  const asked = useAskedOfMe()
  const ofNetwork = useNetworkWaiting()
  const running = oldestFirst.filter(({ stage, month }) => stage === 'published' && month >= present)
  const seatless = useMonthsWithoutSeats(keeps ? running.map(({ month }) => month) : [])
  const nothing =
    seatless.length +
      asking.length +
      planned.length +
      news.length +
      asked.requests +
      asked.reviews +
      asked.overdue ===
      0 &&
    !unsuitable &&
    !begins
  return (
    <>
      <MyOtherDays />
      <Section title={t('today.waiting')}>
        {nothing && <p className="vi-soft">{t('today.waiting-nothing')}</p>}
        <ul className="vi-waiting">
          {begins && (
            <>
              <Thing icon="upload">
                <Link to="/import">{t('today.begin-import')}</Link>
              </Thing>
              <Thing icon="chart-line">
                <Link to="/months">{t('today.begin-month')}</Link>
              </Thing>
            </>
          )}
          {keeps &&
            [...planned, ...asking].map(({ month, stage }) => (
              <Thing key={month} icon="chart-line">
                <Link to="/months/$month" params={{ month }}>
                  {t(stage === 'planning' ? 'today.room-planning' : 'today.room-wishes', {
                    month: monthInWords(month),
                  })}
                </Link>
              </Thing>
            ))}
          {seatless.map((month) => (
            <Thing key={month} icon="warning-circle">
              <Link to="/months/$month/replanning" params={{ month }}>
                {t('today.seatless', { month: monthInWords(month) })}
              </Link>
            </Thing>
          ))}
          {ofNetwork.map((line) => (
            <Thing key={line.key} icon={line.icon}>
              <NetworkLine line={line} />
            </Thing>
          ))}
          <AskedOfMe {...asked} />
          {asking.map((line) => (
            <Asking key={line.month} line={line} />
          ))}
          {unsuitable && (
            <Thing icon="house">
              <Link to="/profile">{t('today.home-suitable')}</Link>
            </Thing>
          )}
          {approves && planned.map(({ month }) => <ToApprove key={month} month={month} />)}
          {news.map(({ month }) => (
            <Thing key={month} icon="check-circle">
              <Link to="/my-month" search={{ month }}>
                {sentence(t('today.published', { month: monthInWords(month) }))}
              </Link>
            </Thing>
          ))}
          {planned.map(({ month }) => (
            <Thing key={month} icon="clock">
              <Link to="/my-month" search={{ month }}>
                {t('today.planning', { month: monthInWords(month) })}
              </Link>
            </Thing>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Asking({ line: { month, wishesUntil } }: { line: Line }) {
  const t = useText()
  const mine = useAnswer(wishes.myWish, { month })
  const stated = mine.data?.statedAt ? mine.data.wished.length : null
  return (
    <Thing icon={stated === null ? 'calendar' : 'check-circle'}>
      <Link to="/my-month" search={{ month }}>
        {stated === null
          ? t('today.wish-open', { month: monthInWords(month) })
          : t('today.wish-done', { count: stated, month: monthInWords(month) })}
      </Link>
      <span className="vi-soft">{t('today.until', { day: dayInWords(wishesUntil) })}</span>
    </Thing>
  )
}

/** Where there is a proposal, and a team of it that one may approve is not approved yet. */
function ToApprove({ month }: { month: Month }) {
  const t = useText()
  const teams = useAnswer(planning.teams, { month })
  if (!teams.data?.items.some(({ approvedAt }) => approvedAt === null)) return null
  return (
    <Thing icon="people">
      <Link to="/teams" search={{ month }}>
        {t('today.manager')}
      </Link>
      <span className="vi-soft">{sentence(monthInWords(month))}</span>
    </Thing>
  )
}

function Thing({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={24} />
      <span>{children}</span>
    </li>
  )
}
