import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { planInThread } from '../../engines/planner/in-thread.ts'
import { readProblem } from '../../engines/planner/reading.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'

/** Faults shown on a terminal; a file wrong in the same way 6,581 times is understood from fewer. */
const faultsShown = 100

export async function plan(line: CommandLine): Promise<number> {
  const [file, ...more] = line.words
  if (!file || more.length > 0) throw new BadUsage('one file with a month problem is expected')
  const out = line.options.out
  if (typeof out !== 'string') throw new BadUsage('--out says where the plan goes')
  const seconds = numberOption(line, 'seconds', 20, { least: 0, most: 86_400 })
  const gapPercent = numberOption(line, 'gap', 0.01, { least: 0, most: 100 })
  const seed = numberOption(line, 'seed', 1, { least: 0, most: 2 ** 32 - 1, whole: true })
  const threads = numberOption(line, 'threads', 1, { least: 1, most: 64, whole: true })

  const read = readProblem(readJson(file))
  if (read.faults) {
    for (const { path, message } of read.faults.slice(0, faultsShown))
      process.stderr.write(`${path}: ${message}\n`)
    if (read.faults.length > faultsShown)
      process.stderr.write(`… and ${read.faults.length - faultsShown} more faults\n`)
    return 2
  }
  const terminal = process.stderr.isTTY === true
  const planning = planInThread(read.problem, {
    seconds,
    gapPercent,
    seed,
    threads,
    onProgress: ({ seconds, objective, bound, gapPercent }) => {
      if (terminal)
        process.stderr.write(
          `\r${seconds.toFixed(1)} s  ${objective.toFixed(2)} minutes, at least ${bound.toFixed(2)}, gap ${gapPercent.toFixed(4)} %  `,
        )
    },
  })
  process.once('SIGINT', planning.cancel)
  const result = await planning.result
  process.removeListener('SIGINT', planning.cancel)
  if (terminal) process.stderr.write('\n')
  // Written beside and renamed: whoever reads the file finds a whole plan or none.
  writeFileSync(`${out}.part`, JSON.stringify(result.plan))
  renameSync(`${out}.part`, out)
  const { objective, bound, raised } = result
  if (line.json)
    line.print({ objective, bound, gapPercent: result.gapPercent, seconds: result.seconds, raised })
  else {
    line.say(
      `${objective.toFixed(2)} minutes, proven to be at most ${result.gapPercent.toFixed(4)} % from the best possible, in ${result.seconds.toFixed(2)} s: ${out}`,
    )
    for (const { rule, id, day, from, to } of raised)
      line.say(
        `raised, since what is decided breaks it: ${rule} of ${id}${day ? ` on ${day}` : ''}, from ${from} to ${to}`,
      )
  }
  return 0
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (fault) {
    throw new BadUsage(`${file} cannot be read: ${(fault as Error).message}`)
  }
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new BadUsage(`${file} is not JSON: ${(fault as Error).message}`)
  }
}
