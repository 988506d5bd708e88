/** Where one thread of a crew does its pieces of work: what it needs of its own, over a board that all share. */
import type { FollowingArrivals } from './arrivals.ts'
import { arrivalsOf } from './arrivals.ts'
import { stepPiece } from './ascent.ts'
import type { BestMonths } from './best-months.ts'
import { bestMonthsOf } from './best-months.ts'
import type { Board } from './board.ts'
import { groupOf } from './board.ts'
import { exchangeDays } from './exchanges.ts'
import { greedyMonths, solveFlow } from './flows.ts'
import { replanPerson } from './improving.ts'
import type { Job } from './jobs.ts'
import { MoveLog } from './move-log.ts'
import { Schedule } from './schedule.ts'
import { bandsPerPiece, priceBands } from './tolls.ts'

export class Workplace {
  private readonly board: Board
  private readonly thread: number
  private readonly look: () => void
  private readonly bestMonths: BestMonths
  private own: { schedule: Schedule; arrivals: FollowingArrivals } | undefined

  constructor(board: Board, thread: number, look: () => void) {
    this.board = board
    this.thread = thread
    this.look = look
    this.bestMonths = bestMonthsOf(board.instance, board.candidates)
  }

  /** Before the first piece of a job: what the others changed since the last one is taken over. */
  begin(job: Job): void {
    if (job !== 'exchanges' && job !== 'replans') return
    const { state, instance } = this.board
    if (this.own === undefined) {
      const arrivals = arrivalsOf(instance)
      const seatsLeft = state.seatsLeft.slice()
      const atOffice = state.atOffice.slice()
      this.own = { schedule: new Schedule(instance, { ...state, seatsLeft, atOffice }, arrivals), arrivals }
    }
    const { schedule, arrivals } = this.own
    schedule.seatsLeft.set(state.seatsLeft)
    schedule.atOffice.set(state.atOffice)
    arrivals.follow(state.arrivals)
  }

  work(job: Job, k: number): void {
    const { board, thread } = this
    if (job === 'months') {
      const { blockStart, blockSaved, prices, days, climb, settings } = board
      const { band, space } = board.tallies[thread]!
      const uses = { team: climb.use.team, band, space }
      const choice = settings.record[0] === 1 ? board.choice : null
      blockSaved[k] = this.bestMonths(blockStart[k]!, blockStart[k + 1]!, prices, days, uses, choice)
    } else if (job === 'days') {
      const to = Math.min(board.instance.bands.count, (k + 1) * bandsPerPiece)
      priceBands(board.instance, board.prices, board.days, k * bandsPerPiece, to)
    } else if (job === 'steps') stepPiece(board.instance, board.climb, k)
    else if (job === 'flows') this.solveFlow(k)
    else this.propose(job, k)
  }

  private stop(): boolean {
    this.look()
    return Atomics.load(this.board.settings.stop, 0) === 1
  }

  private solveFlow(r: number): void {
    const { board } = this
    const { instance, prices, days, choice, settings } = board
    const people = groupOf(board, r)
    if (settings.greedy[0] === 1) greedyMonths(instance, people, prices, days, choice, settings.seed[0]! + r)
    solveFlow(instance, people, prices, days, choice, () => this.stop())
  }

  /** What would better the plan as it stands: logged for the first thread to decide, and taken back here. */
  private propose(job: 'exchanges' | 'replans', k: number): void {
    const { board } = this
    const { schedule, arrivals } = this.own!
    const people = groupOf(board, board.settings.waveFrom[0]! + k)
    const log = new MoveLog(schedule, board.logs.subarray(k * board.logLength, (k + 1) * board.logLength))
    schedule.countAnew()
    if (job === 'exchanges') {
      const congestion = { blend: board.settings.blend[0]!, dayTolls: board.days }
      exchangeDays(schedule, people, congestion, () => this.stop(), log)
    } else {
      for (const p of people) {
        if (this.stop() || !log.allowsMonth(p)) break
        if (replanPerson(schedule, p) > 0) log.madeMonth(p)
      }
    }
    log.takeBack()
    arrivals.follow(board.state.arrivals)
  }
}
