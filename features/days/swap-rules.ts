// Swaps of days, with oneself or with a colleague of the team.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isOffice, type Place } from '../planning/rules.ts'
import {
  decided,
  type Move,
  type Outcome,
  reasonsAgainst,
  reasonsNotToGive,
  reasonsOfNotice,
  reasonsToAskManager,
  type TeamFacts,
  unique,
} from './rules.ts'

export type SwapAsked = { givenDay: Day; takenDay: Day }
export type SwapPolicy = { noticeDays: number; consent: 'none' | 'manager' }

/** An away day given for an office day of the same person. */
export function outcomeOfOwnSwap(
  { givenDay, takenDay }: SwapAsked,
  personId: string,
  team: TeamFacts,
  policy: SwapPolicy,
  today: Day,
): Outcome {
  const person = team.people.find((one) => one.personId === personId)!
  const hard = [
    ...reasonsNotToGive(givenDay, person, team),
    ...noticeOf([givenDay, takenDay], today, policy.noticeDays),
    ...reasonsAgainst(
      [
        { personId, day: givenDay, to: 'office' },
        { personId, day: takenDay, to: 'home' },
      ],
      team,
    ),
  ]
  return decided(hard, [
    ...(policy.consent === 'manager' ? [{ code: 'days/consent-by-policy' }] : []),
    ...reasonsToAskManager(takenDay, person, team),
  ])
}

const noticeOf = (days: readonly Day[], today: Day, noticeDays: number): Reason[] =>
  days.flatMap((day) => reasonsOfNotice(day, today, noticeDays))

/** The moves of a swap between two persons: each takes the day of the other. */
export const movesOfSwap = (
  { givenDay, takenDay }: SwapAsked,
  personId: string,
  colleagueId: string | null,
): Move[] => [
  { personId, day: givenDay, to: 'office' },
  { personId, day: takenDay, to: 'home' },
  ...(colleagueId
    ? [
        { personId: colleagueId, day: takenDay, to: 'office' } as const,
        { personId: colleagueId, day: givenDay, to: 'home' } as const,
      ]
    : []),
]

/**
 * Whether a swap may be asked of a colleague: by what who asks may know. Of the colleague that is office or away,
 * so that asking does not tell who is absent; the rest is judged when the colleague says yes.
 */
export function outcomeOfAskingColleague(
  asked: SwapAsked,
  personId: string,
  colleaguePlaces: readonly Place[],
  team: TeamFacts,
  policy: SwapPolicy,
  today: Day,
): Outcome {
  const { givenDay, takenDay } = asked
  const person = team.people.find((one) => one.personId === personId)!
  const alone: TeamFacts = {
    ...team,
    // Who leaves and who comes are as many: presence and budget stay as they are.
    present: team.present.map(() => team.people.length + 1),
    minPresent: team.minPresent.map(() => 0),
    budgetLeft: team.budgetLeft + 2,
    people: [person],
  }
  const at = (day: Day) => colleaguePlaces[team.days.indexOf(day)] ?? ''
  const hard = [
    ...reasonsNotToGive(givenDay, person, team),
    ...noticeOf([givenDay, takenDay], today, policy.noticeDays),
    ...reasonsAgainst(movesOfSwap(asked, personId, null), alone),
    ...(isOffice(at(givenDay)) ? [] : [{ code: 'days/colleague-away', day: givenDay }]),
    ...(isOffice(at(takenDay)) ? [{ code: 'days/colleague-in-office', day: takenDay }] : []),
  ]
  return decided(hard, [
    ...(policy.consent === 'manager' ? [{ code: 'days/consent-by-policy' }] : []),
    ...reasonsToAskManager(takenDay, person, team),
  ])
}

/** The whole swap with a colleague, as it is judged when it would be done. */
export function reasonsNotToSwap(
  asked: SwapAsked,
  personId: string,
  colleagueId: string,
  team: TeamFacts,
  noticeDays: number,
  today: Day,
): Reason[] {
  const [person, colleague] = [personId, colleagueId].map(
    (id) => team.people.find((one) => one.personId === id)!,
  )
  return unique([
    ...reasonsNotToGive(asked.givenDay, person!, team),
    ...reasonsNotToGive(asked.takenDay, colleague!, team),
    ...noticeOf([asked.givenDay, asked.takenDay], today, noticeDays),
    ...reasonsAgainst(movesOfSwap(asked, personId, colleagueId), team),
  ])
}
