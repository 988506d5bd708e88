// Whether a wished day is likely to be granted, from what may be told of what the others ask. The thresholds were
// set on the true planner: tests/forecast.test.ts says how often each word comes true.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { inWeeks, type Outlook, roundedTo, type TeamOutlook } from './outlook-rules.ts'
import { reasonOfNoPlace, type Strength, strengthOf, type Wish } from './rules.ts'

export type Chance = 'likely' | 'uncertain' | 'unlikely'
export type Expectation = { chance: Chance; reasons: Reason[] }
export type ForecastNumbers = {
  days: readonly Day[]
  quota: number
  perWeek: number | null
  besides: readonly Day[]
  homeSuitable: boolean
  nearSpaces?: number
}

/** A count rounded to five may be two more or two less; that it is two more on a day is seldom. */
const doubt = { above: 1, below: Math.floor(roundedTo / 2) }
/** So few places for so many who ask that a wish like the others' is unlikely to be among those granted. */
const crowdedShare = 0.3
/** With so many places for its people there is mostly room in a small team, whatever the others ask. */
const roomyShare = 0.75
/**
 * Of those who ask for a day, at most so many are taken to ask as strongly: each has few strong days in a month, but
 * many may have the same reason.
 */
const asStrong: Record<Strength, number> = { like: 1, matters: 0.75, cannot: 0.4 }
const rank: Record<Strength, number> = { like: 0, matters: 1, cannot: 2 }

/** What to expect of each wished day. */
export function forecastOf(
  wish: Pick<Wish, 'wished' | 'matters' | 'cannot' | 'home'> & Partial<Pick<Wish, 'near'>>,
  numbers: ForecastNumbers,
  outlook: Outlook,
): Map<Day, Expectation> {
  const wished = wish.wished.filter((day) => numbers.days.includes(day))
  const nowhere = reasonOfNoPlace(wish, numbers)
  if (nowhere)
    return new Map(wished.map((day) => [day, { chance: 'unlikely', reasons: [{ code: nowhere }] }]))
  const teams = new Map(wished.map((day) => [day, ofTeam(day, strengthOf(wish, day), numbers, outlook.team)]))
  // A day that the team makes unlikely takes no place from the person's other days.
  const inPlay = wished.filter((day) => teams.get(day)!.chance !== 'unlikely')
  // A closed day besides the quota is granted whatever else is asked, and takes its place in the week.
  const strength = (day: Day) => (numbers.besides.includes(day) ? 3 : rank[strengthOf(wish, day)])
  return new Map(
    wished.map((day) => {
      if (numbers.besides.includes(day))
        return [day, because('likely', { code: 'wishes/expect-closed', day })]
      const before = inPlay.filter((other) => other !== day && strength(other) > strength(day))
      const beside = inPlay.filter((other) => other === day || strength(other) === strength(day))
      const all = [
        teams.get(day)!,
        ofWeek(day, before, beside, numbers),
        ofQuota(day, before, beside, numbers),
        ofBudget(before, [...before, ...beside], numbers, outlook.directorate),
      ]
      return [day, worst(all)]
    }),
  )
}

const likely: Expectation = { chance: 'likely', reasons: [] }
const because = (chance: Chance, reason: Reason): Expectation => ({ chance, reasons: [reason] })

/** The worst of what is expected decides; what is better says nothing more. */
function worst(all: readonly Expectation[]): Expectation {
  for (const chance of ['unlikely', 'uncertain'] as const) {
    const found = all.filter((one) => one.chance === chance)
    if (found.length > 0) return { chance, reasons: found.flatMap(({ reasons }) => reasons) }
  }
  return { chance: 'likely', reasons: all.flatMap(({ reasons }) => reasons) }
}

function ofTeam(
  day: Day,
  strength: Strength,
  { days, quota }: ForecastNumbers,
  team: TeamOutlook | null,
): Expectation {
  if (!team) return likely
  const { people, others, stated } = team
  const places = team.places[days.indexOf(day)]!
  if (team.teamDays.includes(day)) return because('unlikely', { code: 'wishes/expect-team-day', day })
  if (places === 0) return because('unlikely', { code: 'wishes/expect-nobody-away', people })
  if (places >= people) return likely
  if (stated === null) {
    const chance = places >= roomyShare * people ? 'likely' : 'uncertain'
    return because(chance, {
      code: `wishes/expect-small-${chance === 'likely' ? 'room' : 'team'}`,
      places,
      people,
    })
  }
  const asking = others[days.indexOf(day)]!
  const silent = Math.max(0, people - 1 - stated)
  const share = stated > 0 ? Math.min(1, asking / stated) : Math.min(1, quota / days.length)
  const most = Math.min(people - 1, asking + doubt.above + silent * share)
  const about = { places, about: asking }
  if (1 + most <= places) return because('likely', { code: 'wishes/expect-room', ...about })
  if (strength !== 'like' && 1 + most * asStrong[strength] <= places)
    return because('likely', { code: `wishes/expect-${strength}`, ...about })
  const least = Math.max(0, asking - doubt.below)
  if (strength === 'like' && places <= crowdedShare * (least + 1))
    return because('unlikely', { code: 'wishes/expect-crowded', ...about })
  return because('uncertain', { code: 'wishes/expect-full', ...about })
}

const sameWeek = (day: Day, list: readonly Day[]) => list.filter((other) => weekOf(other) === weekOf(day))

function ofWeek(
  day: Day,
  before: readonly Day[],
  beside: readonly Day[],
  { perWeek }: ForecastNumbers,
): Expectation {
  if (perWeek === null) return likely
  const first = sameWeek(day, before).length
  const asked = first + sameWeek(day, beside).length
  if (asked <= perWeek) return likely
  const reason = { code: 'wishes/expect-own-week', monday: weekOf(day), asked, perWeek }
  return because(perWeek === 0 || first >= perWeek ? 'unlikely' : 'uncertain', reason)
}

function ofQuota(
  day: Day,
  before: readonly Day[],
  beside: readonly Day[],
  { quota, perWeek, besides }: ForecastNumbers,
): Expectation {
  if (besides.includes(day)) return likely
  const counted = (list: readonly Day[]) => list.filter((other) => !besides.includes(other))
  const first = inWeeks(counted(before), perWeek)
  const asked = inWeeks(counted([...before, ...beside]), perWeek)
  if (asked <= quota) return likely
  return because(quota === 0 || first >= quota ? 'unlikely' : 'uncertain', {
    code: 'wishes/expect-own-quota',
    asked,
    quota,
  })
}

/** Turns of last month move a person's share of a short budget by some days. */
const turns = 2

function ofBudget(
  before: readonly Day[],
  asked: readonly Day[],
  { perWeek, quota }: ForecastNumbers,
  directorate: Outlook['directorate'],
): Expectation {
  if (!directorate || directorate.fits) return likely
  const { fits, level } = directorate
  if (fits === null || level === null) return because('uncertain', { code: 'wishes/expect-budget-unknown' })
  const reason = {
    code: 'wishes/expect-budget',
    level,
    asked: Math.min(quota, inWeeks(asked, perWeek)),
  }
  if (level === 0) return because('unlikely', reason)
  if (reason.asked <= level + 1) return likely
  const sureOf = inWeeks(before, perWeek)
  return because(sureOf >= level + turns ? 'unlikely' : 'uncertain', reason)
}
