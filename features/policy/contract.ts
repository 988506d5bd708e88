import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import {
  dayText,
  idText,
  instantText,
  listOf,
  monthText,
  nothing,
  roleName,
} from '../../vocabulary/schemas.ts'
import { itemNames, scopes } from './rules.ts'
import { decidedValues } from './values-contract.ts'

const item = z.enum(itemNames)
const count = z.number().int()
const change = z.object({
  id: idText,
  title: z.string(),
  proposedAt: instantText,
  proposedBy: z.string(),
  /** proposed → consulted → adopted or withdrawn. */
  state: z.enum(['proposed', 'consulted', 'adopted', 'withdrawn']),
  /** The first day from which a value holds, and which items are decided. */
  from: dayText,
  items: z.array(item),
  /** The last day for opinions, once sent. */
  until: dayText.nullable(),
  opinions: count,
})
const touched = z.object({
  /** Persons for whom something holds differently than without the change. */
  people: count,
  teams: count,
  items: z.array(z.object({ item, people: count })),
  /** Away days of a full month, by directorate, before and after. */
  directorates: z.array(
    z.object({
      directorateId: idText,
      name: z.string(),
      people: count,
      daysBefore: count,
      daysAfter: count,
    }),
  ),
  /** Months open and not published, which keep what they have until HR brings them up to the policy. */
  openMonths: z.array(monthText),
})
const wholeChange = change.extend({
  explanation: z.string(),
  values: decidedValues,
  sentAt: instantText.nullable(),
  /** Null once decided: what holds since then is in the policy itself. */
  touched: touched.nullable(),
  log: z.array(
    z.object({
      at: instantText,
      by: z.string(),
      role: roleName,
      stance: z.enum(['favourable', 'contrary', 'remarks']),
      words: z.string(),
    }),
  ),
  decision: z.object({ at: instantText, by: z.string(), reason: z.string() }).nullable(),
})
const keepers = ['hr-office', 'administrator'] as const
const representatives = ['union-representative', 'safety-representative'] as const
const readers = [...keepers, ...representatives, 'auditor', 'directorate-head'] as const
const ofChange = z.object({ changeId: idText })
const words = z.string().trim().max(4000)
const proposal = z.object({
  title: z.string().trim().min(1).max(200),
  explanation: words,
  values: decidedValues,
})

export const policy = {
  policy: endpoint({
    method: 'GET',
    path: '/policy',
    summary: 'What holds on a day and what is to come, item by item and place by place',
    may: 'signed-in',
    input: z.object({ day: dayText.optional() }),
    output: z.object({
      day: dayText,
      /** Past months keep the policy they had: values begin after this one. */
      lastPublished: monthText.nullable(),
      values: z.array(
        z.object({
          value: decidedValues.element,
          /** Of the directorate, office or team; null for the organisation. */
          scopeName: z.string().nullable(),
          /** Holds on the day; otherwise from a later day on. */
          inForce: z.boolean(),
        }),
      ),
      places: z.array(z.object({ scope: z.enum(scopes), id: idText, name: z.string() })),
    }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/policy-previews',
    summary: 'Whom values would touch, before anything is saved',
    may: keepers,
    reads: true,
    input: z.object({ values: decidedValues }),
    output: touched,
  }),
  changes: endpoint({
    method: 'GET',
    path: '/policy-changes',
    summary: 'Changes of the policy, newest first',
    may: readers,
    input: nothing,
    output: listOf(change),
  }),
  change: endpoint({
    method: 'GET',
    path: '/policy-changes/{changeId}',
    summary: 'A change with its values, opinions and decision',
    may: readers,
    input: ofChange,
    output: wholeChange,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/policy-changes',
    summary: 'Propose a change; nothing holds differently yet',
    may: keepers,
    input: proposal,
    output: wholeChange,
  }),
  consult: endpoint({
    method: 'POST',
    path: '/policy-changes/{changeId}/consultation',
    summary: 'Send a change to the union and safety representatives',
    may: keepers,
    input: ofChange,
    output: wholeChange,
  }),
  giveOpinion: endpoint({
    method: 'POST',
    path: '/policy-changes/{changeId}/opinions',
    summary: 'Give an opinion on a change, kept with its date',
    may: representatives,
    input: ofChange.extend({
      stance: z.enum(['favourable', 'contrary', 'remarks']),
      words,
    }),
    output: wholeChange,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/policy-changes/{changeId}/decision',
    summary: 'Adopt a change or withdraw it',
    may: keepers,
    input: ofChange.extend({
      outcome: z.enum(['adopted', 'withdrawn']),
      reason: words,
      /** Persons touched, as seen by who adopts; refused when the number differs. */
      peopleTouched: z.number().int().min(0),
    }),
    output: wholeChange,
  }),
}
