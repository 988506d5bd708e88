import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { type KindName, kindNames } from './kinds-rules.ts'
import { holdGrounds } from './rules.ts'

const administrators = ['administrator'] as const
const onlookers = [
  'administrator',
  'hr-office',
  'union-representative',
  'safety-representative',
  'auditor',
] as const

const kind = z.enum(kindNames as [KindName, ...KindName[]])
const count = z.number().int().min(0)
const reason = z.looseObject({ code: z.string() })
const hold = z.object({
  id: idText,
  ground: z.enum(holdGrounds),
  reference: z.string(),
  until: dayText.nullable(),
})
const leaver = z.object({
  personId: idText,
  name: z.string(),
  leftOn: dayText.nullable(),
  waitingFor: dayText.nullable(),
  holds: z.array(hold),
  reasons: z.array(reason),
})
const retention = listOf(
  z.object({
    kind,
    counted: z.enum(['made', 'left', 'never']),
    days: count,
    usualDays: count,
    mostDays: count,
    changeable: z.boolean(),
    next: z.object({ days: count, validFrom: dayText, reason: z.string() }).nullable(),
    /** Rows, of `person` people: over today, over within 30 days, and gone since the beginning. */
    due: count,
    soon: count,
    deleted: count,
    lastOn: dayText.nullable(),
  }),
)

export const privacy = {
  myData: endpoint({
    method: 'GET',
    path: '/my-data',
    summary: 'What is kept of the person who asks, by kind',
    may: 'signed-in',
    input: nothing,
    output: listOf(z.object({ kind, rows: count, days: count })),
  }),
  myDataFile: endpoint({
    method: 'GET',
    path: '/my-data/file',
    summary: 'All of it in one file (JSON)',
    may: 'signed-in',
    input: z.object({ language: z.enum(['it', 'en']).default('it') }),
    output: z.unknown(),
    answers: 'file',
  }),
  retention: endpoint({
    method: 'GET',
    path: '/retention',
    summary: 'How long each kind of data is kept, what goes next and what went',
    may: onlookers,
    input: nothing,
    output: retention,
  }),
  setRetention: endpoint({
    method: 'POST',
    path: '/retention-periods',
    summary: 'Decide how long a kind of data is kept, from a day on',
    may: administrators,
    input: z.object({
      kind,
      days: z.number().int().min(0).max(100_000),
      validFrom: dayText,
      reason: z.string().trim().min(3).max(500),
    }),
    output: retention,
  }),
  erasures: endpoint({
    method: 'GET',
    path: '/erasures',
    summary: 'Who left and still has a name, the longest gone first',
    may: administrators,
    input: nothing,
    output: listOf(leaver),
  }),
  erasurePreview: endpoint({
    method: 'GET',
    path: '/persons/{personId}/erasure-preview',
    summary: 'What erasing a person would do, and what stands in the way',
    may: administrators,
    input: z.object({ personId: idText }),
    output: leaver.extend({
      kinds: z.array(z.object({ kind, deleted: count, blanked: count, kept: count })),
      dueOn: dayText,
      previewKey: z.string(),
    }),
  }),
  askErasure: endpoint({
    method: 'POST',
    path: '/erasures',
    summary: 'Ask for a person to be erased, as the preview showed; done some days later unless withdrawn',
    may: administrators,
    input: z.object({ personId: idText, previewKey: z.string().max(100) }),
    output: z.object({ dueOn: dayText }),
  }),
  withdrawErasure: endpoint({
    method: 'POST',
    path: '/erasure-withdrawals',
    summary: 'Withdraw an erasure that waits',
    may: administrators,
    input: z.object({ personId: idText }),
    output: done,
  }),
  placeHold: endpoint({
    method: 'POST',
    path: '/legal-holds',
    summary: 'Keep a person from being erased: a dispute, an accident, an agreement, accounts',
    may: administrators,
    input: z.object({
      personId: idText,
      ground: z.enum(holdGrounds),
      reference: z.string().regex(/^[0-9A-Za-z /._-]{1,40}$/),
      until: dayText.nullable(),
    }),
    output: z.object({ id: idText }),
  }),
  liftHold: endpoint({
    method: 'POST',
    path: '/legal-hold-liftings',
    summary: 'Lift what kept a person from being erased',
    may: administrators,
    input: z.object({ holdId: idText }),
    output: done,
  }),
}
