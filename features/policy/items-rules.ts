// What an administration decides for itself, item by item: the shape of each value, where it may be decided,
// and what holds until somebody decides. Minutes are minutes of people's time, as the plan counts them.
import type { Day } from '../../vocabulary/day.ts'

/** Where a value may be decided. The nearer prevails: team, then office, then directorate, then organisation. */
export const scopes = ['team', 'office', 'directorate', 'organisation'] as const
export type Scope = (typeof scopes)[number]

export type Prevalence = {
  required: boolean
  /** Presence on more than half of the working days; otherwise half is enough. */
  strict: boolean
  /** Months over which presence must prevail together; 1 is each month by itself. */
  months: number
  /** The month with which the first window begins, `YYYY-MM`. */
  from: string
  /**
   * agreement: the window is the duration of each person's own agreement; where that has no term, or there is none, the
   * months together. Missing in values decided before there was a choice: months.
   */
  over?: 'months' | 'agreement' | undefined
}
export type MinimumPresence = {
  /** Persons, or percent of the members (rounded up); the greater where both are given. */
  people: number
  percent: number
  /** Another number of persons on some weekdays (1 = Monday), instead of the above. */
  weekdays: { weekday: number; people: number }[]
}
export type ClosureDays = {
  weekdays: number[]
  days: Day[]
  /** Where those who prefer presence get a desk, and how many desks are kept for them there. */
  elsewhere: { officeId: string; desks: number } | null
  /** A wished closure day is granted besides the days of the month. */
  beyondQuota: boolean
}
export type PlanWeights = {
  /** Per quarter of an hour off the preferred entry. */
  slotMinutes: number
  /** Per person over an office's desks on a day. */
  deskMinutes: number
  /** The first away day of a person; the n-th is worth this divided by √n, so that days are shared. */
  firstDayMinutes: number
}
export type CommuteCounting = {
  /** flat: everybody's way counts the same; capped: as long as it is, up to `minutes`; full: as long as it is. */
  how: 'flat' | 'capped' | 'full'
  /** One way: the same for all where flat, the most where capped, and where nothing is known. */
  minutes: number
}
export type WishStrengths = {
  like: number
  matters: { days: number; minutes: number }
  cannot: { days: number; minutes: number }
}

/** What somebody may need at hand to work away. */
export const equipmentNeeds = ['computer', 'remote-access', 'phone', 'connection', 'signature'] as const
export type EquipmentNeed = (typeof equipmentNeeds)[number]

/** Who decides on an agreement, in their order; and who signs it for the body. */
export const approvers = ['team-manager', 'directorate-head', 'hr-office'] as const
export type Approver = (typeof approvers)[number]
export type AgreementTerms = {
  openEnded: boolean
  mostMonths: number
  /** Days a month that an agreement may have at most; 0 is no limit. */
  mostDaysPerMonth: number
  /** How many contact bands of how many minutes at least, and how long all together at most. */
  leastBands: number
  leastBandMinutes: number
  dailyMinutes: number
  /** Of a withdrawal, never fewer than the law's 30; and whether it may be from an agreement with a term. */
  noticeDays: number
  fixedTermNotice: boolean
  /** A renewal needs a positive evaluation of the agreement before. */
  evaluation: boolean
}

/** Situations that the law gives priority in access to work away; which norm each is of: features/priorities. */
export const priorityCategories = [
  'child-to-12',
  'child-disabled',
  'own-disability',
  'caregiver',
  'leave-104',
  'after-long-illness',
] as const
export type PriorityCategory = (typeof priorityCategories)[number]
/** What a wish weighs with a verified priority of these categories, in percent of everybody's: the same for all. */
export type PriorityWeight = { percent: number; categories: PriorityCategory[] }

/** Where one may work near home: what a site is. */
export const siteKinds = ['municipal', 'company', 'coworking', 'library', 'other'] as const
export type SiteKind = (typeof siteKinds)[number]
/** What a day at a site counts as. */
export const siteDayMeanings = ['presence', 'agile', 'remote'] as const
export type SiteDayMeaning = (typeof siteDayMeanings)[number]

/** Seats that people may book besides what a plan gives them; 0 is no limit. */
export type BookingLimits = {
  /** Of one person: in an ISO week, and still to come. */
  personPerWeek: number
  personAhead: number
  /** Of all the organisation's people on one day. */
  organisationPerDay: number
  /** The same by kind of site: of a person in a week, of all on a day. */
  kindPerWeek: Record<SiteKind, number>
  kindPerDay: Record<SiteKind, number>
}

