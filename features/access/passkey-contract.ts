import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { access } from './contract.ts'

/** As the browser's credential API takes and gives it in JSON: https://www.w3.org/TR/webauthn-3/ 5.1. */
const options = z.looseObject({ challenge: z.string() })
const base64 = z.string().max(20_000)
const answered = {
  id: z.string().min(1).max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.looseObject({}),
}
const organisation = access.signIn.input.shape.organisation

export const passkeys = {
  myPasskeys: endpoint({
    method: 'GET',
    path: '/my-passkeys',
    summary: 'The passkeys of who asks, and whether another can be added',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({
          id: idText,
          name: z.string(),
          /** Brought by a service to the other devices of the person. */
          synced: z.boolean(),
          addedAt: instantText,
          lastUsedAt: instantText.nullable(),
        }),
      ),
      hindrance: z.enum(['none', 'no-account', 'no-address', 'too-many']),
    }),
  }),
  askMyPasskey: endpoint({
    method: 'POST',
    path: '/my-passkey-challenges',
    summary: 'What the browser needs to make a passkey; valid once, for five minutes',
    may: 'signed-in',
    input: nothing,
    output: z.object({ options }),
  }),
  addMyPasskey: endpoint({
    method: 'POST',
    path: '/my-passkeys',
    summary: 'Add the passkey that the browser made',
    may: 'signed-in',
    input: z.object({
      name: z.string().trim().min(1).max(100),
      answer: z.object({
        ...answered,
        response: z.object({
          clientDataJSON: base64,
          attestationObject: base64,
          transports: z.array(z.string().max(40)).max(10).optional(),
        }),
      }),
    }),
    output: z.object({ id: idText }),
  }),
  removeMyPasskey: endpoint({
    method: 'DELETE',
    path: '/my-passkeys/{passkeyId}',
    summary: 'Remove a passkey of who asks: nobody enters with it any more',
    may: 'signed-in',
    input: z.object({ passkeyId: idText }),
    output: done,
  }),
  askToEnter: endpoint({
    method: 'POST',
    path: '/passkey-challenges',
    summary: 'What the browser needs to find a passkey and sign in with it; valid once, for five minutes',
    may: 'anyone',
    input: z.object({ organisation }),
    output: z.object({ options }),
  }),
  enter: endpoint({
    method: 'POST',
    path: '/passkey-sessions',
    summary: 'Sign in with a passkey',
    may: 'anyone',
    input: z.object({
      organisation,
      answer: z.object({
        ...answered,
        response: z.object({
          clientDataJSON: base64,
          authenticatorData: base64,
          signature: base64,
          userHandle: z.string().max(200).optional(),
        }),
      }),
    }),
    output: access.signIn.output,
  }),
}
