import type { Work } from '../../platform/jobs.ts'

export const planMonth: Work = async () => {}