/** The bank of days: who may give and receive, how many, in what order, until when. */
export const bankGivers = ['everybody', 'with-agreement'] as const
export const bankPriorities = ['priority-first', 'priority-share', 'priority-none'] as const
export type BankRules = {
  open: boolean
  /** with-agreement: only who has one in force. */
  givers: (typeof bankGivers)[number]
  /** Days that one person may receive in a month and in a year; 0 is no limit. */
  mostPerMonth: number
  mostPerYear: number
  /** Days given in one directorate go to people of others too. */
  across: boolean
  /**
   * What a verified priority counts (L. 81/2017 art. 18 c. 3-bis): it comes first; or days received count less, by the
   * weight of wishes; or nothing. Then who received least, then who asked on an earlier day, then by lot.
   */
  priority: (typeof bankPriorities)[number]
  /** Days before the last working day of the month on which the bank of the month closes. */
  closesBefore: number
  /** What nobody received: is gone with the month, or goes on to the next. */
  unused: 'expire' | 'stay'
}

export type Values = {
  'days-per-month': number
  /** In an ISO week; 7 is no limit. */
  'days-per-week': number
  'part-time-rounding': 'nearest' | 'down' | 'up'
  prevalence: Prevalence
  'minimum-presence': MinimumPresence
  'team-days': { weekdays: number[]; days: Day[] }
  'closure-days': ClosureDays
  'plan-weights': PlanWeights
  'commute-counting': CommuteCounting
  'wish-strengths': WishStrengths
  'wish-reminders': number[]
  'priority-weight': PriorityWeight
  'workable-share': number
  /** A space is near a home where a way without a car takes at most so many minutes. */
  'near-minutes': number
  /** Minutes that a seat in the nearest space is worth more than home to who would rather have one. */
  'near-bonus': number
  'mapping-gate': 'off' | 'warn' | 'block'
  /** By kind of site, what a day there counts as. */
  'site-days': Record<SiteKind, SiteDayMeaning>
  'booking-limits': BookingLimits
  'swap-notice': number
  'swap-consent': 'none' | 'manager'
  'recall-notice': number
  'recall-day-back': boolean
  'late-wish': { allowed: boolean; noticeDays: number }
  bank: BankRules
  review: { officerPersonId: string | null; answerWithinDays: number }
  /** Days after which it is forgotten who came to a seat. */
  'check-in-days': number
  'meal-voucher': { office: boolean; away: boolean }
  consultation: { required: boolean; days: number }
  replanning: { stabilityMinutes: number; noticeDays: number }
  'agreement-gate': 'off' | 'warn' | 'block'
  'safety-gate': 'off' | 'warn' | 'block'
  'equipment-needs': EquipmentNeed[]
  'training-gate': 'off' | 'warn' | 'block'
  'training-warnings': number[]
  'agreement-way': { approvals: Approver[]; signer: Approver; transfer: 'close' | 'keep' }
  'agreement-terms': AgreementTerms
  'agreement-warnings': number[]
}
export type Item = keyof Values

type Definition<Value> = { scopes: readonly Scope[]; usual: Value }
const everywhere = scopes
const together = ['directorate', 'organisation'] as const
const alone = ['organisation'] as const

