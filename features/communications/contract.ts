import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { whys } from './duty-rules.ts'
import { channels, kinds, states } from './rules.ts'

const hr = ['hr-office'] as const
const keepers = ['hr-office', 'administrator'] as const
const count = z.number().int()
const one = { communicationId: idText }
const code = z.string().regex(/^[0-9]{17}$/, { error: 'a code of 17 digits is expected' })
const faultShape = z.object({ code: z.string(), field: z.string(), found: z.string() })
export const communicationShape = z.object({
  id: idText,
  name: z.string(),
  personId: idText,
  agreementId: idText,
  kind: z.enum(kinds),
  why: z.enum(whys),
  state: z.enum(states),
  code: z.string().nullable(),
  signedOn: dayText.nullable(),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  dueOn: dayText,
  countedFrom: dayText,
  /** Why it is due by that day, as the code of a message. */
  because: z.string(),
  /** What the service answered when it refused, in its own words. */
  answer: z.string().nullable(),
  message: z.string().nullable(),
})
const dueShape = communicationShape.extend({
  /** Everything that keeps it from being sent. */
  faults: z.array(faultShape),
  /** One of the same person comes before it. */
  waits: z.boolean(),
})
const dispatchShape = z.object({
  id: idText,
  channel: z.enum(channels),
  kind: z.enum(['I', 'M', 'A', 'R', 'all']),
  askedAt: instantText,
  askedBy: z.string(),
  total: count,
  accepted: count,
  refused: count,
  unclear: count,
  state: z.enum(['running', 'cancelling', 'done', 'stopped']),
  /** Why it stopped before its end, as the code of a message. */
  stopped: z.string().nullable(),
})

export const communications = {
  due: endpoint({
    method: 'GET',
    path: '/communications-due',
    summary:
      'What is to be told to the Ministry of Labour, by when and why, and what keeps it from being sent',
    may: keepers,
    input: nothing,
    output: z.object({
      /** Nothing is due until somebody says who the employer is. */
      set: z.boolean(),
      channel: z.enum(channels),
      counts: z.object({ waiting: count, ready: count, faulty: count, overdue: count, soon: count }),
      /** By kind: how many may be sent now. */
      ready: z.array(z.object({ kind: z.enum(kinds), count })),
      /** What one change of the settings mends for everybody. */
      settingsFaults: z.array(faultShape),
      items: z.array(dueShape),
    }),
  }),
  register: endpoint({
    method: 'GET',
    path: '/communications',
    summary: 'Everything that was to be told and what came of it, newest first',
    may: keepers,
    input: z.object({
      /** The beginning of a name, or a fiscal code. */
      q: z.string().max(100).optional(),
      state: z.enum(states).optional(),
      kind: z.enum(kinds).optional(),
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({
      total: count,
      items: z.array(communicationShape),
      states: z.array(z.object({ state: z.enum(states), count })),
    }),
  }),
  communication: endpoint({
    method: 'GET',
    path: '/communications/{communicationId}',
    summary: 'One communication with every step, who took it and when',
    may: keepers,
    input: z.object(one),
    output: dueShape.extend({
      steps: z.array(
        z.object({
          step: z.string(),
          takenAt: instantText,
          by: z.string().nullable(),
          details: z.record(z.string(), z.string()),
        }),
      ),
    }),
  }),
  note: endpoint({
    method: 'POST',
    path: '/communications/{communicationId}/codes',
    summary: 'Note the code of a communication that was told in another way',
    may: hr,
    input: z.object({ ...one, code }),
    output: done,
  }),
  mend: endpoint({
    method: 'POST',
    path: '/communications/{communicationId}/signature-days',
    summary: 'Say on which day an agreement on paper was signed',
    may: hr,
    input: z.object({ ...one, signedOn: dayText }),
    output: done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/communications/{communicationId}/reopenings',
    summary: 'Put what was refused, or went into a file that nobody uploaded, among what is due again',
    may: hr,
    input: z.object(one),
    output: done,
  }),
  annul: endpoint({
    method: 'POST',
    path: '/communications/{communicationId}/annulments',
    summary: 'Annul the start of a period that was told by mistake: the annulment is then due',
    may: hr,
    input: z.object(one),
    output: z.object({ id: idText }),
  }),
  dispatches: endpoint({
    method: 'GET',
    path: '/communication-dispatches',
    summary: 'The last twenty times that many were sent, or put into a file',
    may: keepers,
    input: nothing,
    output: z.object({ items: z.array(dispatchShape) }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/communication-dispatches',
    summary: 'Send all that is ready to the Ministry’s service, as a job',
    may: hr,
    input: z.object({
      /** How many whoever asks saw ready: another number is refused, and looked at again. */
      ready: count,
    }),
    output: z.object({ id: idText }),
  }),
  dispatch: endpoint({
    method: 'GET',
    path: '/communication-dispatches/{dispatchId}',
    summary: 'How far a dispatch is',
    may: keepers,
    input: z.object({ dispatchId: idText }),
    output: dispatchShape,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/communication-dispatches/{dispatchId}/cancellations',
    summary: 'Send no more of a dispatch: what was sent is sent',
    may: hr,
    input: z.object({ dispatchId: idText }),
    output: dispatchShape,
  }),
}
