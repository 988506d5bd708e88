import { useEffect, useState } from 'react'
import { planning } from '../../features/planning/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { askAgain, useAnswer } from '../asking.ts'
import { type Answered, listen, type Problem } from '../call.ts'

export type Run = Answered<typeof planning.run>
const isUnderWay = (run: Run | null | undefined): boolean =>
  run?.state === 'waiting' || run?.state === 'running'

/**
 * The newest run of a month, null where there is none, undefined while asking. While it works the server tells
 * of it as it improves; one asks too, seldom while it can be heard, otherwise every second. When it ends, what
 * it changed is asked anew.
 */
export function useLatestRun(month: Month): { run: Run | null | undefined; error: Problem | null } {
  const [broken, setBroken] = useState(false)
  const [working, setWorking] = useState(false)
  const [told, setTold] = useState<Run | null>(null)
  const everyMs = broken ? 1000 : 5000
  const runs = useAnswer(planning.runs, { month }, { refetchEveryMs: working && everyMs })
  const asked = runs.data ? (runs.data.items[0] ?? null) : undefined
  // What was told is newer than what was asked, of the same run and as long as the asking has not seen its end.
  const run = asked && told?.id === asked.id && isUnderWay(asked) ? told : asked
  const runId = isUnderWay(asked) ? asked!.id : null
  const underWay = isUnderWay(run)
  useEffect(() => setWorking(isUnderWay(asked)), [asked])
  useEffect(() => {
    if (!runId) return
    setBroken(false)
    return listen(planning.runEvents, { runId }, setTold, () => setBroken(true))
  }, [runId])
  useEffect(() => {
    if (underWay || !working) return
    void askAgain([planning.runs, planning.proposal, planning.teams, planning.grid])
  }, [underWay, working])
  return { run, error: runs.error }
}
