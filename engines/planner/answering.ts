/** Questions about a solved month and their answers, as plain data: what a thread is asked (asking-in-thread.ts). */
import type { Change } from './changes.ts'
import { explainDay } from './explaining.ts'
import type { DayExplanation, Month } from './explanation.ts'
import { type Fairness, fairnessOf, type GroupFairness, type HardMonth, hardestMonths } from './fairness.ts'
import { isAway } from './limits.ts'
import { type Margin, rankMargins } from './margins.ts'
import { type OpenedPlan, openPlan } from './opened-plan.ts'
import type { SolvedMonth } from './record.ts'
import { replanOpened } from './replanning.ts'

export type Question =
  /** `wishes`: minutes that the wish could weigh instead, ascending; the least that a re-plan confirms is told. */
  | { what: 'day'; person: string; day: string; wishes: readonly number[] }
  | { what: 'presence'; team: string }
  | { what: 'hardest'; count: number }
  /** Per name of a grouping, the group of each person. */
  | { what: 'evenness'; groupings: Readonly<Record<string, Readonly<Record<string, string>>>> }
  | { what: 'margins'; perKind: number }

export interface DayAnswer {
  explanation: DayExplanation
  /** Minutes of the weakest of the asked wishes with which the day would have been granted; null where none is. */
  wish: number | null
  /** Whether home is a place for this person. */
  home: boolean
  /** How many spaces are, and whether the plan leaves a seat in any of them that day. */
  near: { spaces: number; full: boolean }
  /** How many share each limit: a price among few would tell what one of them has. */
  sharing: { team: number; directorate: number; spaces: Record<string, number> }
}
export interface PresenceAnswer {
  /** Of the team. */
  people: number
  /** Minutes of the whole month that one person less on every day gives back, as a re-plan finds. */
  minutes: number
  /** By how many more of the days asked for (wished, more than 0 minutes) would be granted, and to how many people. */
  days: number
  gainers: number
}
export interface HardestAnswer {
  hardest: HardMonth[]
  /** How many people by share granted: none, under a quarter, half, three quarters, under all, all. */
  distribution: number[]
}
export interface EvennessAnswer {
  all: Fairness
  groups: Record<string, GroupFairness[]>
}
export interface MarginProgress {
  tried: number
  toTry: number
}

/** Null where the month knows no such person, day or team. */
export type AnswerOf<Asked extends Question> = Asked extends { what: 'day' }
  ? DayAnswer | null
  : Asked extends { what: 'presence' }
    ? PresenceAnswer | null
    : Asked extends { what: 'hardest' }
      ? HardestAnswer
      : Asked extends { what: 'evenness' }
        ? EvennessAnswer
        : Margin[]

export interface HeldMonth {
  solved: SolvedMonth
  month: Month
}

export function holdMonth(solved: SolvedMonth): HeldMonth {
  return { solved, month: { opened: openPlan(solved.problem, solved.plan), prices: solved.plan.prices } }
}

export function answerQuestion<Asked extends Question>(
  held: HeldMonth,
  question: Asked,
  onProgress: (progress: MarginProgress) => void = () => {},
): AnswerOf<Asked> {
  return answered(held, question, onProgress) as AnswerOf<Asked>
}

function answered(held: HeldMonth, question: Question, onProgress: (progress: MarginProgress) => void) {
  const { problem, plan } = held.solved
  switch (question.what) {
    case 'day':
      return dayAnswer(held, question)
    case 'presence':
      return presenceAnswer(held, question.team)
    case 'hardest':
      return hardestAnswer(held, question.count)
    case 'evenness': {
      const groupings = Object.entries(question.groupings).map(([name, groupOf]) => [
        name,
        new Map(Object.entries(groupOf)),
      ])
      return fairnessOf(problem, plan, Object.fromEntries(groupings))
    }
    case 'margins':
      return marginsAnswer(held, question.perKind, onProgress)
  }
}

