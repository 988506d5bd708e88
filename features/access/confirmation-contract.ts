import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { nothing } from '../../vocabulary/schemas.ts'
import { passkeys } from './passkey-contract.ts'

/** Proving again, before something is signed, that who is signed in is still the same person. */
export const confirmations = {
  waysToConfirm: endpoint({
    method: 'GET',
    path: '/my-confirmation-ways',
    summary: 'How who asks can prove again to be themself before signing',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      password: z.boolean(),
      passkey: z.boolean(),
      /** An invented person of a demo installation, who has neither: a signature then says that it is a trial. */
      demo: z.boolean(),
    }),
  }),
  askToConfirm: endpoint({
    method: 'POST',
    path: '/my-confirmation-challenges',
    summary: 'What the browser needs to confirm with a passkey; valid once, for five minutes',
    may: 'signed-in',
    input: nothing,
    output: passkeys.askToEnter.output,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/my-confirmations',
    summary: 'Prove again to be oneself, for one thing and some minutes, by password or passkey',
    may: 'signed-in',
    input: z.object({
      /** What it is for, such as the hash of the document to sign. */
      subject: z.string().min(1).max(200),
      password: z.string().min(1).max(200).optional(),
      answer: passkeys.enter.input.shape.answer.optional(),
    }),
    output: z.object({ way: z.enum(['password', 'passkey', 'demo']) }),
  }),
}
