/** A plan that a change broke, made feasible again at least loss: who must move is moved, and nobody else. */
import type { Instance } from './instance.ts'
import { HOME, OFFICE } from './instance.ts'
import type { Schedule } from './schedule.ts'

/** Moves people until every limit holds; returns the people who moved. */
export function mend(schedule: Schedule): Set<number> {
  const i = schedule.instance
  const { days: D, weeks: W } = i
  const moved = new Set<number>()

  /** Minutes lost if this away day is spent where `to` says. */
  function loss(p: number, d: number, to: number): number {
    const now = schedule.awayCost(p, d, schedule.choice[p * D + d]!)
    if (to !== OFFICE) return schedule.awayCost(p, d, to) - now
    const grant = schedule.grantOf(p, schedule.awayCount[p]! - 1)
    return schedule.officeDay(p, d) + schedule.congestionOfComing(p, d) - now + grant
  }

  /** Of these away days the one that is lost least, moved; its place may be taken elsewhere if `mayStay`. */
  function moveOne(days: Iterable<readonly [p: number, d: number]>, mayStay: boolean): boolean {
    let least = Number.POSITIVE_INFINITY
    let found: { p: number; d: number; to: number } | undefined
    for (const [p, d] of days) {
      if (!schedule.isAwayByChoice(p, d)) continue
      const elsewhere = mayStay ? schedule.bestPlace(p, d) : OFFICE
      for (const to of elsewhere === OFFICE ? [OFFICE] : [OFFICE, elsewhere]) {
        const minutes = loss(p, d, to)
        if (minutes < least) {
          least = minutes
          found = { p, d, to }
        }
      }
    }
    if (found === undefined) return false
    schedule.callBack(found.p, found.d)
    if (found.to !== OFFICE) schedule.sendAway(found.p, found.d, found.to)
    moved.add(found.p)
    return true
  }

  const members = (t: number): Int32Array => i.members.subarray(i.teamStart[t]!, i.teamStart[t + 1]!)
  const everyDay = Array.from({ length: D }, (_, d) => d)

  for (let p = 0; p < i.people; p++) {
    for (let w = 0; w < W; w++) {
      if (schedule.weekLeft[p * W + w]! >= 0) continue
      const days = everyDay.filter((d) => i.weekOfDay[d] === w).map((d) => [p, d] as const)
      while (schedule.weekLeft[p * W + w]! < 0 && moveOne(days, false));
    }
    if (schedule.quotaLeft[p]! >= 0) continue
    const days = everyDay.map((d) => [p, d] as const)
    while (schedule.quotaLeft[p]! < 0 && moveOne(days, false));
  }
  let choosing: Map<number, number[]> | undefined
  for (let cell = 0; cell < schedule.seatsLeft.length; cell++) {
    if (schedule.seatsLeft[cell]! >= 0) continue
    const d = cell % D
    const space = Math.floor(cell / D)
    choosing ??= peopleBySpace(i)
    const there = (choosing.get(space) ?? []).map((p) => [p, d] as const)
    while (schedule.seatsLeft[cell]! < 0 && moveOne(stillThere(there, space), true));
  }
  for (let t = 0; t < i.teams; t++) {
    for (let d = 0; d < D; d++) {
      if (schedule.teamLeft[t * D + d]! >= 0) continue
      const days = Array.from(members(t), (p) => [p, d] as const)
      while (schedule.teamLeft[t * D + d]! < 0 && moveOne(days, false));
    }
  }
  for (let r = 0; r < i.directorates; r++) {
    if (schedule.directorateLeft[r]! >= 0) continue
    const days: [number, number][] = []
    for (let p = 0; p < i.people; p++) {
      if (i.directorateOfTeam[i.teamOf[p]!] === r) for (const d of everyDay) days.push([p, d])
    }
    while (schedule.directorateLeft[r]! < 0 && moveOne(days, false));
  }
  return moved

  function stillThere(
    there: readonly (readonly [number, number])[],
    space: number,
  ): (readonly [number, number])[] {
    return there.filter(([p, d]) => {
      const where = schedule.choice[p * D + d]!
      return where >= 0 && where !== HOME && i.placeSpace[i.placeStart[p]! + where] === space
    })
  }
}

/** Of each space those who have it among their places. */
function peopleBySpace(i: Instance): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (let p = 0; p < i.people; p++) {
    for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
      const space = i.placeSpace[k]!
      const list = lists.get(space)
      if (list === undefined) lists.set(space, [p])
      else if (list.at(-1) !== p) list.push(p)
    }
  }
  return lists
}
