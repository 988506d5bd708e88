import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'

export const verdict = z.enum(['met', 'in-part', 'not-met'])
export const criterion = z.enum(['individual', 'tools', 'presence', 'contact', 'relations', 'output'])
export const source = z.enum(['own', 'founding-document', 'example'])
const code = z.string().trim().min(1).max(40)
const name = z.string().trim().min(1).max(200)
const words = z.string().trim().max(2000)
const judgement = z.object({ verdict, note: words, evidence: words })
export const judgements = z.object({
  individual: judgement,
  /** The verdict follows from the tools and documents needed. */
  tools: z.object({ note: words, evidence: words }),
  presence: judgement,
  contact: judgement,
  relations: judgement,
  output: judgement,
})
export const result = z.object({
  workable: z.boolean(),
  assessed: z.boolean(),
  verdicts: z
    .object({
      individual: verdict,
      tools: verdict,
      presence: verdict,
      contact: verdict,
      relations: verdict,
      output: verdict,
    })
    .nullable(),
  failing: z.array(criterion),
})
const activityWritten = z.object({
  code,
  name,
  description: words,
  /** Null: done in every directorate. */
  directorateId: idText.nullable(),
})
export const activity = activityWritten.extend({ id: idText, source })
const review = z.object({
  activityId: idText,
  validFrom: dayText,
  judgements,
  toolIds: z.array(idText).max(50),
})
const tool = z.object({
  id: idText,
  code,
  name,
  kind: z.enum(['application', 'equipment', 'documents']),
  source,
  worksRemotely: z.boolean(),
  /** What would be needed for it to work remotely. */
  needed: words,
  validFrom: dayText.nullable(),
})
const toolWritten = tool
  .pick({ code: true, name: true, kind: true, worksRemotely: true, needed: true })
  .extend({ validFrom: dayText })
const assessmentVersion = z.object({
  validFrom: dayText,
  madeAt: instantText,
  madeBy: z.string().nullable(),
  judgements,
  toolIds: z.array(idText),
  reason: z.string(),
})
const effect = z.object({
  /** The day for which it was counted. */
  on: dayText,
  before: z.number().int(),
  after: z.number().int(),
  opened: z.number().int(),
  closed: z.number().int(),
  items: z.array(
    z.object({
      directorateId: idText.nullable(),
      name: z.string().nullable(),
      before: z.number().int(),
      after: z.number().int(),
      opened: z.number().int(),
      closed: z.number().int(),
    }),
  ),
})
const keepers = ['hr-office', 'administrator'] as const

export const activities = {
  activities: endpoint({
    method: 'GET',
    path: '/activities',
    summary: 'The catalogue of activities with what the rule makes of each',
    may: [...keepers, 'directorate-head', 'team-manager', 'auditor'],
    input: z.object({ on: dayText.optional() }),
    output: listOf(
      activity.extend({
        result,
        /** People who do it on that day; of a head of directorate their own alone, of others null. */
        people: z.number().int().nullable(),
      }),
    ),
  }),
  activity: endpoint({
    method: 'GET',
    path: '/activities/{activityId}',
    summary: 'An activity: its assessments by date, who made them, its tools',
    may: [...keepers, 'directorate-head', 'team-manager', 'auditor'],
    input: z.object({ activityId: idText }),
    output: activity.extend({
      result,
      /** The assessment that holds today. */
      assessment: assessmentVersion.nullable(),
      /** All that were made, the latest first, also those that hold from a later day. */
      history: z.array(assessmentVersion),
      tools: z.array(tool),
      people: z.array(z.object({ directorateId: idText.nullable(), people: z.number().int() })),
      openRequests: z.number().int(),
    }),
  }),
  writeActivity: endpoint({
    method: 'PUT',
    path: '/activities/by-code/{code}',
    summary: 'Add an activity or change its name, description or directorate',
    may: keepers,
    input: activityWritten,
    output: activity,
  }),
  reviewEffect: endpoint({
    method: 'POST',
    path: '/activities/{activityId}/review-effect',
    reads: true,
    summary: 'How many more and fewer people might ask after a review, by directorate',
    may: keepers,
    input: review,
    output: effect,
  }),
  review: endpoint({
    method: 'POST',
    path: '/activities/{activityId}/reviews',
    summary: 'Judge an activity by the six criteria, from a day on',
    may: keepers,
    input: review.extend({ reason: words }),
    output: effect,
  }),
  tools: endpoint({
    method: 'GET',
    path: '/work-tools',
    summary: 'Tools and documents needed for the work, and whether each works remotely',
    may: [...keepers, 'directorate-head', 'team-manager', 'auditor'],
    input: z.object({ on: dayText.optional() }),
    output: listOf(tool),
  }),
  toolEffect: endpoint({
    method: 'POST',
    path: '/work-tools/{code}/effect',
    reads: true,
    summary: 'How many more and fewer people might ask if a tool worked so',
    may: keepers,
    input: toolWritten,
    output: effect,
  }),
  writeTool: endpoint({
    method: 'PUT',
    path: '/work-tools/{code}',
    summary: 'Add a tool, or say from which day it works remotely or no longer does',
    may: keepers,
    input: toolWritten,
    output: tool,
  }),
  readyCatalogue: endpoint({
    method: 'GET',
    path: '/ready-catalogue',
    summary: 'Activities and tools to begin with: those that the founding documents list, and examples',
    may: keepers,
    input: nothing,
    output: z.object({
      activities: z.array(
        z.object({ code, name, source, origin: z.string(), failing: z.array(criterion), known: z.boolean() }),
      ),
      tools: z.number().int(),
    }),
  }),
  takeReadyCatalogue: endpoint({
    method: 'POST',
    path: '/ready-catalogue/taking',
    summary: 'Add the activities and tools of the ready catalogue that are not there yet',
    may: keepers,
    input: z.object({ examples: z.boolean() }),
    output: z.object({ activities: z.number().int(), tools: z.number().int() }),
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/activity-files/template',
    summary: 'The file of activities to fill in',
    may: keepers,
    input: z.object({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      sheet: z.enum(['activities', 'tools', 'shares']).default('shares'),
    }),
    output: z.unknown(),
    answers: 'file',
  }),
  exportFile: endpoint({
    method: 'GET',
    path: '/activity-files/export',
    summary: 'Catalogue, tools and who does what, as a file that may be read in again',
    may: keepers,
    input: z.object({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      sheet: z.enum(['activities', 'tools', 'shares']).default('shares'),
    }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/activity-files/preview',
    reads: true,
    summary: 'What a file of activities would change, or all its faults',
    may: keepers,
    input: z.object({ fileName: z.string().max(200), contentBase64: z.string().max(14_000_000) }),
    output: z.object({
      faultsTotal: z.number().int(),
      faults: z.array(
        z.object({
          sheet: z.string(),
          row: z.number().int(),
          column: z.string(),
          code: z.string(),
          found: z.string(),
          expected: z.string(),
        }),
      ),
      counts: z.object({
        activities: z.number().int(),
        assessments: z.number().int(),
        tools: z.number().int(),
        persons: z.number().int(),
        unchanged: z.number().int(),
      }),
      effect: effect.nullable(),
    }),
    bodyLimitBytes: 15_000_000,
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/activity-files/application',
    summary: 'Apply a file of activities: all or nothing',
    may: keepers,
    input: z.object({ fileName: z.string().max(200), contentBase64: z.string().max(14_000_000) }),
    output: done,
    bodyLimitBytes: 15_000_000,
  }),
}
