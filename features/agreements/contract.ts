import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { approvers } from '../policy/rules.ts'
import { frames, objectiveKinds, operators, placeKinds, providers, regimes, toolKinds } from './rules.ts'
import { states, stepNames } from './state-rules.ts'

const count = z.number().int()
const band = z.object({ from: clockText, until: clockText })
const line = z.string().trim().max(300)
/** Of agreements as they were agreed: what a form sends is checked again by the rules, all at once. */
export const termsShape = z.object({
  frame: z.enum(frames),
  regime: z.enum(regimes),
  from: dayText,
  /** The last day; null: open-ended. */
  until: dayText.nullable(),
  daysPerMonth: count.min(0).max(31),
  daysPerWeek: count.min(0).max(7).nullable(),
  weekdays: z.array(count.min(1).max(7)).max(7),
  places: z.array(z.enum(placeKinds)).max(placeKinds.length),
  bands: z.array(band).max(6),
  rest: band,
  tools: z.array(z.object({ kind: z.enum(toolKinds), name: line, providedBy: z.enum(providers) })).max(20),
  objectives: z
    .array(
      z.object({
        activity: line,
        result: line,
        kind: z.enum(objectiveKinds),
        operator: z.enum(operators),
        target: line,
      }),
    )
    .max(20),
  disconnection: z.string().max(4000),
  conduct: z.string().max(4000),
  annexes: z.array(line.min(1)).max(20),
})
export const kindName = z.enum(['first', 'revision', 'renewal'])
export const approverName = z.enum(approvers)
export const reasonShape = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const acts = [
  'change',
  'propose',
  'take-back',
  'approve',
  'ask-changes',
  'refuse',
  'sign',
  'upload',
  'withdraw',
  'revise',
  'renew',
  'evaluate',
  'register',
] as const

