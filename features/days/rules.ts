// A published month as people live it: what may still change, who decides it, and why not.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isAway, isOffice, type Place, reasonsNotToChange } from '../planning/rules.ts'

/** A day of a person that would become another place. */
export type Move = { personId: string; day: Day; to: 'office' | 'home' }
export type PersonFacts = {
  personId: string
  places: readonly Place[]
  homeSuitable: boolean
  /** Away days in the month, and in an ISO week where limited. */
  quota: number
  perWeek: number | null
  /** The most away days with presence still prevalent; null where nothing limits it. */
  mostAway: number | null
  /** The own agreement over which presence must prevail; without one over months together. */
  window?: { from: Day; until: Day } | null
  /** Days taken back by a recall: they stay used, unless policy gives them back (CCNL art. 66). */
  recalled: readonly Day[]
  /** Days that a manager took away before publication or recalled: only a manager gives them again. */
  decidedByManager: readonly Day[]
}
export type TeamFacts = {
  days: readonly Day[]
  /** Persons of the team in the office, and how many must be, on each working day. */
  present: readonly number[]
  minPresent: readonly number[]
  /** Days on which the whole team is in. */
  teamDays: readonly Day[]
  /** Days on which the office is closed, and whether those who prefer presence have a desk elsewhere. */
  closedDays: readonly Day[]
  closedElsewhere: boolean
  /** Away days on closed days count besides the quota. */
  closedBeyondQuota: boolean
  /** Away days of the directorate still free this month. */
  budgetLeft: number
  people: readonly PersonFacts[]
}

type Counted = Pick<TeamFacts, 'days' | 'closedDays' | 'closedBeyondQuota'>

/** Away days without those of a closed office, where these are granted besides the others. */
const awayDays = (
  places: readonly Place[],
  { days, closedDays, closedBeyondQuota }: Counted,
  besides: readonly Day[] = [],
  counted: readonly Day[] = days,
): number =>
  days.filter(
    (day, index) =>
      counted.includes(day) &&
      (isAway(places[index]!) || besides.includes(day)) &&
      !(closedBeyondQuota && closedDays.includes(day)),
  ).length

/** Of the month's days those over which presence must prevail: all, or as long as the own agreement runs. */
const within = ({ days }: Pick<TeamFacts, 'days'>, window: PersonFacts['window']): readonly Day[] =>
  window ? days.filter((day) => day >= window.from && day <= window.until) : days

/** Away days that count against the quota, recalled ones included. */
export const usedDays = (
  { places, recalled }: Pick<PersonFacts, 'places' | 'recalled'>,
  month: Counted,
): number => awayDays(places, month, recalled)

/**
 * Why days may not be moved together; all reasons. Who comes back frees quota, week and budget for who leaves, so
 * moves to the office come first.
 */
export function reasonsAgainst(moves: readonly Move[], team: TeamFacts): Reason[] {
  const reasons: Reason[] = []
  const places = new Map(team.people.map((person) => [person.personId, [...person.places]]))
  const present = [...team.present]
  let { budgetLeft } = team
  const inOrder = [...moves.filter(({ to }) => to === 'office'), ...moves.filter(({ to }) => to === 'home')]
  for (const { personId, day, to } of inOrder) {
    const person = team.people.find((one) => one.personId === personId)!
    const own = places.get(personId)!
    const index = team.days.indexOf(day)
    // A recalled day that becomes away again was counted all the time.
    const counted = person.recalled.includes(day)
    // The person or a colleague asked for it, so it is asked for and carries its reason; the quota is below.
    const found = reasonsNotToChange(
      { day, to, reason: '-' },
      {
        days: team.days,
        places: own,
        wished: [],
        anyDay: true,
        homeSuitable: person.homeSuitable,
        quota: team.days.length + 1,
        perWeek: person.perWeek,
        present: present[index] ?? 0,
        minPresent: team.minPresent[index] ?? 0,
        budgetLeft: budgetLeft + (counted ? 1 : 0),
      },
    )
    reasons.push(
      ...found.map((reason) => ({ ...reason, code: reason.code.replace('planning/', 'days/'), day })),
    )
    if (index < 0) continue
    const from = own[index]!
    own[index] = to === 'office' ? 'office@' : 'home'
    if (to === 'office' && !isOffice(from)) present[index]!++
    if (to === 'home' && isOffice(from)) present[index]!--
    if (to === 'home' && !isAway(from) && !counted) budgetLeft--
    if (to === 'office' && isAway(from)) budgetLeft++
    if (to === 'office' && team.closedDays.includes(day) && !team.closedElsewhere)
      reasons.push({ code: 'days/office-closed', day })
  }
  for (const person of team.people) {
    const own = places.get(person.personId)!
    const used = usedDays({ ...person, places: own }, team)
    if (used > person.quota && used > usedDays(person, team))
      reasons.push({ code: 'days/over-quota', days: used, quota: person.quota })
    // Over the own agreement a day within it for one outside counts too, though the month has as many as before.
    const counted = [team.days, within(team, person.window)].map((days) => ({
      away: awayDays(own, team, [], days),
      had: awayDays(person.places, team, [], days),
    }))
    const beyond = counted.find(
      ({ away, had }) => person.mostAway !== null && away > person.mostAway && away > had,
    )
    if (beyond)
      reasons.push({ code: 'days/presence-not-prevalent', days: beyond.away, most: person.mostAway! })
  }
  return unique(reasons)
}

