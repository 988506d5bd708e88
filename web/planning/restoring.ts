import { planning } from '../../features/planning/contract.ts'
import { planningTeam } from '../../features/planning/team-contract.ts'
import { useAct } from '../asking.ts'
import { dayInWords } from '../design/dates.ts'
import { titleOfProblem } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { text } from '../language.ts'

/** What a change of a day makes old. */
export const oldAfterChange = [planning.grid, planning.teams, planning.proposal]

/** Takes a day back; says so, or why not, since the dialog may be gone by then. */
export const useRestoring = (onDone: () => void = () => {}) =>
  useAct(planningTeam.restoreDay, {
    refreshes: oldAfterChange,
    onDone: (_, { day }) => {
      announce(text('team.restored', { day: dayInWords(day) }))
      onDone()
    },
    onProblem: (problem) => announce(problem.reasons.map(wordsOfReason).join(' ') || titleOfProblem(problem)),
  })
