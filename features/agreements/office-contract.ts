import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { agreementShape, agreements, documentShape, reasonShape } from './contract.ts'
import { frames } from './rules.ts'
import { states } from './state-rules.ts'

const keepers = ['hr-office', 'administrator'] as const
const hr = ['hr-office'] as const
const count = z.number().int()
const one = z.object({ agreementId: idText })
const filters = {
  /** The beginning of a name. */
  q: z.string().max(100).optional(),
  state: z.enum(states).optional(),
  directorateId: idText.optional(),
  /** In force, and ending by that day. */
  endsUntil: dayText.optional(),
}
const renewal = {
  directorateId: idText.optional(),
  /** Of agreements in force that end by this day. */
  endsUntil: dayText,
  /** The last day of the renewed ones. */
  until: dayText,
}
const template = z.object({
  frame: z.enum(frames),
  /** Null: as the product brings it. */
  validFrom: dayText.nullable(),
  title: z.string(),
  body: z.string(),
  madeBy: z.string().nullable(),
})
const batchStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
const fault = z.object({
  sheet: z.string(),
  row: count,
  column: z.string(),
  code: z.string(),
  found: z.string(),
  expected: z.string(),
})
const uploaded = { fileName: z.string().max(200), contentBase64: z.string().max(8_000_000) }

export const agreementOffice = {
  register: endpoint({
    method: 'GET',
    path: '/agreements',
    summary: 'The register of agreements, newest first, by name, state, directorate and end',
    may: keepers,
    input: z.object({ ...filters, from: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
    output: z.object({
      total: count,
      items: z.array(
        z.object({
          id: idText,
          personId: idText,
          name: z.string(),
          directorate: z.string().nullable(),
          team: z.string().nullable(),
          kind: agreementShape.shape.kind,
          origin: agreementShape.shape.origin,
          state: z.enum(states),
          startsOn: dayText.nullable(),
          endsOn: dayText.nullable(),
          daysPerMonth: count,
        }),
      ),
      /** How many of the whole register are in each state. */
      states: z.array(z.object({ state: z.enum(states), count })),
    }),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/files',
    summary:
      'Bring in the PDF that both signed elsewhere: the agreement is in force, its signature not verified',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: one.extend({ ...uploaded, signedOn: dayText }),
    output: agreementShape,
  }),
  checkFile: endpoint({
    method: 'POST',
    path: '/agreement-files/{fileId}/checks',
    summary: 'Say with what the signature of a file was verified, and what came out',
    may: hr,
    input: z.object({
      fileId: idText,
      tool: z.string().trim().min(3).max(200),
      outcome: z.enum(['valid', 'not-valid']),
    }),
    output: done,
  }),
  protocol: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/protocol-numbers',
    summary: 'Note the number under which the agreement is in the protocol',
    may: hr,
    input: one.extend({ number: z.string().trim().min(1).max(60), registeredOn: dayText }),
    output: done,
  }),
  evaluate: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/evaluations',
    summary: 'Say whether the objectives were met, by whoever signs for the body',
    may: ['team-manager', 'team-substitute', 'directorate-head', 'hr-office'],
    input: one.extend({
      outcome: z.enum(['positive', 'negative']),
      words: z.string().trim().max(1000),
      reached: z.array(z.string().trim().max(300)).max(20),
    }),
    output: done,
  }),
  renewalPreview: endpoint({
    method: 'POST',
    path: '/agreement-renewal-previews',
    summary: 'Whose agreements a renewal at once would propose, and whose not and why; nothing is kept',
    may: hr,
    reads: true,
    input: z.object(renewal),
    output: z.object({
      total: count,
      ready: count,
      leftOut: z.array(z.object({ code: z.string(), count })),
      directorates: z.array(z.object({ name: z.string(), ready: count, leftOut: count })),
      sample: z.array(z.object({ name: z.string(), from: dayText, until: dayText })),
    }),
  }),
  renewMany: endpoint({
    method: 'POST',
    path: '/agreement-batches',
    summary: 'Propose the renewal of many agreements at once, as a job',
    may: hr,
    input: z.object({ ...renewal, ready: count }),
    output: z.object({ id: idText }),
  }),
  batch: endpoint({
    method: 'GET',
    path: '/agreement-batches/{batchId}',
    summary: 'How far a renewal of many is',
    may: hr,
    input: z.object({ batchId: idText }),
    output: z.object({
      total: count,
      done: count,
      proposed: count,
      state: z.enum(batchStates),
      askedAt: instantText,
      leftOut: z.array(z.object({ code: z.string(), count })),
    }),
  }),
  batches: endpoint({
    method: 'GET',
    path: '/agreement-batches',
    summary: 'The latest renewals of many, newest first, with how far each is',
    may: hr,
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          id: idText,
          total: count,
          done: count,
          proposed: count,
          state: z.enum(batchStates),
          askedAt: instantText,
          askedBy: z.string(),
          until: dayText,
        }),
      ),
    }),
  }),
  cancelBatch: endpoint({
    method: 'POST',
    path: '/agreement-batches/{batchId}/cancellation',
    summary: 'Stop a renewal of many: what is proposed stays, the rest is not',
    may: hr,
    input: z.object({ batchId: idText }),
    output: done,
  }),
  resumeBatch: endpoint({
    method: 'POST',
    path: '/agreement-batches/{batchId}/resumption',
    summary: 'Take a renewal of many up again where it was stopped or failed; nobody is proposed twice',
    may: hr,
    input: z.object({ batchId: idText }),
    output: done,
  }),
  templates: endpoint({
    method: 'GET',
    path: '/agreement-templates',
    summary: 'The templates by contract: those in force, those to come, and those before',
    may: keepers,
    input: nothing,
    output: z.object({
      items: z.array(template),
      placeholders: z.array(z.object({ name: z.string(), required: z.boolean() })),
    }),
  }),
  checkTemplate: endpoint({
    method: 'POST',
    path: '/agreement-template-checks',
    summary: 'What is wrong with a template, and the words that it makes of a sample; nothing is kept',
    may: keepers,
    reads: true,
    input: z.object({ title: z.string().max(300), body: z.string().max(40_000) }),
    output: z.object({ reasons: z.array(reasonShape), document: documentShape }),
  }),
  writeTemplate: endpoint({
    method: 'POST',
    path: '/agreement-templates',
    summary: 'Write a template that holds from a day on; what was agreed before keeps its words',
    may: hr,
    input: z.object({
      frame: z.enum(frames),
      validFrom: dayText,
      title: z.string().trim().min(1).max(300),
      body: z.string().min(1).max(40_000),
    }),
    output: done,
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/agreement-import-template',
    summary: 'A file of agreements on paper to fill in',
    may: hr,
    input: z.object({ format: z.enum(['xlsx', 'csv']).default('csv') }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/agreement-import-previews',
    summary: 'What a file of agreements on paper says, with every fault at once; nothing is kept',
    may: hr,
    reads: true,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({
      faultsTotal: count,
      faults: z.array(fault),
      counts: z.object({ agreements: count, inForce: count, over: count, unchanged: count }),
    }),
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/agreement-imports',
    summary: 'Bring agreements on paper in; refused whole where anything in the file is wrong',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({ agreements: count }),
  }),
}
export const documents = {
  download: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}/document',
    summary: 'The words of an agreement as PDF with tags, or as DOCX',
    may: 'signed-in',
    input: agreements.agreement.input.extend({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    output: z.unknown(),
    answers: 'file',
  }),
}
