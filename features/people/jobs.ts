import type { Work } from '../../platform/jobs.ts'

export const readPeopleImport: Work = async () => {}
export const applyPeopleImport: Work = async () => {}
