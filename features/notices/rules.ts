// What people are told, by kind. A kind belongs to the feature before its slash; its words are in kinds-messages.ts.

import { isDay, isMonth } from '../../vocabulary/day.ts'

/**
 * The details of each kind, by name: what its words speak of. A month `2026-12` and a day `2026-12-07` become words
 * in the reader's language; `outcome` is 'accepted' or 'refused'. Never a reason, never why somebody is absent.
 */
export const noticeKinds = {
  'wishes/opened': ['month', 'until'],
  'wishes/reminder': ['month', 'until'],
  'wishes/last-day': ['month', 'until'],
  'wishes/delegated': ['person'],
  'wishes/stated-by-delegate': ['month', 'person'],
  'wishes/delegation-ended': ['person'],
  'wishes/delegation-declined': ['person'],
  'planning/published': ['month'],
  'planning/teams-to-approve': ['month', 'teams'],
  'planning/approval-reminder': ['month', 'teams'],
  'planning/day-changed': ['day', 'person'],
  'planning/other-day-asked': ['day', 'person'],
  'planning/other-day-answered': ['person', 'day', 'otherDay', 'outcome'],
  'planning/reopened': ['month'],
  'planning/seats-lost': ['month', 'days'],
  'variants/replanned': ['month', 'days'],
  'variants/replan-undone': ['month', 'days'],
  'planning/substitute-named': ['team', 'from', 'until'],
  'planning/substitute-ended': ['team'],
  'days/swap-asked': ['person', 'day', 'otherDay'],
  'days/swap-answered': ['person', 'day', 'otherDay', 'outcome'],
  'days/own-swap-answered': ['day', 'otherDay', 'outcome'],
  'days/swap-to-approve': ['person', 'day', 'otherDay'],
  'days/recalled': ['day', 'person'],
  'days/absence-reported': ['person', 'day'],
  'days/absence-withdrawn': ['person', 'day'],
  'days/late-wish-asked': ['person', 'day'],
  'days/late-wish-answered': ['day', 'outcome'],
  'days/review-asked': ['person', 'day', 'until'],
  'days/review-answered': ['day'],
  // What waits this morning; of these details only those that there are, a line each.
  'days/morning': [
    'day',
    ...['approve', 'requests', 'below', 'reviews', 'activities', 'standsIn', 'standsFor'],
    ...['belowOn', 'belowOf', 'reviewsUntil'],
  ],
  'activities/disputed': ['person', 'activity'],
  'activities/dispute-answered': ['activity'],
  'activities/assessment-changed': ['activity'],
  'policy/opinion-asked': ['from', 'until'],
  'policy/adopted': ['from'],
  'agreements/to-approve': ['person'],
  'agreements/to-sign': ['from'],
  'agreements/renewal-proposed': ['from'],
  'agreements/to-sign-office': ['person'],
  'agreements/changes-asked': ['person'],
  'agreements/refused': ['person'],
  'agreements/in-force': ['from'],
  'agreements/withdrawn': ['person', 'until'],
  'agreements/transferred': ['until'],
  'agreements/expired': [],
  'agreements/ends-soon': ['until'],
  'agreements/ends-soon-office': ['person', 'until'],
  'agreements/safety-due': [],
  'agreements/safety-ends': ['until'],
  'readiness/assigned': [],
  'readiness/answered': [],
  'training/enrolled': ['course', 'from'],
  'training/cancelled': ['course', 'from'],
  'training/begins': ['course', 'from'],
  'training/passed': ['course'],
  'training/ends-soon': ['course', 'until'],
  'training/expired': ['course'],
  'priorities/verified': [],
  'priorities/not-confirmed': [],
  'priorities/derogated': ['from', 'until'],
  'communications/due-soon': ['count', 'until'],
  'communications/overdue': ['count'],
  'spaces/document-ends': ['name', 'site', 'until'],
  'spaces/document-ended': ['name', 'site', 'until'],
  'alliance/applied': ['name'],
  'alliance/left': ['name'],
  'alliance/withdrawn': ['name'],
  'alliance/admitted': ['name'],
  'alliance/refused': ['name'],
  'alliance/suspended': ['name'],
  'conventions/to-sign': ['name', 'other'],
  'conventions/in-force': ['name', 'other', 'from'],
  'conventions/declined': ['name', 'other'],
  'conventions/ends-soon': ['name', 'other', 'until'],
  'conventions/notice-given': ['name', 'other', 'until'],
  'conventions/booking-moved': ['day', 'site', 'newSite'],
  'conventions/booking-cancelled': ['day', 'site'],
  'bookings/offered': ['day', 'site', 'until'],
  'bookings/approved': ['day', 'site'],
  'bookings/refused': ['day', 'site'],
  'bookings/ended': ['day', 'site'],
  'bookings/expired': ['day', 'site'],
  'bookings/unanswered': ['day', 'site'],
  'bookings/tomorrow': ['day', 'site'],
  'bookings/team': ['day', 'person'],
  'visits/seat-freed': ['day', 'site', 'seat', 'until'],
  'bank/received': ['month', 'days'],
  'bank/waits': ['month'],
  'mobility/ends-soon': ['name', 'until'],
  'access/token-made': ['name'],
  'access/passkey-added': ['name'],
} as const satisfies Record<string, readonly string[]>
export type NoticeKind = keyof typeof noticeKinds
export type NoticeDetails = Record<string, string | number>
export type Notice = { personId: string; kind: NoticeKind; details: NoticeDetails }

