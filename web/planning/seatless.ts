import { replannings } from '../../features/variants/replan-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'

/** Of the published months that still run, at most two, those with days near home that lost their seat. */
export function useMonthsWithoutSeats([first, second]: readonly Month[]): Month[] {
  const known = [useLost(first), useLost(second)]
  return [first, second].filter((month, at) => month !== undefined && known[at]) as Month[]
}

const useLost = (month: Month | undefined): boolean =>
  (useAnswer(replannings.replannings, { month: month! }, { enabled: month !== undefined }).data?.lostSeats
    .length ?? 0) > 0
