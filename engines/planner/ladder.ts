/** A better plan by exchanges between people, from what the prices say to what is truly paid. */
import type { Board } from './board.ts'
import { groupOf, waveWidth } from './board.ts'
import { exchangeDays } from './exchanges.ts'
import { replanPerson } from './improving.ts'
import type { Crew } from './jobs.ts'
import { makeMoves } from './move-log.ts'
import type { Schedule } from './schedule.ts'
import type { Tolls } from './tolls.ts'
import { priceDays } from './tolls.ts'

/**
 * From what desks and arrivals cost at the prices to what they truly cost: chains that pay only together
 * are found while steps in the true cost are still flattened.
 */
export const wholeLadder = [1, 0.999, 0.997, 0.994, 0.99, 0.98, 0.96, 0.92, 0.85, 0.7, 0.4, 0]

/** What is left to do once enough is proven: chains found higher up pay no more, and these better the plan as much. */
const lastRungs: readonly number[] = [0.9, 0.4, 0]

/** For plans near the best. */
export const shortLadder = [0.97, 0.9, 0.7, 0.4, 0]

/** How much is proven, against what was asked for; `enough` is still bettered, as that costs little. */
export type Proof = 'little' | 'enough' | 'plenty'

/**
 * Exchanges within each directorate and re-planning of single people, until a round saves no more than
 * `leastSaving` minutes. `ladder`: the blends to go through.
 */
export function improvePlan(
  board: Board,
  crew: Crew,
  schedule: Schedule,
  prices: Tolls,
  ladder: readonly number[],
  stop: () => boolean,
  proof: () => Proof,
  leastSaving: () => number,
): void {
  const { instance, settings } = board
  const width = waveWidth(instance)
  board.prices.all.set(prices.all)
  priceDays(instance, prices, board.days)

  function everybody(job: 'exchanges' | 'replans', blend: number): number {
    const congestion = { blend, dayTolls: board.days }
    let saved = 0
    for (let from = 0; from < instance.directorates && !stop(); from += width) {
      if (width === 1) {
        const people = groupOf(board, from)
        if (job === 'exchanges') saved += exchangeDays(schedule, people, congestion, stop)
        else for (const p of people) saved += replanPerson(schedule, p)
        continue
      }
      settings.waveFrom[0] = from
      settings.blend[0] = blend
      const count = Math.min(width, instance.directorates - from)
      crew.run(job, count)
      for (let k = 0; k < count; k++) {
        const log = board.logs.subarray(k * board.logLength, (k + 1) * board.logLength)
        saved += makeMoves(schedule, log, congestion)
      }
    }
    return saved
  }

  let proven: Proof = 'little'
  for (const blend of ladder) {
    if (proven === 'enough' && !lastRungs.includes(blend)) continue
    everybody('exchanges', blend)
    proven = proof()
    if (proven === 'plenty' || stop()) return
  }
  if (proven === 'enough') return
  for (let saved = Number.POSITIVE_INFINITY; saved > leastSaving() && !stop(); ) {
    saved = everybody('replans', 0)
    if (saved <= leastSaving()) return
    saved += everybody('exchanges', 0)
    if (proof() !== 'little') return
  }
}
