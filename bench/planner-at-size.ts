/**
 * The planner where months are largest: one thread against two, and typed arrays. Run as `npm run build` made it
 * where that was done: a thread that must first translate TypeScript comes late.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sharedMemory } from '../engines/planner/crew.ts'
import { generateArrays } from '../engines/planner/generator.ts'
import { checkArrays } from '../engines/planner/month-arrays.ts'

const turns = 3

type Engine = typeof import('../engines/planner/arrays-in-thread.ts')
const built = new URL('../dist/engines/planner/arrays-in-thread.js', import.meta.url)
const source = new URL('../engines/planner/arrays-in-thread.ts', import.meta.url)
const { planArraysInThread } = (await import((existsSync(built) ? built : source).href)) as Engine

/** Seconds of processor time of every thread of this process, as Linux counts it; empty elsewhere. */
function threadSeconds(): Map<string, number> {
  const folder = '/proc/self/task'
  const found = new Map<string, number>()
  if (process.platform !== 'linux') return found
  for (const thread of readdirSync(folder)) {
    const [nanoseconds] = readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')
    found.set(thread, Number(nanoseconds) / 1e9)
  }
  return found
}

interface Measured {
  seconds: number
  cpuSeconds: number
  /** Of the thread that worked longest: what the clock would say if nobody else used the machine. */
  busiest: number
}

async function measure(people: number, seed: number, threads: number, seconds: number): Promise<Measured> {
  const arrays = generateArrays({ people, seed }, sharedMemory)
  const faults = checkArrays(arrays)
  if (faults.length > 0) throw new Error(faults.join('; '))
  const before = threadSeconds()
  const whole = process.cpuUsage()
  let busiest = 0
  const watch = setInterval(() => {
    for (const [thread, at] of threadSeconds()) busiest = Math.max(busiest, at - (before.get(thread) ?? 0))
  }, 100)
  const planned = await planArraysInThread(arrays, { threads, seconds }).result
  clearInterval(watch)
  const { user, system } = process.cpuUsage(whole)
  const cpuSeconds = (user + system) / 1e6
  const print = createHash('sha1').update(planned.choice).update(planned.slots).digest('hex').slice(0, 8)
  console.log(
    `${people} people, ${threads} threads: ${planned.seconds.toFixed(1)} s, cpu ${cpuSeconds.toFixed(1)} s, ` +
      `busiest thread ${busiest.toFixed(1)} s, gap ${planned.gapPercent.toFixed(4)} % (${planned.ended}), plan ${print}, ` +
      `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far`,
  )
  return { seconds: planned.seconds, cpuSeconds, busiest }
}

/** Turn by turn, so that whatever else the machine does strikes both alike; the best of each is compared. */
export async function measureThreads(people: number, seed: number): Promise<void> {
  const found: Measured[][] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    for (const threads of [1, 2]) found[threads - 1]!.push(await measure(people, seed, threads, 900))
  }
  const ratio = (of: (one: Measured) => number): string => {
    const [one, two] = found.map((runs) => Math.min(...runs.map(of)))
    return (one! / two!).toFixed(2)
  }
  console.log(
    `two threads against one: ${ratio(({ seconds }) => seconds)} by the clock, ` +
      `${ratio(({ busiest }) => busiest)} by the time of the busiest thread`,
  )
  const alone = Math.min(...found[0]!.map(({ seconds }) => seconds))
  const most = ((2 * alone) / (await twoAtOnce(people, seed))).toFixed(2)
  console.log(`two searches that share nothing, at once against one after the other: ${most} on this machine`)
}

/** Seconds until two searches of one thread each, begun together, have both ended: what two cores can give at most. */
async function twoAtOnce(people: number, seed: number): Promise<number> {
  const both = [0, 1].map(() => generateArrays({ people, seed }, sharedMemory))
  const began = performance.now()
  await Promise.all(both.map((arrays) => planArraysInThread(arrays, { threads: 1, seconds: 900 }).result))
  return (performance.now() - began) / 1000
}

export async function measureArrays(people: number, seed: number, seconds: number): Promise<void> {
  await measure(people, seed, 2, seconds)
}
