/**
 * A feasible plan being worked on: who is where, what is left of every limit, and what it all costs.
 * Entry slots are the cheapest ones for who is in the office (or, of a published plan, its own).
 */
import type { Arrivals, ArrivalsState } from './arrivals.ts'
import { arrivalsOf, noArrivals } from './arrivals.ts'
import type { Allocate } from './compiling.ts'
import { ownMemory } from './compiling.ts'
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import { keptArrivalsOf } from './kept-arrivals.ts'

/** Everybody in the office on every free day. */
export const allInOffice = (i: Instance): Int16Array => i.word.map((word) => (word === FREE ? OFFICE : word))

/** All that a schedule counts; in shared memory where several threads work on it. */
export interface ScheduleState {
  /** Per person-day: OFFICE, ABSENT, HOME or a place of the person (from 0). */
  choice: Int16Array
  /** What is left; below 0 only while a plan is being mended. */
  teamLeft: Int32Array
  directorateLeft: Int32Array
  seatsLeft: Int32Array
  quotaLeft: Int16Array
  weekLeft: Int16Array
  /** Per person: away days on free days. */
  awayCount: Int16Array
  /** Per office-day: people there. */
  atOffice: Int32Array
  arrivals: ArrivalsState
}

/** Nothing counted yet. */
export function emptyState(i: Instance, allocate: Allocate = ownMemory): ScheduleState {
  const ints = (length: number): Int32Array => new Int32Array(allocate(4 * length))
  const shorts = (length: number): Int16Array => new Int16Array(allocate(2 * length))
  return {
    choice: shorts(i.people * i.days),
    teamLeft: ints(i.teams * i.days),
    directorateLeft: ints(i.directorates),
    seatsLeft: ints(i.spaces * i.days),
    quotaLeft: shorts(i.people),
    weekLeft: shorts(i.people * i.weeks),
    awayCount: shorts(i.people),
    atOffice: ints(i.offices * i.days),
    arrivals: noArrivals(i, allocate),
  }
}

export class Schedule implements Omit<ScheduleState, 'arrivals'> {
  readonly instance: Instance
  readonly choice: Int16Array
  readonly teamLeft: Int32Array
  readonly directorateLeft: Int32Array
  readonly seatsLeft: Int32Array
  readonly quotaLeft: Int16Array
  readonly weekLeft: Int16Array
  readonly awayCount: Int16Array
  readonly atOffice: Int32Array
  readonly arrivals: Arrivals
  /** Minutes, without arrivals and crowded desks. */
  private settled = 0
  private overDesks = 0

  constructor(instance: Instance, state: ScheduleState, arrivals: Arrivals) {
    this.instance = instance
    this.choice = state.choice
    this.teamLeft = state.teamLeft
    this.directorateLeft = state.directorateLeft
    this.seatsLeft = state.seatsLeft
    this.quotaLeft = state.quotaLeft
    this.weekLeft = state.weekLeft
    this.awayCount = state.awayCount
    this.atOffice = state.atOffice
    this.arrivals = arrivals
  }

  /**
   * A schedule of its own. `choice` gives decided days as they are, and free days OFFICE, HOME or a place of
   * the person; `state` is where all is counted.
   */
  static of(
    i: Instance,
    choice: Int16Array = allInOffice(i),
    state: ScheduleState = emptyState(i),
  ): Schedule {
    const arrivals = i.published === null ? arrivalsOf(i, state.arrivals) : keptArrivalsOf(i, i.published)
    const schedule = new Schedule(i, state, arrivals)
    schedule.begin(choice)
    return schedule
  }

  /** Forgets what was, and counts this choice. */
  begin(choice: Int16Array): void {
    const i = this.instance
    this.choice.set(choice)
    this.teamLeft.set(i.teamRoom)
    this.directorateLeft.set(i.directorateRoom)
    this.seatsLeft.set(i.seatRoom)
    this.quotaLeft.set(i.quotaRoom)
    this.weekLeft.set(i.weekRoom)
    this.awayCount.fill(0)
    this.atOffice.set(i.officeMost)
    this.settled = i.constant
    this.overDesks = 0
    for (let p = 0; p < i.people; p++) {
      for (let d = 0; d < i.days; d++) {
        const where = choice[p * i.days + d]!
        if (where === OFFICE) this.settled += this.officeDay(p, d)
        else if (i.word[p * i.days + d] === FREE) {
          this.countLimits(p, d, where, 1)
          this.settled += this.awayCost(p, d, where) - this.grantOf(p, this.awayCount[p]! - 1)
          this.atOffice[i.officeOfTeam[i.teamOf[p]!]! * i.days + d]! -= 1
        }
      }
    }
    for (let cell = 0; cell < this.atOffice.length; cell++) {
      this.overDesks += Math.max(0, this.atOffice[cell]! - i.desks[cell]!)
    }
    this.arrivals.fill(this.choice)
  }

  /** Costs count from 0 again: only differences matter to who looks at a part. */
  countAnew(): void {
    this.settled = 0
    this.overDesks = 0
  }

  /** Minutes. */
  cost(): number {
    return this.settled + this.congestion()
  }

