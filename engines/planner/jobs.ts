// What a crew does, piece by piece.

/** `steps`, `days`: of some prices, of some bands; `months`: of a block of teams; the others: of one directorate. */
export const jobs = ['steps', 'days', 'months', 'flows', 'exchanges', 'replans'] as const
export type Job = (typeof jobs)[number]

export interface Crew {
  /** Does the pieces 0 up to `count`, and returns when all are done. */
  run(job: Job, count: number): void
}
