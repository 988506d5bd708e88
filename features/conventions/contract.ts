import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { conventionStates, costs, partnerStates, payers } from './rules.ts'

/** Who writes, signs and ends for an organisation; who reads what it has signed. */
export const keepers = ['hr-office', 'administrator'] as const
export const readers = ['hr-office', 'administrator', 'space-host', 'network-coordinator'] as const

export const count = z.number().int()
const few = z.number().int().min(1).max(10_000).nullable()
export const text = (most: number) => z.string().trim().max(most)
const terms = z.object({
  title: text(200),
  object: text(2000),
  from: dayText,
  until: dayText,
  renewsMonths: z.number().int().min(1).max(60).nullable(),
  noticeDays: z.number().int().min(0).max(365),
  cost: z.enum(costs),
  costCents: z.number().int().min(1).max(100_000_000).nullable(),
  paidBy: z.enum(payers),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  morning: z.boolean(),
  afternoon: z.boolean(),
  safetyDuty: text(4000),
  insuranceDuty: text(4000),
  privacyDuty: text(4000),
  names: z.boolean(),
  openTo: idText.nullable(),
  seatsEach: few,
  mostPerDayEach: few,
  mostPartners: few,
})
const partnerAsked = z.object({ guestId: idText, seats: few, mostPerDay: few })
const draft = z.object({
  terms,
  siteIds: z.array(idText).max(200),
  partners: z.array(partnerAsked).max(200),
  renewsId: idText.nullable(),
})
const signed = z.object({ at: instantText, by: z.string(), way: z.string().nullable() })
const partner = partnerAsked.extend({
  guestName: z.string(),
  hostSigned: signed.nullable(),
  guestSigned: signed.nullable(),
  beginsOn: dayText.nullable(),
  endsOn: dayText.nullable(),
  endedBy: idText.nullable(),
  endReason: z.string().nullable(),
  state: z.enum(partnerStates),
  lastDay: dayText,
})
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
])
const document = z.object({ title: z.string(), blocks: z.array(block) })
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
export const checked = z.object({ reasons: z.array(reason), document })
export const one = z.object({ conventionId: idText })

const convention = z.object({
  id: idText,
  hostId: idText,
  hostName: z.string(),
  /** Who asks is the host. */
  isHost: z.boolean(),
  state: z.enum(conventionStates),
  terms,
  sites: z.array(z.object({ id: idText, name: z.string(), address: z.string() })),
  renewsId: idText.nullable(),
  /** The host's signature under an offer that is open. */
  signed: signed.nullable(),
  offeredAt: instantText.nullable(),
  endedOn: dayText.nullable(),
  /** The words that who asks would read and sign, and their hash. */
  document,
  sha256: z.string(),
  /** Of a draft: what is missing before it can be offered. Of an offer: why who asks could not sign it now. */
  reasons: z.array(reason),
  /** To the host: what keeps from nothing, and is better known. */
  warnings: z.array(reason),
  today: dayText,
  /** The host reads all of them, a partner itself alone. */
  partners: z.array(partner),
  may: z.object({
    write: z.boolean(),
    sign: z.boolean(),
    adhere: z.boolean(),
    decline: z.boolean(),
    invite: z.boolean(),
    end: z.boolean(),
    renew: z.boolean(),
  }),
})

export const conventions = {
  register: endpoint({
    method: 'GET',
    path: '/conventions',
    summary:
      'Conventions of the organisation as host and as partner, and offers of its network that it may join',
    may: readers,
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          id: idText,
          hostId: idText,
          hostName: z.string(),
          isHost: z.boolean(),
          state: z.enum(conventionStates),
          title: z.string(),
          from: dayText,
          until: dayText,
          open: z.boolean(),
          sites: z.array(z.string()),
          renewsMonths: count.nullable(),
          partners: z.array(
            z.object({ guestId: idText, guestName: z.string(), state: z.enum(partnerStates) }),
          ),
          /** It waits for a signature of who asks. */
          toSign: z.boolean(),
          mayAdhere: z.boolean(),
          lastDay: dayText,
          endsSoon: z.boolean(),
        }),
      ),
      today: dayText,
      mayWrite: z.boolean(),
    }),
  }),
  convention: endpoint({
    method: 'GET',
    path: '/conventions/{conventionId}',
    summary: 'One convention: terms, words, signatures, and what may be done about it',
    may: readers,
    input: one,
    output: convention,
  }),
  choices: endpoint({
    method: 'GET',
    path: '/convention-choices',
    summary: 'What a convention is made of: members of the network, alliances, own sites',
    may: keepers,
    input: nothing,
    output: z.object({
      members: z.array(z.object({ organisationId: idText, name: z.string(), kind: z.string() })),
      alliances: z.array(z.object({ id: idText, name: z.string() })),
      sites: z.array(
        z.object({
          siteId: idText,
          name: z.string(),
          address: z.string(),
          seats: count,
          published: z.boolean(),
        }),
      ),
    }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/convention-checks',
    summary: 'What is missing in what is being written, and its words',
    may: keepers,
    reads: true,
    input: draft,
    output: checked,
  }),
  write: endpoint({
    method: 'POST',
    path: '/conventions',
    summary: 'Write a draft, alone or to renew another',
    may: keepers,
    input: draft,
    output: convention,
  }),
  rewrite: endpoint({
    method: 'PUT',
    path: '/conventions/{conventionId}',
    summary: 'Change a draft',
    may: keepers,
    input: draft.extend(one.shape),
    output: convention,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/conventions/{conventionId}',
    summary: 'Delete a draft',
    may: keepers,
    input: one,
    output: done,
  }),
  offer: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/offer',
    summary:
      'Fix the words of a draft and show them to the partners; nothing is in force until both have signed',
    may: keepers,
    input: one,
    output: convention,
  }),
  sign: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/signatures',
    summary:
      'Sign the words that were read, as host or as partner, or adhere to an open offer; needs a confirmation',
    may: keepers,
    input: one.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: convention,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/partners',
    summary: 'Add a partner to a convention of the same terms',
    may: keepers,
    input: partnerAsked.extend(one.shape),
    output: convention,
  }),
  decline: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/refusal',
    summary: 'Say no, as the partner, to a convention that waits for a signature',
    may: keepers,
    input: one.extend({ reason: text(500) }),
    output: convention,
  }),
  giveNotice: endpoint({
    method: 'POST',
    path: '/conventions/{conventionId}/notice',
    summary: 'Give notice for a last day; what is booked afterwards is moved or cancelled, with notice',
    may: keepers,
    input: one.extend({
      /** Of the host: which partner; without one all of them, and nobody joins any more. */
      guestId: idText.optional(),
      lastDay: dayText,
      /** For a serious reason nobody waits for the days of notice. */
      serious: z.boolean().default(false),
      reason: text(500),
    }),
    output: convention,
  }),
  document: endpoint({
    method: 'GET',
    path: '/conventions/{conventionId}/document',
    summary: 'The words with their signatures, as PDF (tagged) or DOCX',
    may: readers,
    input: one.extend({ format: z.enum(['pdf', 'docx']), guestId: idText.optional() }),
    output: z.unknown(),
    answers: 'file',
  }),
}
