/** Local search on a feasible plan: each step is exact for what it looks at, and never makes it dearer. */
import { FREE, OFFICE } from './instance.ts'
import type { Schedule } from './schedule.ts'

/**
 * Plans one person's month anew against what the others leave: exact for this person (greedy on the nested
 * limits of month and weeks), rooms permitting. Returns minutes saved, 0 or more.
 */
export function replanPerson(schedule: Schedule, p: number): number {
  const i = schedule.instance
  const { days: D, weekOfDay } = i
  const before = schedule.cost()
  const old: number[] = []
  for (let d = 0; d < D; d++) {
    old.push(schedule.choice[p * D + d]!)
    if (schedule.isAwayByChoice(p, d)) schedule.callBack(p, d)
  }
  const t = i.teamOf[p]!
  const found: { d: number; where: number; saving: number }[] = []
  for (let d = 0; d < D; d++) {
    if (i.word[p * D + d] !== FREE || !schedule.teamHasRoom(t, d)) continue
    const where = schedule.bestPlace(p, d)
    if (where === OFFICE) continue
    // The person stands in the office: what leaving saves is what adding once more would not cost.
    const staying = schedule.officeDay(p, d) + schedule.congestionOfStaying(p, d)
    const saving = staying - schedule.awayCost(p, d, where)
    if (saving + schedule.grantOf(p, 0) > 0) found.push({ d, where, saving })
  }
  found.sort((a, b) => b.saving - a.saving)
  for (const { d, where, saving } of found) {
    if (schedule.quotaLeft[p]! === 0 || !schedule.teamHasRoom(t, d)) break
    if (saving + schedule.grantOf(p, schedule.awayCount[p]!) <= 1e-9) break
    if (schedule.weekLeft[p * i.weeks + weekOfDay[d]!]! > 0) schedule.sendAway(p, d, where)
  }
  const saved = before - schedule.cost()
  if (saved >= -1e-9) return Math.max(0, saved)
  for (let d = 0; d < D; d++) if (schedule.isAwayByChoice(p, d)) schedule.callBack(p, d)
  for (let d = 0; d < D; d++) {
    if (i.word[p * D + d] === FREE && old[d] !== OFFICE) schedule.sendAway(p, d, old[d]!)
  }
  return 0
}

/** Where a person is away already, to the cheapest place with a seat. Returns minutes saved, 0 or more. */
export function moveToBestPlace(schedule: Schedule, p: number, d: number): number {
  if (!schedule.isAwayByChoice(p, d)) return 0
  const now = schedule.choice[p * schedule.instance.days + d]!
  const place = schedule.bestPlace(p, d)
  if (place === OFFICE) return 0
  const saved = schedule.awayCost(p, d, now) - schedule.awayCost(p, d, place)
  if (saved <= 1e-9) return 0
  schedule.callBack(p, d)
  schedule.sendAway(p, d, place)
  return saved
}
