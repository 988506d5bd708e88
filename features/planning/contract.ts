import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { faultFields } from './fault-rules.ts'
import { placePattern } from './rules.ts'

/** `office@08:30`, `home`, `space:` with a site's id, `absent`: the words of the plan format. */
const place = z.string().regex(placePattern)
const progress = z.object({
  seconds: z.number(),
  objective: z.number(),
  bound: z.number(),
  gapPercent: z.number(),
})
const run = z.object({
  id: idText,
  month: monthText,
  startedAt: instantText,
  startedBy: z.string(),
  /** waiting → running → done; or cancelled (its best plan is kept), failed, outdated (its input changed meanwhile). */
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'outdated']),
  seconds: z.number(),
  gapPercentAsked: z.number(),
  progress: progress.nullable(),
  /** Points of the curve, at most 200. */
  curve: z.array(progress),
  people: z.number().int(),
  /** Limits that decided days break by themselves, raised to just what was decided. */
  raised: z.array(
    z.object({
      rule: z.enum(['quota', 'perWeek', 'present', 'budget', 'seats']),
      /** Of the person, team or directorate. */
      name: z.string(),
      day: dayText.nullable(),
      from: z.number(),
      to: z.number(),
    }),
  ),
  /** What the planner does not take of the month's problem; the run failed for it. */
  faults: z.array(
    z.object({
      path: z.string(),
      message: z.string(),
      /** Of the person, team, office or directorate; null where it is the month's, or who left. */
      name: z.string().nullable(),
      field: z.enum(faultFields),
      day: dayText.nullable(),
    }),
  ),
})
const days = z.number().int()
const teamLine = z.object({
  teamId: idText,
  name: z.string(),
  directorateId: idText,
  people: z.number().int(),
  wished: days,
  granted: days,
  refused: days,
  minPresent: z.number().int(),
  /** Persons present on the day with fewest above the minimum, which day that is; `minPresent` is that day's. */
  leastPresent: z.number().int(),
  leastPresentOn: dayText.nullable(),
  /** No day is below its minimum while somebody is away. */
  inOrder: z.boolean(),
  approvedAt: instantText.nullable(),
  approvedBy: z.string().nullable(),
  changes: z.number().int(),
})
const proposal = z.object({
  month: monthText,
  published: z.boolean(),
  publishedAt: instantText.nullable(),
  /** The run that proposed; null where nothing is proposed yet. */
  runId: idText.nullable(),
  gapPercent: z.number().nullable(),
  people: z.number().int(),
  wished: days,
  granted: days,
  refused: days,
  directorates: z.array(
    z.object({
      directorateId: idText,
      name: z.string(),
      people: z.number().int(),
      budget: days,
      wished: days,
      granted: days,
      refused: days,
      teams: z.number().int(),
      teamsApproved: z.number().int(),
    }),
  ),
  offices: z.array(
    z.object({
      officeId: idText,
      name: z.string(),
      /** As always; then those of each working day of this month, none where the office is closed. */
      desks: z.number().int(),
      desksByDay: z.array(z.number().int()),
      people: z.number().int(),
      /** Persons in the office on each working day. */
      present: z.array(z.number().int()),
    }),
  ),
  days: z.array(dayText),
})
export const grid = z.object({
  month: monthText,
  teamId: idText,
  name: z.string(),
  /** The most persons needed on a day, and those needed on each. */
  minPresent: z.number().int(),
  needed: z.array(z.number().int()),
  published: z.boolean(),
  approvedAt: instantText.nullable(),
  approvedBy: z.string().nullable(),
  days: z.array(dayText),
  /** Days on which the whole team is in, and on which its office is closed, with where one works then. */
  teamDays: z.array(dayText),
  closedDays: z.array(dayText),
  closedTo: z.string().nullable(),
  /** Closed days count for no quota and no budget. */
  closedBeyondQuota: z.boolean(),
  /** Away days that the directorate may still give. */
  budgetLeft: days,
  /** Persons of the team in the office on each day. */
  present: z.array(z.number().int()),
  /** Days below the minimum: decisions to take, with persons who could stay. */
  conflicts: z.array(z.object({ day: dayText, present: z.number().int(), needed: z.number().int() })),
  people: z.array(
    z.object({
      personId: idText,
      name: z.string(),
      quota: days,
      granted: days,
      perWeek: z.number().int().nullable(),
      /** Away days with presence still prevalent; null where nothing limits them. */
      mostAway: z.number().int().nullable(),
      wished: z.array(dayText),
      anyDay: z.boolean(),
      homeSuitable: z.boolean(),
      places: z.array(place),
      proposed: z.array(place),
    }),
  ),
  changes: z.array(
    z.object({
      personId: idText,
      day: dayText,
      from: place,
      to: place,
      reason: z.string(),
      changedBy: z.string(),
      changedAt: instantText,
    }),
  ),
  /** The sites of the network in which somebody works on some day. */
  spaces: z.array(z.object({ siteId: idText, name: z.string() })),
  /** Other days asked of persons, with their answers. */
  otherDays: z.array(
    z.object({
      id: idText,
      personId: idText,
      day: dayText,
      otherDay: dayText,
      reason: z.string(),
      askedBy: z.string(),
      askedAt: instantText,
      answer: z.enum(['waiting', 'accepted', 'refused', 'withdrawn']),
    }),
  ),
})
const month = z.object({ month: monthText })
const keepers = ['hr-office', 'administrator'] as const
export const managers = [
  'team-manager',
  'team-substitute',
  'directorate-head',
  'hr-office',
  'administrator',
] as const