export const agreementShape = z.object({
  id: idText,
  personId: idText,
  name: z.string(),
  team: z.string().nullable(),
  directorate: z.string().nullable(),
  kind: kindName,
  parentId: idText.nullable(),
  /** On paper: brought in by an import. */
  origin: z.enum(['product', 'paper']),
  state: z.enum(states),
  version: count,
  terms: termsShape,
  /** Of the words to be signed. */
  sha256: z.string(),
  approvals: z.array(approverName),
  approved: count,
  signer: approverName,
  signedByPerson: z.boolean(),
  signedByOffice: z.boolean(),
  /** From when until when it is in force; nulls before it is, and for no end. */
  startsOn: dayText.nullable(),
  endsOn: dayText.nullable(),
  steps: z.array(
    z.object({
      step: z.enum(stepNames),
      version: count,
      level: count.nullable(),
      at: instantText,
      by: z.string().nullable(),
      reason: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** What who asks may do now. */
  may: z.array(z.enum(acts)),
})
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
])
export const documentShape = z.object({ title: z.string(), blocks: z.array(block) })
const file = z.object({
  id: idText,
  kind: z.enum(['signed-elsewhere', 'made-here']),
  fileName: z.string(),
  sha256: z.string(),
  addedAt: instantText,
  addedBy: z.string(),
  /** Nobody checked its signature: it is not verified. The product verifies none by itself. */
  signature: z.enum(['not-verified', 'valid', 'not-valid']),
  tool: z.string().nullable(),
  checkedBy: z.string().nullable(),
})
const whole = agreementShape.extend({
  document: documentShape,
  files: z.array(file),
  protocol: z.object({ number: z.string(), registeredOn: dayText }).nullable(),
  evaluation: z
    .object({
      outcome: z.enum(['positive', 'negative']),
      words: z.string(),
      reached: z.array(z.string()),
    })
    .nullable(),
})
const one = z.object({ agreementId: idText })
const words = z.string().trim().max(1000)
const withdrawal = {
  /** A justified reason ends it without notice, on a day of choice. */
  justified: z.boolean(),
  on: dayText.nullable(),
  /** More days of notice than are due; 0: those that are due. */
  noticeDays: count.min(0).max(1000),
}

export const agreements = {
  mine: endpoint({
    method: 'GET',
    path: '/my-agreements',
    summary: 'The agreements of who asks, newest first, and what the gate of the next months says',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      items: z.array(agreementShape),
      gate: z.enum(['off', 'warn', 'block']),
    }),
  }),
  form: endpoint({
    method: 'GET',
    path: '/agreement-form',
    summary:
      'Terms to begin with, prefilled from person, activities and policy; for oneself or, by the office, for another',
    may: 'signed-in',
    input: z.object({
      personId: idText.optional(),
      kind: kindName.default('first'),
      parentId: idText.optional(),
    }),
    output: z.object({
      personId: idText,
      name: z.string(),
      terms: termsShape,
      approvals: z.array(approverName),
      signer: approverName,
      /** What the person does, to link objectives to. */
      activities: z.array(z.object({ name: z.string(), percent: count, workable: z.boolean() })),
      limits: z.object({
        openEnded: z.boolean(),
        mostMonths: count,
        mostDaysPerMonth: count,
        leastBands: count,
        leastBandMinutes: count,
        dailyMinutes: count,
        noticeDays: count,
      }),
    }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/agreement-checks',
    summary: 'All that is wrong with terms, and the words that they would make; nothing is kept',
    may: 'signed-in',
    reads: true,
    input: z.object({
      personId: idText.optional(),
      kind: kindName.default('first'),
      parentId: idText.optional(),
      terms: termsShape,
    }),
    output: z.object({ reasons: z.array(reasonShape), document: documentShape }),
  }),
  write: endpoint({
    method: 'POST',
    path: '/agreements',
    summary: 'Write an agreement: kept as a draft, or proposed',
    may: 'signed-in',
    input: z.object({
      personId: idText.optional(),
      kind: kindName.default('first'),
      parentId: idText.optional(),
      terms: termsShape,
      propose: z.boolean(),
    }),
    output: agreementShape,
  }),
  rewrite: endpoint({
    method: 'PUT',
    path: '/agreements/{agreementId}/terms',
    summary: 'Change the terms of a draft, or of one whose changes were asked',
    may: 'signed-in',
    input: one.extend({ terms: termsShape, propose: z.boolean() }),
    output: agreementShape,
  }),
  agreement: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}',
    summary: 'An agreement with its words, steps and files; for the person, those who decide, and HR',
    may: 'signed-in',
    input: one,
    output: whole,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/decisions',
    summary: 'Approve the terms as they are, ask for changes, or refuse with the reasons',
    may: 'signed-in',
    input: one.extend({
      /** The version that was read. */
      version: count,
      decision: z.enum(['approve', 'ask-changes', 'refuse']),
      reason: words.default(''),
    }),
    output: agreementShape,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/taking-back',
    summary: 'Take a draft or a proposal back',
    may: 'signed-in',
    input: one.extend({ reason: words.default('') }),
    output: agreementShape,
  }),
  sign: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/signatures',
    summary: 'Sign the words that were read, with a proof given just now; in force with the second signature',
    may: 'signed-in',
    input: one.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: agreementShape,
  }),
  withdrawalPreview: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}/withdrawal',
    summary: 'When a withdrawal would end the agreement, and why that day',
    may: 'signed-in',
    input: one.extend({
      justified: z.enum(['true', 'false']).default('false'),
      on: dayText.optional(),
      noticeDays: z.coerce.number().int().min(0).max(1000).default(0),
    }),
    output: z.object({
      endsOn: dayText,
      because: reasonShape,
      reasons: z.array(reasonShape),
      leastDays: count,
    }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/withdrawals',
    summary: 'Withdraw, as the person or for the body, with notice or a justified reason',
    may: 'signed-in',
    input: one.extend({ ...withdrawal, reason: words }),
    output: agreementShape,
  }),
  queue: endpoint({
    method: 'GET',
    path: '/agreement-queue',
    summary: 'What waits for a decision or a signature of who asks',
    may: 'signed-in',
    input: nothing,
    output: listOf(agreementShape),
  }),
  file: endpoint({
    method: 'GET',
    path: '/agreement-files/{fileId}',
    summary: 'A file of an agreement, for whoever may read the agreement',
    may: 'signed-in',
    input: z.object({ fileId: idText }),
    output: z.unknown(),
    answers: 'file',
  }),
}
