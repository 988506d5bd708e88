import type { LinkProps } from '@tanstack/react-router'
import type { IconName } from '../design/icon-paths.ts'
import type { MessageKey } from '../language.ts'
import { hasRole, type Session } from '../session.ts'

export type Place = {
  to: NonNullable<LinkProps['to']>
  label: MessageKey
  icon: IconName
  exact?: boolean
}
export type Group = { label: MessageKey; places: readonly Place[] }

const mine: Group = {
  label: 'shell.group-mine',
  places: [
    { to: '/', label: 'shell.today', icon: 'house', exact: true },
    { to: '/my-month', label: 'shell.my-month', icon: 'calendar' },
    { to: '/vicino', label: 'shell.nearby', icon: 'map-marker' },
    { to: '/prenotazioni', label: 'shell.bookings', icon: 'calendar' },
    { to: '/presence', label: 'shell.presence', icon: 'map-marker' },
    { to: '/my-bank', label: 'shell.my-bank', icon: 'restore' },
    { to: '/requests', label: 'shell.requests', icon: 'refresh' },
    { to: '/reviews', label: 'shell.reviews', icon: 'search' },
    { to: '/my-activities', label: 'shell.my-activities', icon: 'check-circle' },
    { to: '/my-agreement', label: 'shell.my-agreement', icon: 'pencil' },
    { to: '/my-safety-notice', label: 'shell.my-safety-notice', icon: 'info-circle' },
    { to: '/my-priorities', label: 'shell.my-priorities', icon: 'key' },
    { to: '/my-equipment', label: 'shell.my-equipment', icon: 'key' },
    { to: '/my-training', label: 'shell.my-training', icon: 'horn' },
    { to: '/my-ways', label: 'shell.my-ways', icon: 'map-marker' },
    { to: '/profile', label: 'shell.profile', icon: 'user' },
    { to: '/my-data', label: 'shell.my-data', icon: 'download' },
  ],
}
const team: Group = {
  label: 'shell.group-team',
  places: [
    { to: '/teams', label: 'shell.teams', icon: 'people' },
    { to: '/agreement-queue', label: 'shell.agreement-queue', icon: 'pencil' },
    { to: '/equipment', label: 'shell.equipment', icon: 'key' },
  ],
}
const hr: Group = {
  label: 'shell.group-hr',
  places: [
    { to: '/months', label: 'shell.months', icon: 'chart-line' },
    { to: '/bank', label: 'shell.bank', icon: 'restore' },
    { to: '/attendance', label: 'shell.attendance', icon: 'file-xlsx' },
    { to: '/people', label: 'shell.people', icon: 'list' },
    { to: '/activities', label: 'shell.activities', icon: 'check-circle' },
    { to: '/agreements', label: 'shell.agreements', icon: 'pencil' },
    { to: '/communications', label: 'shell.communications', icon: 'upload' },
    { to: '/training', label: 'shell.training', icon: 'horn' },
    { to: '/structure', label: 'shell.structure', icon: 'pa' },
    { to: '/timetables', label: 'shell.timetables', icon: 'clock' },
    { to: '/import', label: 'shell.import', icon: 'upload' },
    { to: '/notice-delivery', label: 'shell.notice-delivery', icon: 'mail' },
    { to: '/organisation', label: 'shell.organisation', icon: 'settings' },
  ],
}
const members: Place = { to: '/rete', label: 'shell.network', icon: 'people', exact: true }
const ourNetwork: Place = { to: '/rete/ente', label: 'shell.our-network', icon: 'pa' }
const conventions: Place = { to: '/convenzioni', label: 'shell.conventions', icon: 'pencil' }
const spaces: Place = { to: '/spazi', label: 'shell.spaces', icon: 'house' }
const boards: Place = { to: '/ospiti', label: 'shell.boards', icon: 'people' }
const codeGround: Place = { to: '/ospiti/codici', label: 'shell.code-ground', icon: 'key' }
const offer: Place = { to: '/offri', label: 'shell.offer', icon: 'plus' }
const coordination: Place = { to: '/rete/coordinamento', label: 'shell.coordination', icon: 'settings' }
const neighbourhoods: Place = { to: '/quartieri', label: 'shell.neighbourhoods', icon: 'map-marker' }
/** The network, of hosts and guests, by role; all may read who is in it. */
const networkOf = (session: Session): Group => ({
  label: 'shell.group-network',
  places: [
    ...(hasRole(session, 'hr-office', 'administrator', 'space-host', 'network-coordinator')
      ? [ourNetwork, conventions]
      : []),
    ...(hasRole(session, 'space-host', 'administrator') ? [boards, spaces] : []),
    ...(hasRole(session, 'space-host') ? [offer] : []),
    ...(hasRole(session, 'hr-office', 'administrator', 'union-representative') ? [codeGround] : []),
    ...(hasRole(session, 'network-coordinator') ? [coordination] : []),
    ...(hasRole(session, 'hr-office', 'administrator', 'network-coordinator') ? [neighbourhoods] : []),
    members,
  ],
})
const tokens: Place = { to: '/tokens', label: 'shell.tokens', icon: 'external-link' }
const setUp: Place = { to: '/set-up', label: 'shell.set-up', icon: 'check-circle' }
const identityProviders: Place = { to: '/identity-providers', label: 'shell.identity-providers', icon: 'key' }
/** For those who represent or check; everybody else finds it linked from the own month. */
const policy: Place = { to: '/policy', label: 'shell.policy', icon: 'check-circle' }
const criteria: Place = { to: '/criteria', label: 'shell.criteria', icon: 'list' }
/** For those who may see figures of who may ask without keeping the catalogue. */
const whoMayAsk: Place = { to: '/activities/who-may-ask', label: 'shell.who-may-ask', icon: 'people' }
/** For those who see figures of training without keeping it. */
const trainingCompletion: Place = { to: '/training/completion', label: 'shell.training', icon: 'horn' }
const bank: Place = { to: '/bank', label: 'shell.bank', icon: 'restore' }
const verifying: Place = { to: '/priorities', label: 'shell.priorities', icon: 'key' }
const retention: Place = { to: '/retention', label: 'shell.retention', icon: 'clock' }
const audit: Place = { to: '/audit', label: 'shell.audit', icon: 'search' }

