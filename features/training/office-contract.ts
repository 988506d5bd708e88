import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { courseShape, editionShape } from './contract.ts'
import { outcomes } from './rules.ts'

const keepers = ['hr-office', 'administrator'] as const
const hr = ['hr-office'] as const
const count = z.number().int()
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, { error: 'letters, digits, dots and dashes, at most 40' })
const oneEdition = z.object({ editionId: idText })
const course = {
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000),
  audience: courseShape.shape.audience,
  subject: courseShape.shape.subject,
  hours: count.min(1).max(500),
  validMonths: count.min(1).max(240).nullable(),
  requiredFrom: dayText.nullable(),
}
const edition = {
  startsOn: dayText,
  endsOn: dayText,
  how: editionShape.shape.how,
  place: z.string().trim().max(200),
  seats: count.min(1).max(100_000).nullable(),
  enrolUntil: dayText,
  selfEnrol: z.boolean(),
  costCents: count.min(0).max(2_000_000_000).nullable(),
}
const fault = z.object({
  sheet: z.string(),
  row: count,
  column: z.string(),
  code: z.string(),
  found: z.string(),
  expected: z.string(),
})
const uploaded = { fileName: z.string().max(200), contentBase64: z.string().max(8_000_000) }

export const trainingOffice = {
  courses: endpoint({
    method: 'GET',
    path: '/training-courses',
    summary: 'All courses: those offered, those required to work away, those retired',
    may: keepers,
    input: nothing,
    output: listOf(courseShape),
  }),
  writeCourse: endpoint({
    method: 'POST',
    path: '/training-courses',
    summary: 'Write a course',
    may: hr,
    input: z.object({ code, ...course }),
    output: courseShape,
  }),
  changeCourse: endpoint({
    method: 'PUT',
    path: '/training-courses/{courseId}',
    summary: 'Change a course, or retire it; certificates keep what they say',
    may: hr,
    input: z.object({ courseId: idText, ...course, retired: z.boolean() }),
    output: courseShape,
  }),
  editions: endpoint({
    method: 'GET',
    path: '/training-editions',
    summary: 'Editions, the latest first: those to come and under way, or those over',
    may: keepers,
    input: z.object({ courseId: idText.optional(), when: z.enum(['coming', 'over']).default('coming') }),
    output: listOf(editionShape),
  }),
  writeEdition: endpoint({
    method: 'POST',
    path: '/training-editions',
    summary: 'Write an edition of a course',
    may: hr,
    input: z.object({ courseId: idText, code, ...edition }),
    output: z.object({ id: idText }),
  }),
  changeEdition: endpoint({
    method: 'PUT',
    path: '/training-editions/{editionId}',
    summary: 'Change an edition: never fewer seats than are taken',
    may: hr,
    input: oneEdition.extend(edition),
    output: done,
  }),
  cancelEdition: endpoint({
    method: 'POST',
    path: '/training-editions/{editionId}/cancellations',
    summary: 'Call an edition off, with the reason that those enrolled are told',
    may: hr,
    input: oneEdition.extend({ reason: z.string().trim().min(3).max(500) }),
    output: done,
  }),
  edition: endpoint({
    method: 'GET',
    path: '/training-editions/{editionId}',
    summary: 'An edition with who has a seat and how it went',
    may: keepers,
    input: oneEdition,
    output: editionShape.extend({
      cancelReason: z.string().nullable(),
      hours: count,
      people: z.array(
        z.object({
          enrolmentId: idText,
          personId: idText,
          name: z.string(),
          team: z.string().nullable(),
          directorate: z.string().nullable(),
          enrolledAt: instantText,
          outcome: z.enum([...outcomes, 'none']),
          hours: count.nullable(),
          score: count.nullable(),
          certificateId: idText.nullable(),
        }),
      ),
    }),
  }),
  candidates: endpoint({
    method: 'GET',
    path: '/training-editions/{editionId}/candidates',
    summary: 'Whom an edition is for and who has neither done it nor a seat: all, or of a directorate',
    may: hr,
    input: oneEdition.extend({ directorateId: idText.optional() }),
    output: z.object({
      total: count,
      /** Seats still free; null: as many as come. */
      free: count.nullable(),
      items: z.array(z.object({ personId: idText, name: z.string(), directorate: z.string().nullable() })),
    }),
  }),
  enrolMany: endpoint({
    method: 'POST',
    path: '/training-editions/{editionId}/enrolments',
    summary: 'Give seats to people: all of them, or none where the seats are too few',
    may: hr,
    bodyLimitBytes: 1_000_000,
    input: oneEdition.extend({ personIds: z.array(idText).min(1).max(20_000) }),
    output: z.object({ enrolled: count, enrolledAlready: count }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/training-editions/{editionId}/results',
    summary:
      'Say who was there and how it went: who passed is certified, and a correction takes a certificate back',
    may: hr,
    bodyLimitBytes: 1_000_000,
    input: oneEdition.extend({
      results: z
        .array(
          z.object({
            enrolmentId: idText,
            outcome: z.enum(outcomes),
            hours: count.min(0).max(500),
            score: count.min(0).max(100).nullable(),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: z.object({ certified: count }),
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/training-certificates/{certificateId}',
    summary: 'Take back a certificate of training done elsewhere that was noted by mistake',
    may: hr,
    input: z.object({ certificateId: idText }),
    output: done,
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/training-import-template',
    summary: 'A file of attendance to fill in',
    may: hr,
    input: z.object({ format: z.enum(['xlsx', 'csv']).default('csv') }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/training-import-previews',
    summary: 'What a file of attendance says, with every fault at once; nothing is kept',
    may: hr,
    reads: true,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({
      faultsTotal: count,
      faults: z.array(fault),
      counts: z.object({ rows: count, passed: count, elsewhere: count, unchanged: count }),
    }),
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/training-imports',
    summary: 'Bring attendance in; refused whole where anything in the file is wrong',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({ recorded: count, certified: count }),
  }),
}