/** Each once; that a day is no away day says already that it cannot become an office day. */
export function unique(reasons: readonly Reason[]): Reason[] {
  const isSaid = ({ code, day }: Reason) =>
    code === 'days/same-place' && reasons.some((other) => other.code === 'days/not-away' && other.day === day)
  const kept = reasons.filter((reason) => !isSaid(reason))
  return [...new Map(kept.map((reason) => [JSON.stringify(reason), reason])).values()]
}

/** Why a day is too near. @param noticeDays 0 is the same day, 1 the day before */
export function reasonsOfNotice(day: Day, today: Day, noticeDays: number): Reason[] {
  if (day < today) return [{ code: 'days/past', day }]
  const last = addDays(day, -noticeDays)
  return today > last ? [{ code: 'days/too-late', day, until: last }] : []
}

/** Why a day that would be away is not the person's own to take: a manager must say yes. */
export function reasonsToAskManager(takenDay: Day, person: PersonFacts, team: TeamFacts): Reason[] {
  const reasons: Reason[] = []
  if (team.teamDays.includes(takenDay)) reasons.push({ code: 'days/team-day', day: takenDay })
  if (person.decidedByManager.includes(takenDay))
    reasons.push({ code: 'days/decided-by-manager', day: takenDay })
  return reasons
}

/** What becomes of a wish: done at once, asked of the manager, or no; with the reasons of the last two. */
export type Outcome = { outcome: 'at-once' | 'manager' | 'no'; reasons: Reason[] }

/** Only an away day can be given: who is absent gives nothing, and who is in the office already neither. */
export function reasonsNotToGive(day: Day, person: PersonFacts, team: TeamFacts): Reason[] {
  const index = team.days.indexOf(day)
  return index >= 0 && !isAway(person.places[index]!) ? [{ code: 'days/not-away', day }] : []
}

export const decided = (hard: Reason[], soft: Reason[]): Outcome =>
  hard.length > 0
    ? { outcome: 'no', reasons: unique(hard) }
    : { outcome: soft.length > 0 ? 'manager' : 'at-once', reasons: unique(soft) }

/** A further away day after publication. Short notice is for the manager to accept; a limit is for nobody. */
export function outcomeOfLateWish(
  day: Day,
  personId: string,
  team: TeamFacts,
  policy: { allowed: boolean; noticeDays: number },
  today: Day,
): Outcome {
  const person = team.people.find((one) => one.personId === personId)!
  const index = team.days.indexOf(day)
  const hard: Reason[] = [
    ...(policy.allowed ? [] : [{ code: 'days/late-wish-not-allowed' }]),
    ...reasonsOfNotice(day, today, 0),
    ...(index >= 0 && person.places[index] === 'absent' ? [{ code: 'days/absent', day }] : []),
    ...reasonsAgainst([{ personId, day, to: 'home' }], team),
  ]
  return decided(hard, [
    ...reasonsOfNotice(day, today, policy.noticeDays).filter(({ code }) => code === 'days/too-late'),
    ...reasonsToAskManager(day, person, team),
  ])
}

/** An away day returned for a day in the office. Whoever may be away may also come. */
export const reasonsNotToGiveBack = (day: Day, personId: string, team: TeamFacts, today: Day): Reason[] => [
  ...reasonsOfNotice(day, today, 0),
  ...reasonsNotToGive(day, team.people.find((one) => one.personId === personId)!, team),
  ...reasonsAgainst([{ personId, day, to: 'office' }], team).filter(({ code }) => code !== 'days/same-place'),
]

/**
 * A recall to the office: in useful time and at least the day before, with its reason, of somebody away.
 * (CCNL Funzioni Locali 16/11/2022 art. 66.)
 */
export function reasonsNotToRecall(
  day: Day,
  person: PersonFacts,
  team: TeamFacts,
  noticeDays: number,
  today: Day,
): Reason[] {
  return unique([
    ...reasonsNotToGive(day, person, team),
    ...reasonsOfNotice(day, today, Math.max(1, noticeDays)),
    ...reasonsAgainst([{ personId: person.personId, day, to: 'office' }], team).filter(
      ({ code }) => code !== 'days/same-place',
    ),
  ])
}

/** An absence, of which neither kind nor reason is asked. @param byOffice the HR office corrects past days too */
export function reasonsNotToReportAbsence(
  day: Day,
  place: Place | undefined,
  today: Day,
  byOffice: boolean,
): Reason[] {
  if (place === undefined) return [{ code: 'days/not-a-working-day', day }]
  return [
    ...(byOffice ? [] : reasonsOfNotice(day, today, 0)),
    ...(place === 'absent' ? [{ code: 'days/absent', day }] : []),
  ]
}

/** @param byOffice the HR office corrects past days too */
export function reasonsNotToWithdrawAbsence(
  day: Day,
  place: Place | undefined,
  today: Day,
  byOffice: boolean,
): Reason[] {
  if (place === undefined) return [{ code: 'days/not-a-working-day', day }]
  return [
    ...(byOffice ? [] : reasonsOfNotice(day, today, 0)),
    ...(place === 'absent' ? [] : [{ code: 'days/not-absent', day }]),
  ]
}