/** How long a notice is kept, read or not: what it tells stands in its own place, with its own history. */
export const keptDays = 90

// How it reaches people ---------------------------------------------------------------------------------

/** Besides the inbox, where every notice is: by mail, on a device, by both, in the digest, or not at all. */
export const ways = ['mail', 'push', 'both', 'digest', 'none'] as const
export type Way = (typeof ways)[number]
export const channels = ['mail', 'push'] as const
export type Channel = (typeof channels)[number]
export const languages = ['it', 'en'] as const
export type Language = (typeof languages)[number]

/** What asks something of managers waits for the digest; what changes a near day is not to be missed. */
const inDigest: readonly string[] = [
  'planning/teams-to-approve',
  'activities/disputed',
  'days/swap-to-approve',
  'days/late-wish-asked',
  'days/review-asked',
  'agreements/to-approve',
  'agreements/to-sign-office',
  'agreements/ends-soon-office',
]
const byBoth: readonly string[] = [
  'wishes/last-day',
  'planning/day-changed',
  'planning/other-day-asked',
  'days/swap-asked',
  'days/recalled',
  'days/absence-reported',
  'bookings/offered',
  'visits/seat-freed',
]
export const usualWay = (kind: string): Way =>
  inDigest.includes(kind) ? 'digest' : byBoth.includes(kind) ? 'both' : 'mail'

/** Browsers of one person that may be told: more are forgotten ones. */
export const mostDevices = 10

export const kindNames = Object.keys(noticeKinds) as NoticeKind[]
export const isKind = (kind: string): kind is NoticeKind => kind in noticeKinds

