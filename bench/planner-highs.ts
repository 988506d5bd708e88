/**
 * The planner beside HiGHS, an exact solver, on the same problem to the same certified gap: inside the library,
 * and as whole processes. HiGHS gets its model ready made; the planner's process is the command line that people
 * use, as `npm run build` makes it, which reads the problem and writes the plan.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MonthProblem } from '../engines/planner/problem.ts'
import { milpOf } from '../tests/planner/milp.ts'

const processTurns = 3
const highsAlone = new URL('./highs-process.mjs', import.meta.url)
const commandLine = new URL('../bin/vicinato', import.meta.url)

export interface OwnSeconds {
  /** Until the gap was certified: the first time in a process, compilation included, and once compiled. */
  cold: number
  warm: number
}

export function compareWithHighs(
  problem: MonthProblem,
  own: OwnSeconds,
  { gapPercent, limit }: { gapPercent: number; limit: number },
): void {
  const folder = mkdtempSync(join(tmpdir(), 'planner-highs-'))
  const run = (program: URL, ...words: string[]) => {
    const began = performance.now()
    const path = fileURLToPath(program)
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...words], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return { seconds: (performance.now() - began) / 1000, stdout }
  }
  try {
    const [model, input, plan] = ['model.lp', 'problem.json', 'plan.json'].map((name) => join(folder, name))
    writeFileSync(model!, milpOf(problem).text)
    writeFileSync(input!, JSON.stringify(problem))
    const whole = run(highsAlone, model!, String(gapPercent / 100), String(limit))
    const solved: { Status: string; seconds: number } = JSON.parse(whole.stdout)
    const words = ['plan', input!, '--out', plan!, '--gap', String(gapPercent), '--seconds', '900']
    const turns = Array.from({ length: processTurns }, () => run(commandLine, ...words).seconds)
    const process = turns.sort((a, b) => a - b)[Math.floor(processTurns / 2)]!
    const answered = solved.Status === 'Optimal' ? 'to the same gap' : `no answer (${solved.Status})`
    const times = (mine: number, theirs: number): string =>
      `${(theirs / mine).toFixed(0)} times (${mine.toFixed(3)} s)`
    console.log(
      `        HiGHS ${answered}: ${solved.seconds.toFixed(2)} s. The planner inside the library: ` +
        `${times(own.warm, solved.seconds)} as fast compiled, ${times(own.cold, solved.seconds)} the first time`,
    )
    console.log(
      `        whole processes: HiGHS ${whole.seconds.toFixed(2)} s, vicinato plan ${times(process, whole.seconds)} as fast`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