export const planning = {
  startRun: endpoint({
    method: 'POST',
    path: '/months/{month}/runs',
    summary: 'Have the month planned',
    may: keepers,
    input: month.extend({
      seconds: z.number().min(1).max(3600).default(30),
      gapPercent: z.number().min(0).max(100).default(0.05),
    }),
    output: run,
  }),
  runs: endpoint({
    method: 'GET',
    path: '/months/{month}/runs',
    summary: 'The runs of a month, newest first',
    may: keepers,
    input: month,
    output: listOf(run),
  }),
  run: endpoint({
    method: 'GET',
    path: '/runs/{runId}',
    summary: 'A run of the planner',
    may: keepers,
    input: z.object({ runId: idText }),
    output: run,
  }),
  runEvents: endpoint({
    method: 'GET',
    path: '/runs/{runId}/events',
    summary: 'Objective, bound and gap of a run, as they improve',
    may: keepers,
    input: z.object({ runId: idText }),
    output: run,
    answers: 'events',
  }),
  cancelRun: endpoint({
    method: 'POST',
    path: '/runs/{runId}/cancellation',
    summary: 'Stop a run; its best plan so far is kept',
    may: keepers,
    input: z.object({ runId: idText }),
    output: done,
  }),
  proposal: endpoint({
    method: 'GET',
    path: '/months/{month}/proposal',
    summary: 'What is proposed, by directorate and by office and day',
    may: [...keepers, 'directorate-head'],
    input: month,
    output: proposal,
  }),
  teams: endpoint({
    method: 'GET',
    path: '/months/{month}/teams',
    summary: 'The teams whose month who asks may approve',
    may: managers,
    input: month.extend({ directorateId: idText.optional() }),
    output: listOf(teamLine),
  }),
  grid: endpoint({
    method: 'GET',
    path: '/months/{month}/teams/{teamId}',
    summary: 'A team, person by day',
    may: managers,
    input: month.extend({ teamId: idText }),
    output: grid,
  }),
  changeDay: endpoint({
    method: 'PUT',
    path: '/months/{month}/persons/{personId}/days/{day}',
    summary: 'Change a proposed day of a person; a wished day taken away carries a reason',
    may: managers,
    input: month.extend({
      personId: idText,
      day: dayText,
      place: z.enum(['office', 'home', 'absent']),
      reason: z.string().trim().max(500).default(''),
    }),
    output: grid,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/months/{month}/approvals',
    summary: 'Approve the month of these teams; without a list, of all in order that who asks may approve',
    may: managers,
    input: month.extend({ teamIds: z.array(idText).max(10_000).optional() }),
    output: z.object({
      approved: z.number().int(),
      /** Teams below their minimum on some day: left to decide. */
      notInOrder: z.array(z.object({ teamId: idText, name: z.string() })),
    }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/months/{month}/publication',
    summary: 'Publish the month: everybody sees it',
    may: keepers,
    input: month.extend({
      /** Teams not approved that the publisher has seen and accepts; refused when the count differs. */
      teamsNotApproved: z.number().int().min(0),
    }),
    output: done,
  }),
}
