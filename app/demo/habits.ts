import { type Random, randomOf } from '../../engines/planner/random.ts'
import { quotaOf } from '../../features/months/rules.ts'
import { items } from '../../features/policy/rules.ts'
import { emptyWish, type Wish } from '../../features/wishes/rules.ts'
import { type Day, weekdayOf } from '../../vocabulary/day.ts'
import type { DemoPerson } from './city.ts'
import { drawn, shuffled } from './drawing.ts'

/** Assumed: how many state wishes at all, how many say that any day suits, how many are absent some days. */
const statedShare = 0.88
const anyDayShare = 0.1
const absentShare = 0.35
/** How liked each weekday is, Monday to Friday: away days gather around the end of the week. */
const liking = [22, 14, 16, 14, 34]
const days = { least: 6, most: 10 }
/** Assumed: how many say that some days matter, that on one they cannot otherwise, that they would rather have a
 * desk near home, that in this month another hour suits them. */
const mattersShare = 0.4
const cannotShare = 0.15
const nearShare = 0.25
const entryShare = 0.06

export type DemoWish = Wish & { personId: string }

/**
 * What people ask of a month: on the weekdays that each prefers, the same ones every month.
 * @param open of the month still open, where those whom a visitor signs in as have stated nothing yet
 */
export function drawWishes(
  people: readonly DemoPerson[],
  month: { days: readonly Day[]; daysPerPerson: number },
  { seed, open }: { seed: number; open: boolean },
): DemoWish[] {
  const ofMonth = randomOf(seed + Number(month.days[0]!.slice(0, 7).replace('-', '')))
  // Its own, so that what is said besides changes nothing of which days are asked for.
  const ofPersonMonth = (index: number) =>
    seed * 1_000_003 + index * 1_201 + Number(month.days[0]!.slice(0, 7).replace('-', ''))
  return people.flatMap((person, index) => {
    const habit = habitOf(person, randomOf(seed * 100_003 + index))
    const states = person.member ? !open : ofMonth.next() < statedShare
    const wish = wishOf(person, habit, month, ofMonth)
    const said = strengthen(wish, person, randomOf(ofPersonMonth(index)))
    return states ? [{ personId: person.id, ...said }] : []
  })
}

type Habit = { weekdays: number[]; count: number; anyDay: boolean }

function habitOf(person: DemoPerson, random: Random): Habit {
  const weekdays = new Set<number>()
  for (let number = 1 + random.below(3); number > 0; number--)
    weekdays.add(drawn(random, [1, 2, 3, 4, 5], (weekday) => liking[weekday - 1]!))
  return {
    weekdays: [...weekdays],
    count: days.least + random.below(days.most - days.least + 1),
    anyDay: person.member ? person.member.anyDay === true : random.next() < anyDayShare,
  }
}

function wishOf(
  person: DemoPerson,
  { weekdays, count, anyDay }: Habit,
  month: { days: readonly Day[]; daysPerPerson: number },
  random: Random,
): Wish {
  const absent = absencesOf(month.days, random)
  const away = new Set(absent)
  const possible = month.days.filter((day) => !away.has(day))
  // All of the weekday liked best, then of the next one as many as are left to ask for.
  const liked = weekdays.flatMap((weekday) =>
    shuffled(
      random,
      possible.filter((day) => weekdayOf(day) === weekday),
    ),
  )
  const others = shuffled(
    random,
    possible.filter((day) => !weekdays.includes(weekdayOf(day))),
  )
  // Part-timers ask for days in proportion; who has no suitable home tells absences only, unless named.
  const asked = person.homeSuitable || person.member ? quotaOf(count, person.partTimePercent) : 0
  const wished = [...liked, ...others].slice(0, asked).sort()
  return { ...emptyWish, wished, absent, anyDay: anyDay && person.homeSuitable, home: true }
}

/** How strongly, within what a month allows everybody; and where and when besides. */
function strengthen(wish: Wish, person: DemoPerson, random: Random): Wish {
  const { matters, cannot } = items['wish-strengths'].usual
  const drawnDays = shuffled(random, wish.wished)
  const cannotDays = random.next() < cannotShare ? drawnDays.splice(0, cannot.days) : []
  const mattersDays = random.next() < mattersShare ? drawnDays.splice(0, 1 + random.below(matters.days)) : []
  const { entryEarliest, entryLatest } = person
  return {
    ...wish,
    matters: mattersDays.sort(),
    cannot: cannotDays.sort(),
    near: random.next() < nearShare || person.member?.near === true,
    entryPreferred: random.next() < entryShare ? (random.next() < 0.5 ? entryEarliest : entryLatest) : null,
  }
}

/** One to four working days in a row. */
function absencesOf(days: readonly Day[], random: Random): Day[] {
  if (random.next() >= absentShare) return []
  const length = 1 + random.below(4)
  const first = random.below(days.length)
  return days.slice(first, first + length)
}
