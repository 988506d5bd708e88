/**
 * The planner on invented months: `node --import tsx bench/planner.ts [sizes] [--seed N] [--highs SECONDS]
 * [--svg FILE]`, by default 300, 1000, 6581 and 100000 people. Each run has a process of its own, so that its
 * peak memory is its own. HiGHS, an exact solver, gets the city months of up to 1000 people to the same
 * certified gap in the same run, and as long as `--highs` says (default 300; 0 leaves it out). Also:
 * `--threads` plans 100000 people (or the size given) with one thread and two, turn by turn, three times;
 * `--arrays` plans a million people (or the size given) in typed arrays, within `--seconds` (default 900).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Change } from '../engines/planner/changes.ts'
import { generateProblem } from '../engines/planner/generator.ts'
import { openPlan } from '../engines/planner/opened-plan.ts'
import type { PlanProgress } from '../engines/planner/planner.ts'
import { planMonth } from '../engines/planner/planner.ts'
import type { MonthPlan, MonthProblem } from '../engines/planner/problem.ts'
import { replanOpened } from '../engines/planner/replanning.ts'
import { boundOf, scorePlan } from '../engines/planner/scoring.ts'
import { measureArrays, measureThreads } from './planner-at-size.ts'
import type { GapCurve } from './planner-chart.ts'
import { gapChart } from './planner-chart.ts'
import { compareWithHighs } from './planner-highs.ts'

const gapPercent = 0.01
const secondsForPlanner = 900
const largestForHighs = 1000
const largestOfAllKinds = 10_000
const kinds = ['city', 'bare', 'stressed', 'minute'] as const
type Kind = (typeof kinds)[number]

interface Measured extends GapCurve {
  people: number
  kind: Kind
  /** Seconds until the gap was certified; not a number where it was not. */
  certified: number | null
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    highs: { type: 'string', default: '300' },
    svg: { type: 'string' },
    one: { type: 'string' },
    curve: { type: 'string' },
    threads: { type: 'boolean', default: false },
    arrays: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '900' },
  },
})
const seed = Number(values.seed)

/** `minute`: every way is of one minute, as where policy flattens ways: wishes and arrivals alone decide. */
function problemOf(people: number, kind: Kind): MonthProblem {
  const bare = kind === 'bare' ? { spaces: 0, zones: 0 } : {}
  const problem = generateProblem({ people, seed, ...bare, stressed: kind === 'stressed' })
  if (kind === 'minute') for (const person of problem.people) person.commute = 1
  return problem
}

/** Seconds of the clock and of the processor; compilation and garbage collection are in both. */
function timed<T>(run: () => T): { value: T; seconds: number; cpuSeconds: number } {
  const began = performance.now()
  const before = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(before)
  return { value, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 }
}

/** Plans, and tells when the gap was certified: what is left of a ladder betters the plan beyond that. */
function plan(problem: MonthProblem) {
  const seen: PlanProgress[] = []
  const began = performance.now()
  let certified = Number.NaN
  const onProgress = (one: PlanProgress): void => {
    seen.push(one)
    if (one.gapPercent <= gapPercent && Number.isNaN(certified))
      certified = (performance.now() - began) / 1000
  }
  const now = (): number => performance.now()
  const run = timed(() => planMonth(problem, { seconds: secondsForPlanner, gapPercent, now, onProgress }))
  return { ...run, result: run.value, seen, certified }
}

function measure(people: number, kind: Kind): void {
  const problem = problemOf(people, kind)
  const { result, seen, certified, seconds, cpuSeconds } = plan(problem)
  const memoryMB = Math.round(process.resourceUsage().maxRSS / 1024)
  const { violations, objective } = scorePlan(problem, result.plan)
  const bound = boundOf(problem, result.plan.prices)
  // A hundred thousand people's sums of doubles differ by a thousandth of a minute in a hundred million.
  const rounding = Math.max(0.001, 1e-9 * Math.abs(objective))
  const agrees =
    Math.abs(objective - result.objective) < rounding && Math.abs(bound - result.bound) < rounding
  if (violations.length > 0 || !agrees) throw new Error(`the judge does not agree with ${people} ${kind}`)
  const cells = [
    String(people).padStart(7),
    kind.padEnd(9),
    (Number.isNaN(certified) ? 'not' : `${certified.toFixed(2)} s`).padStart(9),
    `${seconds.toFixed(2)} s`.padStart(9),
    `${cpuSeconds.toFixed(2)} s`.padStart(9),
    `${((1e6 * certified) / people).toFixed(0)} µs`.padStart(10),
    `${result.gapPercent.toFixed(4)} %`.padStart(10),
    `${memoryMB} MB`.padStart(8),
  ]
  console.log(cells.join(' '))
  const curve: Measured = { people, kind, certified, label: `${people} ${kind}`, points: seen }
  if (values.curve !== undefined) writeFileSync(values.curve, JSON.stringify(curve))
  if (kind !== 'city') return
  if (people <= largestOfAllKinds) measureReplans(problem, result.plan)
  const limit = Number(values.highs)
  if (limit === 0 || people > largestForHighs) return
  const warm = Array.from({ length: 3 }, () => plan(problem).certified).sort((a, b) => a - b)[1]!
  compareWithHighs(problem, { cold: certified, warm }, { gapPercent, limit })
}

