/**
 * The planner on invented city-like months: `node --import tsx bench/planner.ts [sizes]`, by default 300,
 * 1000 and 6581 people. Each size has a process of its own, so that its peak memory is its own. HiGHS, an
 * exact solver, gets the 300 to the same certified gap in the same run.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { generateProblem } from '../engines/planner/generator.ts'
import type { PlanProgress } from '../engines/planner/planner.ts'
import { planMonth } from '../engines/planner/planner.ts'
import { boundOf, scorePlan } from '../engines/planner/scoring.ts'
import { exactOptimum } from '../tests/planner/exact.ts'

const gapPercent = 0.01
const secondsForPlanner = 60
const secondsForHighs = 300
const sizeForHighs = 300
const seed = 1

interface Line {
  people: number
  kind: string
  seconds: number
  cpuSeconds: number
  toTenth: string
  gapPercent: number
  memoryMB: number
}

const shapes = {
  city: {},
  bare: { spaces: 0, zones: 0 },
  stressed: { stressed: true },
}

async function measure(people: number, kind: keyof typeof shapes): Promise<void> {
  const problem = generateProblem({ people, seed, ...shapes[kind] })
  const before = process.cpuUsage()
  const seen: PlanProgress[] = []
  const result = planMonth(problem, {
    seconds: secondsForPlanner,
    gapPercent,
    now: () => performance.now(),
    onProgress: (one) => seen.push(one),
  })
  const { user, system } = process.cpuUsage(before)
  const memoryMB = Math.round(process.resourceUsage().maxRSS / 1024)
  const { violations, objective } = scorePlan(problem, result.plan)
  const bound = boundOf(problem, result.plan.prices)
  if (
    violations.length > 0 ||
    Math.abs(objective - result.objective) > 0.001 ||
    bound < result.bound - 0.001
  ) {
    throw new Error(`the judge does not agree with the plan of ${people} people`)
  }
  const tenth = seen.find((one) => one.gapPercent <= 0.1)
  const line: Line = {
    people,
    kind,
    seconds: result.seconds,
    cpuSeconds: (user + system) / 1e6,
    toTenth: tenth === undefined ? '-' : tenth.seconds.toFixed(2),
    gapPercent: result.gapPercent,
    memoryMB,
  }
  const cells = [
    String(line.people).padStart(7),
    line.kind.padEnd(9),
    `${line.seconds.toFixed(2)} s`.padStart(9),
    `${line.cpuSeconds.toFixed(2)} s`.padStart(9),
    `${line.toTenth} s`.padStart(9),
    `${line.gapPercent.toFixed(4)} %`.padStart(10),
    `${line.memoryMB} MB`.padStart(8),
  ]
  console.log(cells.join(' '))
  if (kind !== 'city' || people !== sizeForHighs) return
  const began = performance.now()
  const optimum = await exactOptimum(problem, { seconds: secondsForHighs, relativeGap: gapPercent / 100 })
  const seconds = (performance.now() - began) / 1000
  const ratio = (seconds / result.seconds).toFixed(1)
  if (optimum === undefined) console.log(`        HiGHS: no answer within ${secondsForHighs} s`)
  else console.log(`        HiGHS to the same gap: ${seconds.toFixed(2)} s, ${ratio} times as long`)
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--one') await measure(Number(rest[0]), rest[1] as keyof typeof shapes)
else {
  const sizes = first === undefined ? [300, 1000, 6581] : [first, ...rest].map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error('sizes are numbers of people')
  console.log(' people kind         wall       cpu  to 0.1 %        gap   memory')
  for (const size of sizes) {
    for (const kind of Object.keys(shapes)) {
      const file = fileURLToPath(import.meta.url)
      const one = [...process.execArgv, file, '--one', String(size), kind]
      const { status } = spawnSync(process.execPath, one, { stdio: 'inherit' })
      if (status !== 0) process.exitCode = 1
    }
  }
}
