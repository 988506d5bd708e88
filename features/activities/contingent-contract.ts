import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, listOf } from '../../vocabulary/schemas.ts'

export const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const keepers = ['hr-office', 'administrator'] as const
const count = z.number().int()
export const exclusion = z.enum([
  'no-activity',
  'not-assessed',
  'individual',
  'tools',
  'presence',
  'contact',
  'relations',
  'output',
])

export const contingent = {
  contingent: endpoint({
    method: 'GET',
    path: '/agile-contingent',
    summary:
      'How many may ask for agile work, by directorate; to representatives rounded, small ones together',
    may: [...keepers, 'directorate-head', 'union-representative', 'safety-representative', 'auditor'],
    input: z.object({ on: dayText.optional() }),
    output: z.object({
      on: dayText,
      /** Rounded to five, directorates of few people together. */
      rounded: z.boolean(),
      fewestPeople: count,
      mapped: z.boolean(),
      people: count,
      mayAsk: count,
      items: z.array(
        z.object({
          directorateId: idText.nullable(),
          /** Null: without a team, or several small directorates together. */
          name: z.string().nullable(),
          directorates: count,
          people: count,
          mayAsk: count,
          /** Who may ask and has not declared a suitable home: no exclusion. Null where rounded. */
          homeMissing: count.nullable(),
          /** Who may not, by what stands in the way; one person may be in several. Empty where rounded. */
          excluded: z.array(z.object({ exclusion, people: count })),
        }),
      ),
    }),
  }),
  people: endpoint({
    method: 'GET',
    path: '/agile-contingent/people',
    summary: 'People of a directorate: who may ask, and of each who may not the reasons',
    may: [...keepers, 'directorate-head'],
    input: z.object({
      on: dayText.optional(),
      /** Without it those of no directorate; a head has their own whatever is asked. */
      directorateId: idText.optional(),
      which: z.enum(['all', 'may', 'may-not']).default('may-not'),
      exclusion: exclusion.optional(),
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      total: count,
      items: z.array(
        z.object({
          personId: idText,
          name: z.string(),
          mayAsk: z.boolean(),
          workableShare: count,
          leastShare: count,
          homeSuitable: z.boolean(),
          reasons: z.array(reason),
        }),
      ),
    }),
  }),
  obstacles: endpoint({
    method: 'GET',
    path: '/agile-obstacles',
    summary:
      'Which tool or document, if it worked remotely, would let how many more people ask; to auditors rounded',
    may: [...keepers, 'directorate-head', 'auditor'],
    input: z.object({ on: dayText.optional() }),
    output: z.object({
      on: dayText,
      /** Rounded to five; one to nine people are not told apart: null. */
      rounded: z.boolean(),
      fewestPeople: count,
      mayAsk: count.nullable(),
      people: count.nullable(),
      items: z.array(
        z.object({
          toolId: idText,
          name: z.string(),
          kind: z.enum(['application', 'equipment', 'documents']),
          needed: z.string(),
          opens: count.nullable(),
          activities: count,
          alsoNeeded: count.nullable(),
          byDirectorate: z.array(z.object({ directorateId: idText.nullable(), people: count })),
        }),
      ),
      sequence: z.array(
        z.object({ toolId: idText, name: z.string(), opens: count.nullable(), inAll: count.nullable() }),
      ),
    }),
  }),
  teamActivities: endpoint({
    method: 'GET',
    path: '/teams/{teamId}/activities',
    summary: 'Who of a team does what, with what the rule makes of each activity',
    may: [...keepers, 'directorate-head', 'team-manager'],
    input: z.object({ teamId: idText }),
    output: listOf(
      z.object({
        personId: idText,
        name: z.string(),
        shares: z.array(
          z.object({ activityId: idText, name: z.string(), percent: count, workable: z.boolean() }),
        ),
      }),
    ),
  }),
}
