import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { derogationCategories, priorityCategories } from './rules.ts'

const count = z.number().int()
const verifiers = ['priority-verifier'] as const
const priority = z.object({
  id: idText,
  category: z.enum(priorityCategories),
  from: dayText,
  /** Null: as long as nothing changes. */
  until: dayText.nullable(),
  statedAt: instantText,
  /** Nulls: not verified yet, and counting nothing. */
  verifiedAt: instantText.nullable(),
  verifiedBy: z.string().nullable(),
})
const derogation = z.object({
  id: idText,
  category: z.enum(derogationCategories),
  authorisedBy: z.string(),
  from: dayText,
  until: dayText,
  madeAt: instantText,
  madeBy: z.string(),
})
const one = z.object({ priorityId: idText })

export const priorities = {
  mine: endpoint({
    method: 'GET',
    path: '/my-priorities',
    summary:
      'The priorities of who asks, what they count, who read them, and authorisations beyond prevalence',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      items: z.array(priority),
      derogations: z.array(derogation),
      /** What a wish weighs with a verified priority, in percent; which categories count. */
      weight: z.object({ percent: count, categories: z.array(z.enum(priorityCategories)) }),
      /** Persons who read them, newest first. */
      readings: z.array(z.object({ at: instantText, by: z.string() })),
    }),
  }),
  state: endpoint({
    method: 'POST',
    path: '/my-priorities',
    summary: 'State a priority: a category and its days; it counts once it is verified',
    may: 'signed-in',
    input: z.object({ category: z.enum(priorityCategories), from: dayText, until: dayText.nullable() }),
    output: z.object({ id: idText }),
  }),
  end: endpoint({
    method: 'POST',
    path: '/my-priorities/{priorityId}/end',
    summary: 'End a priority of one’s own: it counts no longer from today on',
    may: 'signed-in',
    input: one,
    output: done,
  }),
  stating: endpoint({
    method: 'GET',
    path: '/priorities',
    summary: 'Who stated priorities, without saying which; looking is noted',
    may: verifiers,
    input: z.object({
      q: z.string().max(100).optional(),
      waiting: z.enum(['true', 'false']).default('false'),
    }),
    output: z.object({
      items: z.array(
        z.object({
          personId: idText,
          name: z.string(),
          team: z.string().nullable(),
          directorate: z.string().nullable(),
          waiting: count,
          verified: count,
        }),
      ),
    }),
  }),
  ofPerson: endpoint({
    method: 'GET',
    path: '/priorities/of/{personId}',
    summary: 'The priorities of one person, to verify them; each reading is noted, and the person sees it',
    may: verifiers,
    input: z.object({ personId: idText }),
    output: z.object({
      personId: idText,
      name: z.string(),
      items: z.array(priority),
      derogations: z.array(derogation),
    }),
  }),
  verify: endpoint({
    method: 'POST',
    path: '/priorities/{priorityId}/verification',
    summary: 'Say that what was stated was verified; or that it was not confirmed: then it is not kept',
    may: verifiers,
    input: one.extend({ outcome: z.enum(['verified', 'not-confirmed']) }),
    output: done,
  }),
  derogate: endpoint({
    method: 'POST',
    path: '/prevalence-derogations',
    summary:
      'Note an authorisation to be away beyond prevalence of presence: category, who authorised, from, until',
    may: verifiers,
    input: z.object({
      personId: idText,
      category: z.enum(derogationCategories),
      authorisedBy: z.string().trim().max(120),
      from: dayText,
      until: dayText,
    }),
    output: z.object({ id: idText }),
  }),
  endDerogation: endpoint({
    method: 'POST',
    path: '/prevalence-derogations/{derogationId}/end',
    summary: 'End an authorisation: it holds no longer from today on',
    may: verifiers,
    input: z.object({ derogationId: idText }),
    output: done,
  }),
}
