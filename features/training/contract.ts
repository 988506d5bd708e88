import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, nothing } from '../../vocabulary/schemas.ts'
import { audiences, hows, outcomes, subjects } from './rules.ts'

const count = z.number().int()
const result = z.enum([...outcomes, 'none'])
export const courseShape = z.object({
  id: idText,
  code: z.string(),
  title: z.string(),
  description: z.string(),
  audience: z.enum(audiences),
  subject: z.enum(subjects),
  hours: count,
  /** Months for which it holds once done; null: for good. */
  validMonths: count.nullable(),
  /** From when its audience needs it to work away; null: offered, not required. */
  requiredFrom: dayText.nullable(),
  retired: z.boolean(),
})
export const editionShape = z.object({
  id: idText,
  courseId: idText,
  course: z.string(),
  code: z.string(),
  startsOn: dayText,
  endsOn: dayText,
  how: z.enum(hows),
  place: z.string(),
  /** Null: as many as come. */
  seats: count.nullable(),
  enrolUntil: dayText,
  selfEnrol: z.boolean(),
  costCents: count.nullable(),
  cancelled: z.boolean(),
  enrolled: count,
  /** Of how many enrolled it was said how it went. */
  recorded: count,
})
const certificate = z.object({
  id: idText,
  courseId: idText,
  title: z.string(),
  hours: count,
  issuedOn: dayText,
  validUntil: dayText.nullable(),
  /** Done elsewhere, or before the product came. */
  elsewhere: z.boolean(),
  standing: z.enum(['valid', 'ends-soon', 'expired']),
})

export const training = {
  mine: endpoint({
    method: 'GET',
    path: '/my-training',
    summary: 'What training who asks needs, has a seat in, and has done',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      gate: z.enum(['off', 'warn', 'block']),
      /** Required of who asks, now or from a day to come. */
      required: z.array(
        z.object({
          courseId: idText,
          title: z.string(),
          requiredFrom: dayText,
          standing: z.enum(['missing', 'valid', 'ends-soon', 'expired']),
          validUntil: dayText.nullable(),
        }),
      ),
      enrolments: z.array(
        z.object({
          id: idText,
          editionId: idText,
          course: z.string(),
          startsOn: dayText,
          endsOn: dayText,
          how: z.enum(hows),
          place: z.string(),
          cancelled: z.boolean(),
          cancelReason: z.string().nullable(),
          outcome: result,
          hours: count.nullable(),
          score: count.nullable(),
          mayLeave: z.boolean(),
        }),
      ),
      certificates: z.array(certificate),
      /** Editions in which who asks may take a seat now. */
      open: z.array(
        z.object({
          id: idText,
          courseId: idText,
          course: z.string(),
          description: z.string(),
          hours: count,
          startsOn: dayText,
          endsOn: dayText,
          how: z.enum(hows),
          place: z.string(),
          enrolUntil: dayText,
          /** Seats still free; null: as many as come. */
          free: count.nullable(),
          required: z.boolean(),
        }),
      ),
    }),
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/my-training-enrolments',
    summary: 'Take a seat in an edition',
    may: 'signed-in',
    input: z.object({ editionId: idText }),
    output: done,
  }),
  leave: endpoint({
    method: 'DELETE',
    path: '/training-enrolments/{enrolmentId}',
    summary:
      'Give a seat back: one’s own before the edition begins, or anybody’s by HR until it was said how it went',
    may: 'signed-in',
    input: z.object({ enrolmentId: idText }),
    output: done,
  }),
  certificate: endpoint({
    method: 'GET',
    path: '/training-certificates/{certificateId}/document',
    summary: 'A certificate as PDF with tags, for the person and HR',
    may: 'signed-in',
    input: z.object({ certificateId: idText }),
    output: z.unknown(),
    answers: 'file',
  }),
  completion: endpoint({
    method: 'GET',
    path: '/training-completion',
    summary:
      'Who has done what they need, by directorate, and the indicators of the plan: counts alone; rounded, and few people merged or not told, but for HR',
    may: [
      'hr-office',
      'administrator',
      'directorate-head',
      'auditor',
      'union-representative',
      'safety-representative',
    ],
    input: nothing,
    output: z.object({
      on: dayText,
      rounded: z.boolean(),
      fewestPeople: count,
      courses: z.array(
        z.object({
          courseId: idText,
          title: z.string(),
          subject: z.enum(subjects),
          audience: z.enum(audiences),
          requiredFrom: dayText.nullable(),
          items: z.array(
            z.object({
              /** Null: directorates too small to stand alone, together. */
              name: z.string().nullable(),
              directorates: count,
              people: count.nullable(),
              done: count.nullable(),
            }),
          ),
        }),
      ),
      indicators: z.array(
        z.object({
          name: z.enum(['management', 'organisational', 'digital']),
          people: count.nullable(),
          done: count.nullable(),
        }),
      ),
      /** What editions of the last year cost, as far as it was noted. */
      costCents: count,
    }),
  }),
}