  /** Minutes: the part of the cost that people cause each other in offices and zones. */
  congestion(): number {
    return this.instance.deskOverflow * this.overDesks + this.arrivals.cost()
  }

  grantOf(p: number, k: number): number {
    const { grant, grantFrom } = this.instance
    return grant[grantFrom[p]! + k] ?? 0
  }

  /** Minutes charged because a published day is spent elsewhere; 0 where nothing was published. */
  chargeOf(p: number, d: number, where: number): number {
    const { published, days } = this.instance
    return published === null || published.choice[p * days + d] === where ? 0 : published.charge[d]!
  }

  /** Minutes of an office day at the preferred slot. */
  officeDay(p: number, d: number): number {
    return this.instance.officeCost[p]! + this.chargeOf(p, d, OFFICE)
  }

  /** Minutes of an away day on a free day, its grant left out. */
  awayCost(p: number, d: number, where: number): number {
    const i = this.instance
    const travel = where === HOME ? 0 : i.placeCost[i.placeStart[p]! + where]!
    return travel - i.wish[p * i.days + d]! + this.chargeOf(p, d, where)
  }

  /** Minutes of congestion that one more office day of this person would add now. */
  congestionOfComing(p: number, d: number): number {
    const i = this.instance
    const cell = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    const crowded = this.atOffice[cell]! >= i.desks[cell]! ? i.deskOverflow : 0
    return crowded + this.arrivals.costOfAdding(p, d)
  }

  /** Minutes of congestion that the office day of this person, who is there, causes now. */
  congestionOfStaying(p: number, d: number): number {
    const i = this.instance
    const cell = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    const crowded = this.atOffice[cell]! > i.desks[cell]! ? i.deskOverflow : 0
    return crowded + this.arrivals.savingOfRemoving(p, d)
  }

  /** The cheapest place with a seat left; OFFICE where there is none. */
  bestPlace(p: number, d: number): number {
    const i = this.instance
    let least = i.homeSuits[p] === 1 ? this.chargeOf(p, d, HOME) : Number.POSITIVE_INFINITY
    let where = i.homeSuits[p] === 1 ? HOME : OFFICE
    for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
      const minutes = i.placeCost[k]! + this.chargeOf(p, d, k - i.placeStart[p]!)
      if (minutes < least && this.seatsLeft[i.placeSpace[k]! * i.days + d]! > 0) {
        least = minutes
        where = k - i.placeStart[p]!
      }
    }
    return where
  }

  /** Whether one more person of this team may be away, of the person's own rules and places apart. */
  teamHasRoom(t: number, d: number): boolean {
    const i = this.instance
    return this.teamLeft[t * i.days + d]! > 0 && this.directorateLeft[i.directorateOfTeam[t]!]! > 0
  }

  /** From the office to HOME or a place; the caller has seen that the limits have room. */
  sendAway(p: number, d: number, where: number): void {
    const i = this.instance
    const office = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    this.choice[p * i.days + d] = where
    this.countLimits(p, d, where, 1)
    this.settled += this.awayCost(p, d, where) - this.grantOf(p, this.awayCount[p]! - 1)
    if (this.atOffice[office]! > i.desks[office]!) this.overDesks -= 1
    this.atOffice[office]! -= 1
    this.settled -= this.officeDay(p, d)
    this.arrivals.remove(p, d)
  }

  /** Back from wherever a free day is spent to the office. */
  callBack(p: number, d: number): void {
    const i = this.instance
    const office = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    const where = this.choice[p * i.days + d]!
    this.choice[p * i.days + d] = OFFICE
    this.settled -= this.awayCost(p, d, where) - this.grantOf(p, this.awayCount[p]! - 1)
    this.countLimits(p, d, where, -1)
    if (this.atOffice[office]! >= i.desks[office]!) this.overDesks += 1
    this.atOffice[office]! += 1
    this.settled += this.officeDay(p, d)
    this.arrivals.add(p, d)
  }

  private countLimits(p: number, d: number, where: number, by: 1 | -1): void {
    const i = this.instance
    const t = i.teamOf[p]!
    this.teamLeft[t * i.days + d]! -= by
    this.directorateLeft[i.directorateOfTeam[t]!]! -= by
    if (where !== HOME) this.seatsLeft[i.placeSpace[i.placeStart[p]! + where]! * i.days + d]! -= by
    this.quotaLeft[p]! -= by
    this.weekLeft[p * i.weeks + i.weekOfDay[d]!]! -= by
    this.awayCount[p]! += by
  }

  /** Goes back to an earlier state of `choice`. */
  restore(choice: Int16Array): void {
    const D = this.instance.days
    for (let at = 0; at < choice.length; at++) {
      if (choice[at] !== this.choice[at] && this.choice[at] !== OFFICE)
        this.callBack(Math.floor(at / D), at % D)
    }
    for (let at = 0; at < choice.length; at++) {
      if (choice[at] !== this.choice[at]) this.sendAway(Math.floor(at / D), at % D, choice[at]!)
    }
  }

  /** Whether the person is away on a day that was free. */
  isAwayByChoice(p: number, d: number): boolean {
    const at = p * this.instance.days + d
    return this.instance.word[at] === FREE && this.choice[at] !== OFFICE
  }
}
