import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'

const makers = ['administrator', 'hr-office'] as const
const token = z.object({
  id: idText,
  name: z.string(),
  scopes: z.array(z.string()),
  madeBy: z.string(),
  madeAt: instantText,
  expiresAt: instantText,
  lastUsedAt: instantText.nullable(),
  revokedAt: instantText.nullable(),
})

export const tokens = {
  tokens: endpoint({
    method: 'GET',
    path: '/api-tokens',
    summary: 'The tokens of programs: an administrator sees all, the HR office its own',
    may: makers,
    input: nothing,
    output: listOf(token),
  }),
  scopes: endpoint({
    method: 'GET',
    path: '/api-token-scopes',
    summary: 'What who asks may let a program do',
    may: makers,
    input: nothing,
    output: z.object({ scopes: z.array(z.string()), latestExpiry: dayText }),
  }),
  makeToken: endpoint({
    method: 'POST',
    path: '/api-tokens',
    summary: 'Make a token; what it is shown only here, once',
    may: makers,
    input: z.object({
      name: z.string().trim().min(1).max(100),
      scopes: z.array(z.string().max(60)).min(1).max(60),
      /** The last day on which it is accepted, at most a year from now. */
      expiresOn: dayText,
    }),
    output: z.object({ id: idText, token: z.string(), expiresAt: instantText }),
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/api-tokens/{programId}',
    summary: 'Revoke a token: from now on it opens nothing',
    may: makers,
    input: z.object({ programId: idText }),
    output: done,
  }),
}
