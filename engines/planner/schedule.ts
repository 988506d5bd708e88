/**
 * A feasible plan being worked on: who is where, what is left of every limit, and what it all costs.
 * Every change keeps rules 1-6; entry slots are always the cheapest ones for who is in the office.
 */
import type { Arrivals } from './arrivals.ts'
import { arrivalsOf } from './arrivals.ts'
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'

export class Schedule {
  readonly instance: Instance
  /** Per person-day: OFFICE, ABSENT, HOME or a place of the person (from 0). */
  readonly choice: Int16Array
  readonly teamLeft: Int32Array
  readonly directorateLeft: Int32Array
  readonly seatsLeft: Int32Array
  readonly quotaLeft: Int16Array
  readonly weekLeft: Int16Array
  /** Per person: away days on free days. */
  readonly awayCount: Int16Array
  /** Per office-day: people there. */
  readonly atOffice: Int32Array
  readonly arrivals: Arrivals
  /** Minutes, without arrivals and crowded desks. */
  private settled: number
  private overDesks = 0

  /** Everybody is in the office on every free day. */
  constructor(instance: Instance) {
    const i = instance
    this.instance = i
    this.choice = Int16Array.from(i.word, (word) => (word === FREE ? OFFICE : word))
    this.teamLeft = i.teamRoom.slice()
    this.directorateLeft = i.directorateRoom.slice()
    this.seatsLeft = i.seatRoom.slice()
    this.quotaLeft = i.quotaRoom.slice()
    this.weekLeft = i.weekRoom.slice()
    this.awayCount = new Int16Array(i.people)
    this.atOffice = i.officeMost.slice()
    this.arrivals = arrivalsOf(i)
    this.settled = i.constant
    for (let cell = 0; cell < this.atOffice.length; cell++) {
      this.overDesks += Math.max(0, this.atOffice[cell]! - i.desks[cell]!)
    }
    for (let p = 0; p < i.people; p++) {
      for (let d = 0; d < i.days; d++) {
        const at = p * i.days + d
        if (i.word[at] !== FREE && i.word[at] !== OFFICE) continue
        this.settled += i.officeCost[p]!
        this.arrivals.add(i.arrivalKind[p]!, d)
      }
    }
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

  /** Minutes of an away day on a free day, its grant left out. */
  awayCost(p: number, d: number, where: number): number {
    const i = this.instance
    const travel = where === HOME ? 0 : i.placeCost[i.placeStart[p]! + where]!
    return travel - i.wish[p * i.days + d]!
  }

  /** Minutes of congestion that one more office day of this person would add now. */
  congestionOfComing(p: number, d: number): number {
    const i = this.instance
    const cell = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    const crowded = this.atOffice[cell]! >= i.desks[cell]! ? i.deskOverflow : 0
    return crowded + this.arrivals.costOfAdding(i.arrivalKind[p]!, d)
  }

  /** Minutes of congestion that the office day of this person, who is there, causes now. */
  congestionOfStaying(p: number, d: number): number {
    const i = this.instance
    const cell = i.officeOfTeam[i.teamOf[p]!]! * i.days + d
    const crowded = this.atOffice[cell]! > i.desks[cell]! ? i.deskOverflow : 0
    return crowded + this.arrivals.savingOfRemoving(i.arrivalKind[p]!, d)
  }

  /** The cheapest place with a seat left; OFFICE where there is none. */
  bestPlace(p: number, d: number): number {
    const i = this.instance
    let least = i.homeSuits[p] === 1 ? 0 : Number.POSITIVE_INFINITY
    let where = i.homeSuits[p] === 1 ? HOME : OFFICE
    for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
      if (i.placeCost[k]! < least && this.seatsLeft[i.placeSpace[k]! * i.days + d]! > 0) {
        least = i.placeCost[k]!
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

  /** From the office to HOME or a place; the limits must have room. */
  sendAway(p: number, d: number, where: number): void {
    const i = this.instance
    const t = i.teamOf[p]!
    const office = i.officeOfTeam[t]! * i.days + d
    this.choice[p * i.days + d] = where
    this.teamLeft[t * i.days + d]! -= 1
    this.directorateLeft[i.directorateOfTeam[t]!]! -= 1
    if (where !== HOME) this.seatsLeft[i.placeSpace[i.placeStart[p]! + where]! * i.days + d]! -= 1
    this.quotaLeft[p]! -= 1
    this.weekLeft[p * i.weeks + i.weekOfDay[d]!]! -= 1
    this.settled += this.awayCost(p, d, where) - this.grantOf(p, this.awayCount[p]!)
    this.awayCount[p]! += 1
    if (this.atOffice[office]! > i.desks[office]!) this.overDesks -= 1
    this.atOffice[office]! -= 1
    this.settled -= i.officeCost[p]!
    this.arrivals.remove(i.arrivalKind[p]!, d)
  }

  /** Back from wherever a free day is spent to the office. */
  callBack(p: number, d: number): void {
    const i = this.instance
    const t = i.teamOf[p]!
    const office = i.officeOfTeam[t]! * i.days + d
    const where = this.choice[p * i.days + d]!
    this.choice[p * i.days + d] = OFFICE
    this.teamLeft[t * i.days + d]! += 1
    this.directorateLeft[i.directorateOfTeam[t]!]! += 1
    if (where !== HOME) this.seatsLeft[i.placeSpace[i.placeStart[p]! + where]! * i.days + d]! += 1
    this.quotaLeft[p]! += 1
    this.weekLeft[p * i.weeks + i.weekOfDay[d]!]! += 1
    this.awayCount[p]! -= 1
    this.settled -= this.awayCost(p, d, where) - this.grantOf(p, this.awayCount[p]!)
    if (this.atOffice[office]! >= i.desks[office]!) this.overDesks += 1
    this.atOffice[office]! += 1
    this.settled += i.officeCost[p]!
    this.arrivals.add(i.arrivalKind[p]!, d)
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

  /** Per person-day: the entry slot of office days, -1 elsewhere. */
  entrySlots(): Int32Array {
    const i = this.instance
    const left = this.arrivals.spread.slice()
    const slots = new Int32Array(i.people * i.days).fill(-1)
    for (let p = 0; p < i.people; p++) {
      const kind = i.arrivalKind[p]!
      for (let d = 0; d < i.days; d++) {
        if (this.choice[p * i.days + d] !== OFFICE) continue
        const base = (kind * i.days + d) * i.slots
        let s = i.kindEarliest[kind]!
        while (left[base + s] === 0) s += 1
        left[base + s]! -= 1
        slots[p * i.days + d] = s
      }
    }
    return slots
  }
}
