import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { equipmentNeeds } from '../policy/rules.ts'
import { assistanceStates, equipmentKinds, officeSteps, providers } from './rules.ts'

const count = z.number().int()
const keepers = ['hr-office', 'administrator'] as const
const hr = ['hr-office'] as const
const leaders = [...keepers, 'team-manager', 'team-substitute', 'directorate-head'] as const
const words = z.string().trim().max(1000)
const equipment = z.object({
  id: idText,
  kind: z.enum(equipmentKinds),
  providedBy: z.enum(providers),
  label: z.string(),
  assignedOn: dayText,
  /** When the person had it in hand, and where that was said; null: not yet. */
  receivedAt: instantText.nullable(),
  receivedHow: z.enum(['here', 'paper', 'not-yet']),
  returnedOn: dayText.nullable(),
})
const request = z.object({
  id: idText,
  name: z.string(),
  directorate: z.string().nullable(),
  about: z.enum(equipmentKinds),
  words: z.string(),
  askedAt: instantText,
  state: z.enum(assistanceStates),
  answer: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: instantText.nullable(),
})
const missing = {
  /** What policy has everybody need who works away, and is not in hand. */
  missing: z.array(z.enum(equipmentNeeds)),
  /** Tools and documents of their activities that do not work remotely. */
  tools: z.array(z.string()),
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

export const readiness = {
  mine: endpoint({
    method: 'GET',
    path: '/my-readiness',
    summary: 'What who asks has to work away, what is missing, and the help they asked for',
    may: 'signed-in',
    input: nothing,
    output: z.object({ ...missing, equipment: z.array(equipment), requests: z.array(request) }),
  }),
  receive: endpoint({
    method: 'POST',
    path: '/my-equipment/{equipmentId}/receipts',
    summary: 'Say that one has a thing in hand',
    may: 'signed-in',
    input: z.object({ equipmentId: idText }),
    output: done,
  }),
  askHelp: endpoint({
    method: 'POST',
    path: '/my-assistance-requests',
    summary: 'Ask for help with what one works with',
    may: 'signed-in',
    input: z.object({ about: z.enum(equipmentKinds), words: words.min(3) }),
    output: z.object({ id: idText }),
  }),
  withdrawHelp: endpoint({
    method: 'POST',
    path: '/my-assistance-requests/{assistanceId}/withdrawals',
    summary: 'Withdraw a request for help',
    may: 'signed-in',
    input: z.object({ assistanceId: idText }),
    output: done,
  }),
  people: endpoint({
    method: 'GET',
    path: '/readiness',
    summary:
      'What is missing for whom: of those who work away, or of all; HR sees everybody, others whom they lead',
    may: leaders,
    input: z.object({
      who: z.enum(['away', 'all']).default('away'),
      only: z.enum(['missing', 'unreceived', 'all']).default('missing'),
      directorateId: idText.optional(),
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      people: count,
      total: count,
      /** How many lack what, among all that who asks may see. */
      lacking: z.array(z.object({ need: z.enum(equipmentNeeds), people: count })),
      items: z.array(
        z.object({
          personId: idText,
          name: z.string(),
          team: z.string().nullable(),
          ...missing,
          /** Given and not said to be in hand. */
          unreceived: count,
        }),
      ),
    }),
  }),
  person: endpoint({
    method: 'GET',
    path: '/readiness/{personId}',
    summary: 'What one person has and had, and what is missing',
    may: leaders,
    input: z.object({ personId: idText }),
    output: z.object({ personId: idText, name: z.string(), ...missing, equipment: z.array(equipment) }),
  }),
  assign: endpoint({
    method: 'POST',
    path: '/equipment',
    summary: 'Give a person something to work with, or note what is their own',
    may: hr,
    input: z.object({
      personId: idText,
      kind: z.enum(equipmentKinds),
      providedBy: z.enum(providers),
      label: z.string().trim().max(100),
      assignedOn: dayText,
      receivedOnPaper: z.boolean(),
    }),
    output: done,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/equipment/{equipmentId}/returns',
    summary: 'Note that a thing was given back',
    may: hr,
    input: z.object({ equipmentId: idText, returnedOn: dayText }),
    output: done,
  }),
  requests: endpoint({
    method: 'GET',
    path: '/assistance-requests',
    summary: 'Requests for help: those that wait, the oldest first, or those answered',
    may: keepers,
    input: z.object({ state: z.enum(['waiting', 'closed']).default('waiting') }),
    output: listOf(request),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/assistance-requests/{assistanceId}/steps',
    summary: 'Take a request in hand, or say how it ended',
    may: hr,
    input: z.object({ assistanceId: idText, step: z.enum(officeSteps), words: words.default('') }),
    output: done,
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/equipment-import-template',
    summary: 'A file of equipment to fill in',
    may: hr,
    input: z.object({ format: z.enum(['xlsx', 'csv']).default('csv') }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/equipment-import-previews',
    summary: 'What a file of equipment says, with every fault at once; nothing is kept',
    may: hr,
    reads: true,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({
      faultsTotal: count,
      faults: z.array(fault),
      counts: z.object({ rows: count, people: count, unchanged: count }),
    }),
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/equipment-imports',
    summary: 'Bring equipment in; refused whole where anything in the file is wrong',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({ assigned: count }),
  }),
}
