import type { Work } from '../../platform/jobs.ts'
import { giveUpReplanning, solveReplanning } from './replan-solving-actions.ts'
import { giveUpComparison, solveComparison } from './solving-actions.ts'

export const compareVariants: Work = solveComparison
export const giveUpVariants: Work = giveUpComparison
export const replanMonth: Work = solveReplanning
export const giveUpReplan: Work = giveUpReplanning