/** Median processor time of twenty single changes, opening of the plan included; and of a closed office. */
function measureReplans(problem: MonthProblem, plan: MonthPlan): void {
  const D = problem.days.length
  const from = problem.days[Math.floor(D / 2)]!
  const single = Array.from({ length: 20 }, (_, k): Change => {
    const person = problem.people[(k * 331) % problem.people.length]!.id
    const day = problem.days[Math.floor(D / 2) + (k % 8)]!
    const space = problem.spaces[k % problem.spaces.length]!.id
    if (k % 4 === 3) return { what: 'seats', space, day, seats: 0 }
    if (k % 4 === 2) return { what: 'wish', person, day, minutes: 90 }
    return { what: 'day', person, day, to: k % 4 === 1 ? 'office' : 'absent' }
  })
  const day = problem.days[Math.floor(D / 2) + 2]!
  const offices = new Set(problem.offices.slice(0, 5).map(({ id }) => id))
  const closed: Change[] = [
    ...Array.from(offices, (office): Change => ({ what: 'desks', office, day, desks: 0 })),
    ...problem.teams
      .filter(({ office }) => offices.has(office))
      .map(({ id }): Change => ({ what: 'present', team: id, day, people: 0 })),
  ]
  const run = (changes: Change[]) => timed(() => replanOpened(openPlan(problem, plan), changes, { from }))
  const times = [...single, ...single].map((change) => run([change]).cpuSeconds).slice(single.length)
  times.sort((a, b) => a - b)
  const milliseconds = (value: number): string => `${(1000 * value).toFixed(0)} ms`
  const whole = run(closed)
  const moved = 'faults' in whole.value ? 0 : whole.value.moves.length
  const teamOffice = new Map(problem.teams.map(({ id, office }) => [id, office]))
  const there = problem.people.filter(({ team }) => offices.has(teamOffice.get(team)!)).length
  console.log(
    `        re-plan, cpu: one change ${milliseconds(times[10]!)} (slowest of 20 ${milliseconds(times.at(-1)!)}); ` +
      `offices of ${there} people closed for a day ${milliseconds(whole.cpuSeconds)}, ${moved} days moved`,
  )
}

/** Time per person to the certified gap, of the largest month against each smaller one. */
function printGrowth(curves: readonly Measured[]): void {
  const each = ({ people, certified }: Measured): number => (certified ?? Number.NaN) / people
  const largest = curves.at(-1)
  for (const smaller of curves.slice(0, -1)) {
    const ratio = (each(largest!) / each(smaller)).toFixed(2)
    console.log(`certified per person, ${largest!.people} people against ${smaller.people}: ${ratio} times`)
  }
}

if (values.threads) await measureThreads(Number(positionals[0] ?? 100_000), seed)
else if (values.arrays) await measureArrays(Number(positionals[0] ?? 1_000_000), seed, Number(values.seconds))
else if (values.one !== undefined) measure(Number(positionals[0]), values.one as Kind)
else {
  const sizes = positionals.length === 0 ? [300, 1000, 6581, 100_000] : positionals.map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new Error('sizes are numbers of people')
  }
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'))
  const curves: Measured[] = []
  console.log(' people kind      certified     clock       cpu per person        gap   memory')
  for (const size of sizes) {
    for (const kind of size > largestOfAllKinds ? (['city'] as const) : kinds) {
      const curve = join(folder, `${size}-${kind}.json`)
      const own = [
        String(size),
        '--one',
        kind,
        '--curve',
        curve,
        '--seed',
        values.seed,
        '--highs',
        values.highs,
      ]
      const program = [...process.execArgv, fileURLToPath(import.meta.url), ...own]
      const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' })
      if (status === 0) curves.push(JSON.parse(readFileSync(curve, 'utf8')))
      else process.exitCode = 1
    }
  }
  rmSync(folder, { recursive: true })
  printGrowth(curves.filter(({ kind }) => kind === 'city'))
  const shown = curves.filter(({ kind }) => kind === 'city' || kind === 'minute')
  if (values.svg !== undefined) writeFileSync(values.svg, gapChart(shown))
}
