/**
 * Moves that one thread found good on the plan as it stood, for another to make: of each, every person-day
 * that changes, what it was and what it becomes. Numbers in shared memory: how many are used, then move by
 * move the count of its days and for each `person-day, before, after`.
 */
import type { Congestion, Consent } from './exchanges.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import type { Schedule } from './schedule.ts'
import { officeToll } from './tolls.ts'

/** Minutes: less is rounding. */
const least = 1e-7

export class MoveLog implements Consent {
  private readonly schedule: Schedule
  private readonly numbers: Int32Array
  private before: number[] = []

  constructor(schedule: Schedule, numbers: Int32Array) {
    this.schedule = schedule
    this.numbers = numbers
    numbers[0] = 1
  }

  private hasRoom(days: number): boolean {
    return this.numbers[0]! + 1 + 3 * days <= this.numbers.length
  }

  allows(days: readonly { p: number; d: number }[]): boolean {
    const { choice, instance } = this.schedule
    this.before = days.map(({ p, d }) => choice[p * instance.days + d]!)
    return this.hasRoom(days.length)
  }

  made(days: readonly { p: number; d: number }[]): void {
    const D = this.schedule.instance.days
    this.write(days.map(({ p, d }) => p * D + d))
  }

  allowsMonth(p: number): boolean {
    const { choice, instance } = this.schedule
    this.before = Array.from(choice.subarray(p * instance.days, (p + 1) * instance.days))
    return this.hasRoom(instance.days)
  }

  madeMonth(p: number): void {
    const D = this.schedule.instance.days
    this.write(Array.from({ length: D }, (_, d) => p * D + d))
  }

  private write(days: readonly number[]): void {
    const { choice } = this.schedule
    const { numbers } = this
    const start = numbers[0]!
    let at = start + 1
    for (const [k, day] of days.entries()) {
      if (this.before[k] === choice[day]) continue
      numbers[at++] = day
      numbers[at++] = this.before[k]!
      numbers[at++] = choice[day]!
    }
    numbers[start] = (at - start - 1) / 3
    numbers[0] = at
  }

  /** Undoes every move, the last one first. */
  takeBack(): void {
    const moves = [...movesOf(this.numbers)].reverse()
    for (const { from, to } of moves) setDays(this.schedule, this.numbers, from, to, 1)
  }
}

function* movesOf(numbers: Int32Array): Generator<{ from: number; to: number }> {
  for (let at = 1; at < numbers[0]!; ) {
    const to = at + 1 + 3 * numbers[at]!
    yield { from: at + 1, to }
    at = to
  }
}

/** Sets the days of a move to what they were (`which` 1) or shall be (2); first those that come back. */
function setDays(schedule: Schedule, numbers: Int32Array, from: number, to: number, which: 1 | 2): void {
  const D = schedule.instance.days
  for (let at = from; at < to; at += 3) {
    const day = numbers[at]!
    if (schedule.choice[day] !== OFFICE && schedule.choice[day] !== numbers[at + which])
      schedule.callBack(Math.floor(day / D), day % D)
  }
  for (let at = from; at < to; at += 3) {
    const day = numbers[at]!
    if (schedule.choice[day] !== numbers[at + which])
      schedule.sendAway(Math.floor(day / D), day % D, numbers[at + which]!)
  }
}

/** Makes the moves of a log, one after the other, as far as they still hold and still pay. */
export function makeMoves(schedule: Schedule, numbers: Int32Array, { blend, dayTolls }: Congestion): number {
  let total = 0
  for (const { from, to } of movesOf(numbers)) total += makeMove(schedule, numbers, from, to, blend, dayTolls)
  return total
}

function makeMove(
  schedule: Schedule,
  numbers: Int32Array,
  from: number,
  to: number,
  blend: number,
  dayTolls: Congestion['dayTolls'],
): number {
  const i = schedule.instance
  const D = i.days
  for (let at = from; at < to; at += 3) if (schedule.choice[numbers[at]!] !== numbers[at + 1]) return 0
  const before = schedule.cost() - blend * schedule.congestion()
  let tolls = 0
  for (let at = from; at < to; at += 3) {
    const day = numbers[at]!
    if (numbers[at + 1] === OFFICE)
      tolls -= blend === 0 ? 0 : officeToll(i, dayTolls, Math.floor(day / D), day % D)
    else schedule.callBack(Math.floor(day / D), day % D)
    if (numbers[at + 2] === OFFICE)
      tolls += blend === 0 ? 0 : officeToll(i, dayTolls, Math.floor(day / D), day % D)
  }
  let holds = true
  let sent = from
  for (; sent < to && holds; sent += 3) {
    if (numbers[sent + 2] === OFFICE) continue
    const day = numbers[sent]!
    holds = mayGo(schedule, Math.floor(day / D), day % D, numbers[sent + 2]!)
    if (!holds) break
    schedule.sendAway(Math.floor(day / D), day % D, numbers[sent + 2]!)
  }
  const saved = before - schedule.cost() + blend * (schedule.congestion() - tolls)
  if (holds && saved > least) return saved
  for (let at = from; at < sent; at += 3) {
    const day = numbers[at]!
    if (numbers[at + 2] !== OFFICE) schedule.callBack(Math.floor(day / D), day % D)
  }
  for (let at = from; at < to; at += 3) {
    const day = numbers[at]!
    if (numbers[at + 1] !== OFFICE) schedule.sendAway(Math.floor(day / D), day % D, numbers[at + 1]!)
  }
  return 0
}

/** Whether every limit has room for this free day. */
function mayGo(schedule: Schedule, p: number, d: number, where: number): boolean {
  const i = schedule.instance
  return (
    i.word[p * i.days + d] === FREE &&
    schedule.teamHasRoom(i.teamOf[p]!, d) &&
    schedule.quotaLeft[p]! > 0 &&
    schedule.weekLeft[p * i.weeks + i.weekOfDay[d]!]! > 0 &&
    (where === HOME || schedule.seatsLeft[i.placeSpace[i.placeStart[p]! + where]! * i.days + d]! > 0)
  )
}
