import type { Work } from '../../platform/jobs.ts'
import { giveUpMeasuring, measureEverybody } from './measuring-actions.ts'
import { countNeighbourhoods } from './neighbourhoods-actions.ts'
import { giveUpTimetable, readTimetableFile, warnOfTimetables } from './reading-actions.ts'

export const readTimetable: Work = readTimetableFile
export const giveUpReading: Work = giveUpTimetable

/** Regularly, and when a timetable comes or goes: measures what changed, and warns of what ends. */
export const measureWays: Work = async (job) => {
  await job.transaction((moment) => warnOfTimetables(moment, job.organisationId))
  await measureEverybody(job)
  await job.transaction((moment) => countNeighbourhoods(moment, job.organisationId))
}
export const giveUpWays: Work = giveUpMeasuring
