import { Link, type LinkProps } from '@tanstack/react-router'
import { network } from '../../features/alliance/network-contract.ts'
import { bookings } from '../../features/bookings/contract.ts'
import { conventions } from '../../features/conventions/contract.ts'
import { useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { dayInWords, instantInWords } from '../design/dates.ts'
import type { IconName } from '../design/icon-paths.ts'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

type Line = { key: string; icon: IconName; to: NonNullable<LinkProps['to']>; words: string; until?: string }

/** What the network waits for from who asks: a seat that is offered ends first, the rest is of the roles that decide. */
export function useNetworkWaiting(): Line[] {
  const t = useText()
  const session = useSession()
  const mine = useAnswer(bookings.myBookings, { from: today() })
  const hosts = hasRole(session, 'space-host')
  const asked = useAnswer(bookings.toApprove, { limit: 1 }, { enabled: hosts })
  const signs = hasRole(session, 'hr-office')
  const register = useAnswer(conventions.register, {}, { enabled: signs })
  const coordinates = hasRole(session, 'network-coordinator')
  const members = useAnswer(network.coordinated, {}, { enabled: coordinates })
  const offers = mine.data?.items.filter(({ state }) => state === 'offered') ?? []
  const approvals = asked.data?.total ?? 0
  const toSign = register.data?.items.filter((one) => one.toSign).length ?? 0
  const applied = members.data?.memberships.filter(({ state }) => state === 'applied').length ?? 0
  const counted = (key: string, count: number, icon: IconName, to: Line['to'], words: string): Line[] =>
    count > 0 ? [{ key, icon, to, words }] : []
  return [
    ...offers.map(
      ({ id, day, site, expiresAt }): Line => ({
        ...{ key: id, icon: 'map-marker', to: '/prenotazioni' },
        words: t('today.offered', { day: dayInWords(day), site }),
        ...(expiresAt ? { until: t('today.offered-until', { at: instantInWords(expiresAt) }) } : {}),
      }),
    ),
    ...counted('approve', approvals, 'people', '/ospiti', t('today.to-approve', { count: approvals })),
    ...counted('sign', toSign, 'pencil', '/convenzioni', t('today.to-sign', { count: toSign })),
    ...counted('applied', applied, 'mail', '/rete/coordinamento', t('today.applied', { count: applied })),
  ]
}

export const NetworkLine = ({ line: { to, words, until } }: { line: Line }) => (
  <>
    <Link to={to}>{words}</Link>
    {until && <span className="vi-soft">{until}</span>}
  </>
)
