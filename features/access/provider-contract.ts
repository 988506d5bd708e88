import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { slug } from './contract.ts'

const provider = z.object({
  id: idText,
  name: z.string(),
  issuer: z.url(),
  clientId: z.string(),
  /** Which claim names the person, and which property of the person it is compared with. */
  claim: z.string(),
  matchOn: z.enum(['fiscal-code', 'email']),
  /** How we prove who we are: by the secret that the provider gave us, or by a key of ours. */
  clientAuthentication: z.enum(['client_secret_basic', 'private_key_jwt']),
  /** With a key: where the provider reads its public half (JWKS), and since when the present one signs. */
  keysAddress: z.url().nullable(),
  keyUsedSince: instantText.nullable(),
  /** Since when it is switched off: nobody enters by it, and its settings are kept. */
  offSince: instantText.nullable(),
})

/** What is wrong with it is said at once, by the rule: here only its shape. */
const registration = z.object({
  name: z.string().trim().max(100),
  issuer: z.string().trim().max(500),
  clientId: z.string().trim().max(500),
  clientSecret: z.string().max(500).optional(),
  claim: z.string().trim().max(100),
  matchOn: provider.shape.matchOn,
})
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))

/** Identity providers: the registry of an administrator, and the way of a browser to one and back. */
export const openId = {
  identityProviders: endpoint({
    method: 'GET',
    path: '/identity-providers',
    summary: 'The identity providers of the organisation',
    may: ['administrator'],
    input: nothing,
    output: listOf(provider),
  }),
  addIdentityProvider: endpoint({
    method: 'POST',
    path: '/identity-providers',
    summary: 'Add an OpenID Connect provider',
    may: ['administrator'],
    input: registration.extend({
      clientAuthentication: provider.shape.clientAuthentication.default('client_secret_basic'),
    }),
    output: provider,
  }),
  changeIdentityProvider: endpoint({
    method: 'PUT',
    path: '/identity-providers/{providerId}',
    summary: 'Change an OpenID Connect provider; a secret left out stays as it is',
    may: ['administrator'],
    input: registration.extend({ providerId: idText }),
    output: provider,
  }),
  switchIdentityProvider: endpoint({
    method: 'PUT',
    path: '/identity-providers/{providerId}/off',
    summary: 'Switch a provider off, so that nobody enters by it, or on again',
    may: ['administrator'],
    input: z.object({ providerId: idText, off: z.boolean() }),
    output: provider,
  }),
  tryIdentityProvider: endpoint({
    method: 'POST',
    path: '/identity-providers/trials',
    summary: 'Read what a provider says of itself, before it is saved',
    may: ['administrator'],
    reads: true,
    input: z.object({
      issuer: z.string().trim().max(500),
      claim: z.string().trim().max(100),
      clientAuthentication: provider.shape.clientAuthentication,
    }),
    output: z.object({ reasons: z.array(reason) }),
  }),
  replaceProviderKey: endpoint({
    method: 'POST',
    path: '/identity-providers/{providerId}/keys',
    summary: 'Sign to the provider with the key published as next, and publish a new next one',
    may: ['administrator'],
    input: z.object({ providerId: idText }),
    output: z.object({ keyUsedSince: instantText }),
  }),
  providerKeys: endpoint({
    method: 'GET',
    path: '/organisations/{slug}/identity-providers/{providerId}/keys',
    summary: 'The public keys by which the provider checks our signatures (JWKS)',
    may: 'anyone',
    input: z.object({ slug, providerId: idText }),
    output: z.object({
      keys: z.array(
        z.object({
          kty: z.string(),
          n: z.string(),
          e: z.string(),
          kid: z.string(),
          use: z.string(),
          alg: z.string(),
        }),
      ),
    }),
  }),
  removeIdentityProvider: endpoint({
    method: 'DELETE',
    path: '/identity-providers/{providerId}',
    summary: 'Remove an OpenID Connect provider',
    may: ['administrator'],
    input: z.object({ providerId: idText }),
    output: done,
  }),
  startProviderSignIn: endpoint({
    method: 'GET',
    path: '/organisations/{slug}/identity-providers/{providerId}/authorization',
    summary: 'Send the browser to the identity provider (code flow, PKCE, state, nonce)',
    may: 'anyone',
    input: z.object({
      slug,
      providerId: idText,
      /** Of who is signed in and proves again to be themself: from POST /my-provider-confirmations. */
      proof: z.string().max(200).optional(),
    }),
    output: z.object({ location: z.url() }),
    answers: 'redirect',
  }),
  finishProviderSignIn: endpoint({
    method: 'GET',
    path: '/oidc/callback',
    summary: 'Where the identity provider sends the browser back',
    may: 'anyone',
    input: z.object({
      state: z.string().max(500).optional(),
      code: z.string().max(4000).optional(),
      error: z.string().max(500).optional(),
      error_description: z.string().max(2000).optional(),
      iss: z.string().max(500).optional(),
      session_state: z.string().max(500).optional(),
    }),
    output: z.object({ location: z.string() }),
    answers: 'redirect',
  }),
}
