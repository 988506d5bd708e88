/** HiGHS (npm `highs`, WebAssembly, one thread) on the whole month problem. */
import loadHighs from 'highs'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { milpOf } from './milp.ts'

// Its types are written for CommonJS, where the loader is `default`; imported by Node as a module, it is it.
const load = loadHighs as unknown as typeof loadHighs.default

/** The optimum in minutes, or undefined where the limit in seconds was not enough. */
export async function exactOptimum(
  problem: MonthProblem,
  options: { seconds?: number; relativeGap?: number } = {},
): Promise<number | undefined> {
  const { seconds = 60, relativeGap = 1e-9 } = options
  const { text, constant } = milpOf(problem)
  const highs = await load()
  const solved = highs.solve(text, { output_flag: false, mip_rel_gap: relativeGap, time_limit: seconds })
  return solved.Status === 'Optimal' ? solved.ObjectiveValue + constant : undefined
}
