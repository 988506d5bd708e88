import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { operations } from './rest-rules.ts'
import { channels, employerKinds, kinds } from './rules.ts'

const hr = ['hr-office'] as const
const keepers = ['hr-office', 'administrator'] as const
const count = z.number().int()
const uploaded = { fileName: z.string().max(200), contentBase64: z.string().max(8_000_000) }
const fault = z.object({
  sheet: z.string(),
  row: count,
  column: z.string(),
  code: z.string(),
  found: z.string(),
  expected: z.string(),
})
const text = (longest: number) => z.string().trim().max(longest)
export const settingsShape = z.object({
  employerKind: z.enum(employerKinds),
  employerCode: text(16),
  employerName: text(200),
  pat: text(9),
  tariff: text(4),
  delegateKind: text(3),
  delegateCode: text(16),
  extensionFrom: z.enum(['signature', 'last-day']),
  earlyEnd: z.enum(['long-term', 'five-days']),
  pastHolidays: z.boolean(),
  since: dayText,
  channel: z.enum(channels),
  closeEarlier: z.boolean(),
  headings: z.record(z.string().max(40), text(120)),
})
const accessShape = z.object({
  tokenUrl: text(500),
  serviceUrl: text(500),
  scope: text(300),
  clientId: text(300),
  operations: z.partialRecord(z.enum(operations), text(100)),
})
export const employmentShape = z.object({
  startedOn: dayText.nullable(),
  relation: text(3),
  pat: text(9),
  tariff: text(4),
  birthDay: dayText.nullable(),
  birthPlace: text(4),
})

export const communicationOffice = {
  settings: endpoint({
    method: 'GET',
    path: '/communication-settings',
    summary: 'Who the employer is towards the Ministry, how terms are counted, how the service is reached',
    may: keepers,
    input: nothing,
    output: z.object({
      set: z.boolean(),
      settings: settingsShape,
      said: z.object({ at: instantText, by: z.string() }).nullable(),
      access: accessShape.extend({ hasSecret: z.boolean() }),
      /** Headings as the product brings them, by column. */
      headings: z.array(z.object({ key: z.string(), kinds: z.array(z.enum(kinds)), heading: z.string() })),
    }),
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/communication-settings',
    summary: 'Say who the employer is and how terms are counted; what waits is counted anew',
    may: keepers,
    input: settingsShape,
    output: done,
  }),
  changeAccess: endpoint({
    method: 'PUT',
    path: '/communication-access',
    summary: 'Say how the Ministry’s service is reached; the secret is sealed and shown to nobody',
    may: keepers,
    input: accessShape.extend({
      /** Left out: as before. */
      clientSecret: z.string().max(500).optional(),
    }),
    output: done,
  }),
  tryAccess: endpoint({
    method: 'POST',
    path: '/communication-access-trials',
    summary: 'Try the connection: a token, then a search that changes nothing',
    may: keepers,
    input: nothing,
    output: z.object({
      steps: z.array(
        z.object({
          step: z.enum(['token', 'search']),
          fine: z.boolean(),
          /** What went wrong, as the code of a message; empty where nothing did. */
          reason: z.string(),
          /** The same in the words of the network or of the service. */
          words: z.string(),
        }),
      ),
    }),
  }),
  makeFile: endpoint({
    method: 'POST',
    path: '/communication-files',
    summary: 'Put all that is ready of one kind into a file to be uploaded to the Ministry',
    may: hr,
    input: z.object({ kind: z.enum(kinds), ready: count }),
    output: z.object({ id: idText }),
  }),
  file: endpoint({
    method: 'GET',
    path: '/communication-dispatches/{dispatchId}/file',
    summary: 'The file of a dispatch',
    may: hr,
    input: z.object({ dispatchId: idText }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewResults: endpoint({
    method: 'POST',
    path: '/communication-result-previews',
    summary: 'What a list of results says, with every fault at once; nothing is kept',
    may: hr,
    reads: true,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({
      faultsTotal: count,
      faults: z.array(fault),
      counts: z.object({ accepted: count, refused: count, unchanged: count }),
    }),
  }),
  applyResults: endpoint({
    method: 'POST',
    path: '/communication-results',
    summary: 'Bring in a list of results; refused whole where anything in it is wrong',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({ accepted: count, refused: count }),
  }),
  resultsTemplate: endpoint({
    method: 'GET',
    path: '/communication-results-template',
    summary: 'A list of results to fill in',
    may: hr,
    input: z.object({ format: z.enum(['xlsx', 'csv']).default('csv') }),
    output: z.unknown(),
    answers: 'file',
  }),
  employment: endpoint({
    method: 'GET',
    path: '/people/{personId}/employment',
    summary: 'What a communication says of somebody’s employment',
    may: hr,
    input: z.object({ personId: idText }),
    output: employmentShape.extend({ name: z.string() }),
  }),
  writeEmployment: endpoint({
    method: 'PUT',
    path: '/people/{personId}/employment',
    summary: 'Write what a communication says of somebody’s employment',
    may: hr,
    input: employmentShape.extend({ personId: idText }),
    output: done,
  }),
  employmentTemplate: endpoint({
    method: 'GET',
    path: '/employment-import-template',
    summary:
      'A file to fill in of what communications say of employments: with everybody of whom something is due',
    may: hr,
    input: z.object({ format: z.enum(['xlsx', 'csv']).default('csv') }),
    output: z.unknown(),
    answers: 'file',
  }),
  previewEmployments: endpoint({
    method: 'POST',
    path: '/employment-import-previews',
    summary: 'What a file of employments says, with every fault at once; nothing is kept',
    may: hr,
    reads: true,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({
      faultsTotal: count,
      faults: z.array(fault),
      counts: z.object({ people: count, unchanged: count }),
    }),
  }),
  applyEmployments: endpoint({
    method: 'POST',
    path: '/employment-imports',
    summary: 'Bring employments in; refused whole where anything in the file is wrong',
    may: hr,
    bodyLimitBytes: 9_000_000,
    input: z.object(uploaded),
    output: z.object({ people: count }),
  }),
}