function dayAnswer(
  { month, solved }: HeldMonth,
  { person: id, day, wishes }: Extract<Question, { what: 'day' }>,
): DayAnswer | null {
  const { problem, plan } = solved
  const p = problem.people.findIndex((one) => one.id === id)
  if (p < 0 || !problem.days.includes(day) || !plan.people.some((one) => one.id === id)) return null
  const explanation = explainDay(month, id, day)
  const person = problem.people[p]!
  const teamsOfDirectorate = new Map(problem.teams.map(({ id, directorate }) => [id, directorate]))
  const directorate = teamsOfDirectorate.get(person.team)
  const count = (counts: (one: (typeof problem.people)[number]) => boolean) =>
    problem.people.filter(counts).length
  return {
    explanation,
    wish: weakestWish({ month, solved }, p, day, explanation, wishes),
    home: person.home,
    near: {
      spaces: person.spaces.length,
      full: person.spaces.every(
        ({ space }) => seatsLeft(month.opened, space, problem.days.indexOf(day)) <= 0,
      ),
    },
    sharing: {
      team: count(({ team }) => team === person.team),
      directorate: count(({ team }) => teamsOfDirectorate.get(team) === directorate),
      spaces: Object.fromEntries(
        person.spaces.map(({ space }) => [
          space,
          count(({ spaces }) => spaces.some((other) => other.space === space)),
        ]),
      ),
    },
  }
}

function seatsLeft({ problem, seated }: OpenedPlan, space: string, d: number): number {
  const j = problem.spaces.findIndex(({ id }) => id === space)
  return problem.spaces[j]!.seats[d]! - seated[j * problem.days.length + d]!
}

/** The first of the wishes that weighs what, by the explanation, was missing; confirmed as it is, not only near it. */
function weakestWish(
  { month }: HeldMonth,
  p: number,
  day: string,
  { person, wouldHave }: DayExplanation,
  wishes: readonly number[],
): number | null {
  const found = wouldHave.flatMap(({ changes }) => changes).find(({ what }) => what === 'wish')
  const d = month.opened.problem.days.indexOf(day)
  const enough = wishes.find((minutes) => found?.what === 'wish' && minutes >= found.minutes)
  if (enough === undefined) return null
  const changes: Change[] = [{ what: 'wish', person, day, minutes: enough }]
  const result = replanOpened(month.opened, changes, { stability: 0 })
  return 'faults' in result || !isAway(result.people[p]!.days[d]!) ? null : enough
}

function presenceAnswer({ month, solved }: HeldMonth, teamId: string): PresenceAnswer | null {
  const { opened } = month
  const team = solved.problem.teams.find(({ id }) => id === teamId)
  if (team === undefined) return null
  const people = solved.problem.people.filter((one) => one.team === teamId).length
  const changes = opened.problem.days.flatMap((day, d): Change[] => {
    const fewer = team.minPresent[d]! - 1
    return fewer < 0 ? [] : [{ what: 'present', team: teamId, day, people: fewer }]
  })
  const result = changes.length === 0 ? undefined : replanOpened(opened, changes, { stability: 0 })
  if (result === undefined || 'faults' in result) return { people, minutes: 0, days: 0, gainers: 0 }
  let days = 0
  let gainers = 0
  for (const [p, after] of result.people.entries()) {
    const before = opened.planned[p]
    if (before === after || before === undefined) continue
    const { wish } = solved.problem.people[p]!
    const granted = (words: readonly string[]): number =>
      words.filter((word, d) => isAway(word) && wish[d]! > 0).length
    const more = granted(after.days) - granted(before.days)
    days += more
    if (more > 0) gainers += 1
  }
  return { people, minutes: Math.max(0, opened.objective - result.objective), days, gainers }
}

function hardestAnswer({ solved }: HeldMonth, count: number): HardestAnswer {
  const all = hardestMonths(solved.problem, solved.plan, solved.problem.people.length)
  const distribution = [0, 0, 0, 0, 0, 0]
  for (const { share } of all)
    distribution[share === 0 ? 0 : share >= 1 ? 5 : 1 + Math.floor(share * 4)]! += 1
  return { hardest: all.filter(({ share }) => share < 1).slice(0, count), distribution }
}

function marginsAnswer(
  { month }: HeldMonth,
  perKind: number,
  onProgress: (progress: MarginProgress) => void,
): Margin[] {
  const { prices } = month
  const perDay = (rows: Record<string, number[]>): number =>
    Object.values(rows).reduce((sum, row) => sum + row.filter((price) => price > 0).length, 0)
  const dear = Object.values(prices.directorates).filter((price) => price > 0).length
  const counts = [perDay(prices.teams), perDay(prices.offices), perDay(prices.spaces), dear]
  // At most: where a minimum presence is nobody there is no one less to try.
  const toTry = counts.reduce((sum, count) => sum + Math.min(count, perKind), 0)
  let tried = -1
  return rankMargins(month, {
    perKind,
    shouldStop: () => {
      tried += 1
      onProgress({ tried, toTry })
      return false
    },
  })
}