/** Where this person can go, by role. The server decides anew on every request. */
export function groupsOf(session: Session): Group[] {
  const groups = [mine]
  // Who hosts comes for the guests first: in a small firm one person has every role, and most of it is for later.
  const hosts = hasRole(session, 'space-host')
  if (hosts) groups.push(networkOf(session))
  if (hasRole(session, 'team-manager', 'team-substitute', 'directorate-head', 'hr-office', 'administrator'))
    groups.push(team)
  if (hasRole(session, 'hr-office', 'administrator')) groups.push(hr)
  if (!hosts) groups.push(networkOf(session))
  const seesFigures =
    !hasRole(session, 'hr-office', 'administrator') &&
    hasRole(session, 'directorate-head', 'union-representative', 'safety-representative', 'auditor')
  const administration = [
    ...(hasRole(session, 'priority-verifier') ? [verifying] : []),
    ...(!hasRole(session, 'hr-office', 'administrator') && hasRole(session, 'directorate-head')
      ? [bank]
      : []),
    ...(seesFigures ? [whoMayAsk, trainingCompletion] : []),
    ...(hasRole(session, 'hr-office', 'administrator') ? [setUp] : []),
    ...(hasRole(session, 'administrator') ? [identityProviders] : []),
    ...(hasRole(session, 'hr-office', 'administrator') ? [tokens] : []),
    ...(hasRole(
      session,
      'union-representative',
      'safety-representative',
      'auditor',
      'hr-office',
      'administrator',
    )
      ? [policy, criteria]
      : []),
    ...(hasRole(session, 'administrator', 'auditor', 'union-representative', 'safety-representative')
      ? [retention]
      : []),
    ...(hasRole(session, 'administrator', 'auditor') ? [audit] : []),
  ]
  if (administration.length > 0) groups.push({ label: 'shell.group-administration', places: administration })
  return groups
}

const menu: Place = { to: '/menu', label: 'shell.menu', icon: 'burger' }

/** At most four under the thumb: what everybody uses, then guests or the team, then a page with all the rest. */
export function tabsOf(session: Session): readonly Place[] {
  const groups = groupsOf(session)
  const all = groups.flatMap(({ places }) => places)
  if (all.length <= 4) return all
  const busiest = [hr, team].find((group) => groups.includes(group)) ?? { places: mine.places.slice(2) }
  const third = hasRole(session, 'space-host') ? boards : busiest.places[0]!
  return [mine.places[0]!, mine.places[1]!, third, menu]
}