/** "Anagrafe, Tributi, Leva +4": a line is read at a glance. */
export const namesInBrief = (names: readonly string[], most = 3): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} +${names.length - most}`

/** Where something can be done about it, as an address within the product. */
export function pageOf(kind: string, details: NoticeDetails): string {
  const month = String(details.month ?? details.day ?? '').slice(0, 7)
  const page = pages[kind] ?? pages[kind.split('/')[0]!] ?? '/'
  return month && ['/my-month', '/teams'].includes(page) ? `${page}?month=${month}` : page
}
/** By kind, or by the feature of the kind. */
const pages: Record<string, string> = {
  wishes: '/my-month',
  'wishes/delegated': '/delegation',
  planning: '/my-month',
  'planning/teams-to-approve': '/teams',
  'planning/approval-reminder': '/teams',
  'planning/other-day-answered': '/teams',
  'planning/substitute-named': '/teams',
  'planning/substitute-ended': '/teams',
  days: '/my-month',
  variants: '/my-month',
  'days/morning': '/',
  'days/absence-reported': '/teams',
  'days/absence-withdrawn': '/teams',
  'days/swap-to-approve': '/requests',
  'days/late-wish-asked': '/requests',
  'days/review-asked': '/reviews',
  activities: '/my-activities',
  'activities/disputed': '/activities/requests',
  policy: '/policy',
  'policy/opinion-asked': '/policy/changes',
  readiness: '/my-equipment',
  training: '/my-training',
  agreements: '/my-agreement',
  priorities: '/my-priorities',
  'agreements/safety-due': '/my-safety-notice',
  'agreements/safety-ends': '/my-safety-notice',
  'agreements/to-approve': '/agreement-queue',
  'agreements/to-sign-office': '/agreement-queue',
  'agreements/ends-soon-office': '/agreement-queue',
  communications: '/communications',
  alliance: '/rete/ente',
  'alliance/applied': '/rete/coordinamento',
  'alliance/left': '/rete/coordinamento',
  'alliance/withdrawn': '/rete/coordinamento',
  conventions: '/convenzioni',
  visits: '/prenotazioni',
  bookings: '/prenotazioni',
  'conventions/booking-moved': '/prenotazioni',
  'conventions/booking-cancelled': '/prenotazioni',
  bank: '/my-bank',
  mobility: '/timetables',
  access: '/profile',
  'access/token-made': '/tokens',
}

const managers = ['team-manager', 'team-substitute', 'directorate-head', 'hr-office', 'administrator']
const keepers = ['hr-office', 'administrator']
const coordinators = ['network-coordinator']
/** Kinds that only some roles are told: nobody else is asked how. */
const onlyFor: Record<string, readonly string[]> = {
  'planning/teams-to-approve': managers,
  'planning/approval-reminder': managers,
  'days/morning': managers,
  'planning/other-day-answered': managers,
  'days/absence-reported': managers,
  'days/absence-withdrawn': managers,
  'days/swap-to-approve': managers,
  'days/late-wish-asked': managers,
  'days/review-asked': managers,
  'activities/disputed': managers,
  'agreements/to-approve': managers,
  'agreements/to-sign-office': managers,
  'agreements/ends-soon-office': managers,
  'policy/opinion-asked': ['union-representative', 'safety-representative'],
  'communications/due-soon': ['hr-office'],
  'communications/overdue': ['hr-office'],
  'alliance/applied': coordinators,
  'alliance/left': coordinators,
  'alliance/withdrawn': coordinators,
  'alliance/admitted': keepers,
  'alliance/refused': keepers,
  'alliance/suspended': keepers,
  'conventions/to-sign': keepers,
  'conventions/in-force': keepers,
  'conventions/declined': keepers,
  'conventions/ends-soon': keepers,
  'conventions/notice-given': keepers,
  'mobility/ends-soon': keepers,
  'access/token-made': keepers,
}
export const concerns = (kind: string, roles: readonly string[]): boolean =>
  onlyFor[kind]?.some((role) => roles.includes(role)) ?? true

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The details as their reader says them: "gennaio 2027", "mercoledì 9 dicembre", "accettata". */
export function inWords(
  details: NoticeDetails,
  language: Language,
  words: Readonly<Record<string, string>>,
): Record<string, string> {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  const format = (instant: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(instant)
  const said = (name: string, value: string | number): string => {
    const text = String(value)
    if (name === 'outcome') return words[`notice.outcome.${text}`] ?? text
    if (isMonth(text)) return format(midnight(`${text}-01`), { month: 'long', year: 'numeric' })
    if (isDay(text))
      return format(midnight(text), { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
    return text
  }
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, said(name, value)]))
}

/** Of a notice in lines: the details that have a line of their own, in the order in which they are said. */
export const linesOf = (kind: string, details: NoticeDetails, words: Readonly<Record<string, string>>) =>
  (isKind(kind) ? noticeKinds[kind] : []).flatMap((name) => {
    const key = `notice.${kind}.line-${name}`
    return name in details && key in words ? [key] : []
  })

const [firstMinutes, mostMinutes, mostAttempts] = [1, 6 * 60, 10]

/** When a letter that did not go out is tried again: after 1, 2, 4 … minutes; undefined after ten times. */
export const retryAt = (attempts: number, now: number): number | undefined =>
  attempts >= mostAttempts
    ? undefined
    : now + Math.min(firstMinutes * 2 ** (attempts - 1), mostMinutes) * 60_000

const staleMilliseconds = 10 * 24 * 3600_000

/** What could not be sent for ten days is no news any more; it stands in the inbox. */
export const isStale = (madeAt: number, now: number): boolean => now - madeAt > staleMilliseconds
