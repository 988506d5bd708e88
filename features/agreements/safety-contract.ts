import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { documentShape, reasonShape } from './contract.ts'
import { capacities, receiptWays } from './safety-rules.ts'

const keepers = ['hr-office', 'administrator'] as const
const hr = ['hr-office'] as const
const count = z.number().int()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const written = { title: z.string().trim().max(300), body: z.string().max(40_000), validFrom: dayText }
const receipt = z.object({
  capacity: z.enum(capacities),
  receivedOn: dayText,
  receivedAt: instantText,
  /** Nulls for one on paper. */
  version: count.nullable(),
  sha256: z.string().nullable(),
  way: z.enum(receiptWays),
  proof: z.string(),
})

export const safety = {
  mine: endpoint({
    method: 'GET',
    path: '/my-safety-notice',
    summary: 'The safety notice in force, what who asks has received of it and until when that counts',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      notice: z
        .object({
          version: count,
          title: z.string(),
          validFrom: dayText,
          sha256: z.string(),
          document: documentShape,
        })
        .nullable(),
      /** As worker, and as safety representative for whoever is. */
      standing: z.array(
        z.object({ capacity: z.enum(capacities), receivedOn: dayText.nullable(), until: dayText.nullable() }),
      ),
      receipts: z.array(receipt),
    }),
  }),
  receive: endpoint({
    method: 'POST',
    path: '/my-safety-receipts',
    summary: 'Confirm that the safety notice was read and received: who, when, and of which words',
    may: 'signed-in',
    input: z.object({ version: count.min(1), sha256, capacity: z.enum(capacities).default('worker') }),
    output: z.object({ receivedOn: dayText, until: dayText }),
  }),
  receipt: endpoint({
    method: 'GET',
    path: '/my-safety-receipts/{capacity}/{receivedOn}',
    summary: 'A receipt of one’s own as PDF with tags: who, when, which words, their hash',
    may: 'signed-in',
    input: z.object({ capacity: z.enum(capacities), receivedOn: dayText }),
    output: z.unknown(),
    answers: 'file',
  }),
  notices: endpoint({
    method: 'GET',
    path: '/safety-notices',
    summary: 'The versions of the safety notice, newest first, with how many have received each',
    may: [...keepers, 'safety-representative'],
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          version: count,
          title: z.string(),
          body: z.string(),
          validFrom: dayText,
          anew: z.boolean(),
          sha256: z.string(),
          madeAt: instantText,
          madeBy: z.string(),
          workers: count,
          representatives: count,
        }),
      ),
      /** Words to begin with, where there is no version yet. */
      usual: z.object({ title: z.string(), body: z.string() }),
    }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/safety-notice-checks',
    summary: 'What is wrong with a safety notice, and how it reads; nothing is kept',
    may: keepers,
    reads: true,
    input: z.object(written),
    output: z.object({ reasons: z.array(reasonShape), document: documentShape }),
  }),
  write: endpoint({
    method: 'POST',
    path: '/safety-notices',
    summary: 'Write a version of the safety notice that holds from a day on',
    may: hr,
    input: z.object({
      ...written,
      /** Everybody must receive it: receipts of earlier versions no longer count. */
      anew: z.boolean(),
    }),
    output: z.object({ version: count }),
  }),
  holders: endpoint({
    method: 'GET',
    path: '/safety-receipts',
    summary: 'Who must have received the safety notice, and until when their receipt counts',
    may: keepers,
    input: z.object({
      q: z.string().max(100).optional(),
      directorateId: idText.optional(),
      state: z.enum(['all', 'missing', 'ending']).default('all'),
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      total: count,
      counts: z.object({ all: count, missing: count, ending: count }),
      representatives: z.object({ all: count, missing: count }),
      items: z.array(
        z.object({
          personId: idText,
          name: z.string(),
          team: z.string().nullable(),
          directorate: z.string().nullable(),
          capacity: z.enum(capacities),
          receivedOn: dayText.nullable(),
          until: dayText.nullable(),
          version: count.nullable(),
          /** none: nothing received. */
          way: z.enum([...receiptWays, 'none']),
        }),
      ),
    }),
  }),
  note: endpoint({
    method: 'POST',
    path: '/safety-receipts',
    summary: 'Note that somebody received the notice in another provable way, and where the proof is',
    may: hr,
    input: z.object({
      personId: idText,
      capacity: z.enum(capacities),
      receivedOn: dayText,
      way: z.enum(['paper', 'other']),
      proof: z.string().trim().max(200),
    }),
    output: done,
  }),
}
