/** What the threads of a crew share: the instance, what is being worked on, and what each found. */
import type { Climb } from './ascent.ts'
import { climbOf } from './ascent.ts'
import type { Candidates } from './best-months.ts'
import { candidatesOf } from './best-months.ts'
import type { Allocate } from './compiling.ts'
import type { Instance } from './instance.ts'
import type { ScheduleState } from './schedule.ts'
import { emptyState } from './schedule.ts'
import type { DayTolls, Tolls } from './tolls.ts'
import { noDayTolls, noTolls } from './tolls.ts'

export interface Board {
  instance: Instance
  candidates: Candidates
  /** Teams whose best months are one piece of work, and the minutes that each piece found saved. */
  blockStart: Int32Array
  blockSaved: Float64Array
  /** People of directorate r: `groupPeople[groupStart[r] .. groupStart[r + 1]]`. */
  groupStart: Int32Array
  groupPeople: Int32Array
  /** Prices on their way up, and what they use. */
  climb: Climb
  /** The prices being looked at. */
  prices: Tolls
  days: DayTolls
  /** Per thread. */
  tallies: { band: Int32Array; space: Int32Array }[]
  /** Best months, or a flow's. */
  choice: Int16Array
  /** The one plan being improved; threads propose, the first one decides. */
  state: ScheduleState
  /** Proposed moves, one stretch of `logLength` for each directorate of a wave. */
  logs: Int32Array
  logLength: number
  settings: {
    /** 1: best months are written to `choice`. */
    record: Int32Array
    /** 1: a flow begins from everybody's best months as far as rooms allow. */
    greedy: Int32Array
    seed: Int32Array
    /** The first directorate of the wave. */
    waveFrom: Int32Array
    /** See Congestion.blend. */
    blend: Float64Array
    /** 1: everybody ends soon. */
    stop: Int32Array
  }
}

/** How many people are priced as one piece of work. */
const blockPeople = 1000
/** From so many directorates on they are improved in waves, side by side; fewer one after the other. */
const fewestForWaves = 64
const waves = 16
/** Numbers of a log for each person of a directorate: far more than exchanges are ever found. */
const logPerPerson = 60

export const waveWidth = (i: Instance): number =>
  i.directorates < fewestForWaves ? 1 : Math.ceil(i.directorates / waves)

export function boardOf(instance: Instance, threads: number, allocate: Allocate): Board {
  const i = instance
  const ints = (length: number): Int32Array => new Int32Array(allocate(4 * length))
  const blocks = [0]
  for (let t = 0; t < i.teams; t++) {
    if (i.teamStart[t + 1]! - i.teamStart[blocks.at(-1)!]! >= blockPeople) blocks.push(t + 1)
  }
  if (blocks.at(-1)! < i.teams) blocks.push(i.teams)
  const blockStart = ints(blocks.length)
  blockStart.set(blocks)
  const groupStart = ints(i.directorates + 1)
  const groupPeople = ints(i.people)
  for (let p = 0; p < i.people; p++) groupStart[i.directorateOfTeam[i.teamOf[p]!]! + 1]! += 1
  let largest = 0
  for (let r = 0; r < i.directorates; r++) {
    largest = Math.max(largest, groupStart[r + 1]!)
    groupStart[r + 1]! += groupStart[r]!
  }
  const next = groupStart.slice()
  for (let p = 0; p < i.people; p++) groupPeople[next[i.directorateOfTeam[i.teamOf[p]!]!]!++] = p
  const width = waveWidth(i)
  const logLength = width > 1 ? 1000 + logPerPerson * largest : 0
  return {
    instance,
    candidates: candidatesOf(i, allocate),
    blockStart,
    blockSaved: new Float64Array(allocate(8 * (blocks.length - 1))),
    groupStart,
    groupPeople,
    climb: climbOf(i, allocate),
    prices: noTolls(i, allocate),
    days: noDayTolls(i, allocate),
    tallies: Array.from({ length: threads }, () => ({
      band: ints(i.bands.count * i.days),
      space: ints(i.spaces * i.days),
    })),
    choice: new Int16Array(allocate(2 * i.people * i.days)),
    state: emptyState(i, allocate),
    logs: ints(width * logLength),
    logLength,
    settings: {
      record: ints(1),
      greedy: ints(1),
      seed: ints(1),
      waveFrom: ints(1),
      blend: new Float64Array(allocate(8)),
      stop: ints(1),
    },
  }
}

export const groupOf = ({ groupStart, groupPeople }: Board, r: number): Int32Array =>
  groupPeople.subarray(groupStart[r]!, groupStart[r + 1]!)
