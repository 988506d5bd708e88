/**
 * Work that outlives a request. A job names its organisation and the row it is about, never personal data.
 * The queue is pg-boss, in its own schema; a worker says every few seconds that it lives, and the job of a
 * process that was killed is taken up again.
 */
export type JobData = { organisationId: string; id: string }

export const jobNames = [
  'plan-month',
  'search-margins',
  'compare-variants',
  'replan-month',
  'read-people-import',
  'apply-people-import',
  'remind-wishes',
  'read-timetable',
  'measure-ways',
  'turn-agreements',
  'turn-training',
  'renew-agreements',
  'heed-agreements',
  'send-communications',
  'tell-mornings',
  'turn-spaces',
  'turn-alliance',
  'turn-conventions',
  'move-bookings',
  'turn-bookings',
  'check-waiting',
  'turn-visits',
  'turn-bank',
  'tidy',
  'deliver-notices',
] as const
export type JobName = (typeof jobNames)[number]
