import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { idText, nothing } from '../../vocabulary/schemas.ts'
import { passkeys } from './passkey-contract.ts'

/** What it is for, such as the hash of the document to sign. */
const subject = z.string().min(1).max(200)

/** Proving again, before something is signed, that who is signed in is still the same person. */
export const confirmations = {
  waysToConfirm: endpoint({
    method: 'GET',
    path: '/my-confirmation-ways',
    summary: 'How who asks can prove again to be themself before signing',
    may: 'signed-in',
    input: z.object({ subject: subject.optional() }),
    output: z.object({
      password: z.boolean(),
      passkey: z.boolean(),
      /** An invented person of a demo installation, who has neither: a signature then says that it is a trial. */
      demo: z.boolean(),
      /** Identity providers at which one can prove it anew. */
      providers: z.array(z.object({ id: idText, name: z.string() })),
      /** For that thing a proof that still counts was given already: at a provider, just now. */
      given: z.boolean(),
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
  proveAtProvider: endpoint({
    method: 'POST',
    path: '/my-provider-confirmations',
    summary:
      'Begin a proof at an identity provider, which has the person sign in anew; where to send the browser',
    may: 'signed-in',
    input: z.object({
      providerId: idText,
      subject,
      /** The page of the product to come back to. */
      backTo: z
        .string()
        .regex(/^\/[a-z0-9/-]*$/i)
        .max(200),
    }),
    output: z.object({ location: z.url() }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/my-confirmations',
    summary: 'Prove again to be oneself, for one thing and some minutes, by password or passkey',
    may: 'signed-in',
    input: z.object({
      subject,
      password: z.string().min(1).max(200).optional(),
      answer: passkeys.enter.input.shape.answer.optional(),
    }),
    output: z.object({ way: z.enum(['password', 'passkey', 'provider', 'demo']) }),
  }),
}
