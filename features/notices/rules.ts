// What people are told, by kind. A kind belongs to the feature before its slash; its words are in kinds-messages.ts.

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
  'planning/published': ['month'],
  'planning/teams-to-approve': ['month'],
  'planning/day-changed': ['day', 'person'],
  'planning/other-day-asked': ['day', 'person'],
  'planning/reopened': ['month'],
  'days/swap-asked': ['person', 'day', 'otherDay'],
  'days/swap-answered': ['person', 'day', 'otherDay', 'outcome'],
  'days/recalled': ['day', 'person'],
  'days/absence-reported': ['person', 'day'],
  'days/late-wish-asked': ['person', 'day'],
  'days/late-wish-answered': ['day', 'outcome'],
  'days/review-asked': ['person', 'day', 'until'],
  'days/review-answered': ['day'],
  'activities/disputed': ['person', 'activity'],
  'activities/dispute-answered': ['activity'],
  'activities/assessment-changed': ['activity'],
  'policy/opinion-asked': ['from', 'until'],
  'policy/adopted': ['from'],
  'access/token-made': ['name'],
  'access/passkey-added': ['name'],
} as const satisfies Record<string, readonly string[]>
export type NoticeKind = keyof typeof noticeKinds
export type NoticeDetails = Record<string, string | number>
export type Notice = { personId: string; kind: NoticeKind; details: NoticeDetails }