export const items: { readonly [I in Item]: Definition<Values[I]> } = {
  // The plan of the founding documents; CCNL and agreements leave the number to each body.
  'days-per-month': { scopes: everywhere, usual: 8 },
  'days-per-week': { scopes: everywhere, usual: 2 },
  'part-time-rounding': { scopes: alone, usual: 'nearest' },
  // DM 8/10/2021 art. 1 c. 3 b; the average over months: circular of 5 January 2022.
  prevalence: {
    scopes: alone,
    usual: { required: true, strict: true, months: 1, from: '2022-01', over: 'months' },
  },
  'minimum-presence': { scopes: everywhere, usual: { people: 0, percent: 0, weekdays: [] } },
  'team-days': { scopes: ['team', 'directorate'], usual: { weekdays: [], days: [] } },
  // Agreement of the City of Milan, 29 October 2022 to 7 April 2023: recommended, never compulsory.
  'closure-days': {
    scopes: ['office'],
    usual: { weekdays: [], days: [], elsewhere: null, beyondQuota: false },
  },
  'plan-weights': { scopes: alone, usual: { slotMinutes: 2, deskMinutes: 200, firstDayMinutes: 20 } },
  // Flat, so that who lives near the office is not granted less for it.
  'commute-counting': { scopes: alone, usual: { how: 'flat', minutes: 30 } },
  'wish-strengths': {
    scopes: alone,
    usual: { like: 20, matters: { days: 3, minutes: 40 }, cannot: { days: 1, minutes: 160 } },
  },
  'wish-reminders': { scopes: alone, usual: [5, 1] },
  // L. 81/2017 art. 18 c. 3-bis: their requests come first, where the work allows. How much is the body's choice.
  'priority-weight': { scopes: alone, usual: { percent: 150, categories: [...priorityCategories] } },
  // Any workable part of the work is enough to ask: how much is then granted is a matter of days.
  'workable-share': { scopes: together, usual: 1 },
  'near-minutes': { scopes: everywhere, usual: 30 },
  // As much as a plain wish: a space ten minutes farther than the nearest is still as good as home.
  'near-bonus': { scopes: alone, usual: 20 },
  // A site of the body itself is its premises; elsewhere work is agile (L. 81/2017 art. 18) or, where place and hours are
  // bound, remote (CCNL Funzioni Locali art. 68: coworking and decentralised centres): the body's choice.
  'site-days': {
    scopes: alone,
    usual: { municipal: 'presence', company: 'agile', coworking: 'agile', library: 'agile', other: 'agile' },
  },
  'booking-limits': {
    scopes: alone,
    usual: {
      personPerWeek: 0,
      personAhead: 0,
      organisationPerDay: 0,
      kindPerWeek: { municipal: 0, company: 0, coworking: 0, library: 0, other: 0 },
      kindPerDay: { municipal: 0, company: 0, coworking: 0, library: 0, other: 0 },
    },
  },
  'mapping-gate': { scopes: together, usual: 'warn' },
  'swap-notice': { scopes: together, usual: 1 },
  'swap-consent': { scopes: everywhere, usual: 'none' },
  // CCNL Funzioni Locali art. 66: useful time, at least the day before; no day back.
  'recall-notice': { scopes: together, usual: 1 },
  'recall-day-back': { scopes: together, usual: false },
  'late-wish': { scopes: together, usual: { allowed: true, noticeDays: 1 } },
  // The founding documents: each directorate has a budget, and who does not use days gives them to who needs more. After
  // the model of solidarity leave (CCNL 21 May 2018 art. 30). No regulation says how many: the body decides.
  bank: {
    scopes: alone,
    usual: {
      open: true,
      givers: 'everybody',
      mostPerMonth: 4,
      mostPerYear: 12,
      across: true,
      priority: 'priority-first',
      closesBefore: 1,
      unused: 'expire',
    },
  },
  review: { scopes: together, usual: { officerPersonId: null, answerWithinDays: 10 } },
  // For occupancy and safety; the Garante accepts metadata up to 21 days (6 June 2024).
  'check-in-days': { scopes: alone, usual: 14 },
  // On agile days since CCNL Funzioni Locali 2022-2024, where the body's agreement takes it up.
  'meal-voucher': { scopes: together, usual: { office: true, away: false } },
  consultation: { scopes: alone, usual: { required: true, days: 10 } },
  // A published day counts for something: as much as a way to the office that was arranged around it.
  replanning: { scopes: alone, usual: { stabilityMinutes: 30, noticeDays: 1 } },
  // L. 81/2017 art. 19: no day away without an agreement. It warns, so that a body can begin with those on paper.
  'agreement-gate': { scopes: together, usual: 'warn' },
  // L. 81/2017 art. 22: handed over at least once a year.
  'safety-gate': { scopes: together, usual: 'warn' },
  // DM 8/10/2021 art. 1 c. 3 c, e: devices, and access that keeps what is read confidential.
  'equipment-needs': { scopes: together, usual: ['computer', 'remote-access'] },
  // CCNL Funzioni Locali art. 67: training goes with work away. Which courses, each says of itself, with a day.
  'training-gate': { scopes: together, usual: 'warn' },
  'training-warnings': { scopes: alone, usual: [60, 30, 7] },
  // Who signed for the body no longer answers for who moved to another directorate.
  'agreement-way': {
    scopes: together,
    usual: { approvals: ['team-manager'], signer: 'directorate-head', transfer: 'close' },
  },
  // CCNL Funzioni Locali artt. 65-66; 36 hours in five days are 432 minutes a day.
  'agreement-terms': {
    scopes: together,
    usual: {
      openEnded: true,
      mostMonths: 12,
      mostDaysPerMonth: 0,
      leastBands: 1,
      leastBandMinutes: 60,
      dailyMinutes: 432,
      noticeDays: 30,
      fixedTermNotice: true,
      evaluation: false,
    },
  },
  'agreement-warnings': { scopes: alone, usual: [60, 30, 7] },
}
export const itemNames = Object.keys(items) as Item[]
