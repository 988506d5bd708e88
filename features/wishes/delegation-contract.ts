import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'

const colleague = { personId: idText, name: z.string(), team: z.string().nullable() }
const delegate = z.object({
  delegate: z.object({ ...colleague, namedAt: instantText, until: dayText.nullable() }).nullable(),
})

export const delegation = {
  myDelegate: endpoint({
    method: 'GET',
    path: '/my-delegate',
    summary: 'Whom who asks has named to see and state their wishes',
    may: 'signed-in',
    input: nothing,
    output: delegate,
  }),
  nameDelegate: endpoint({
    method: 'PUT',
    path: '/my-delegate',
    summary: 'Name the one who may see and state my wishes, in place of whoever was named before',
    may: 'signed-in',
    input: z.object({ personId: idText, until: dayText.nullable() }),
    output: delegate,
  }),
  revokeDelegate: endpoint({
    method: 'DELETE',
    path: '/my-delegate',
    summary: 'Revoke the delegate, from this moment',
    may: 'signed-in',
    input: nothing,
    output: delegate,
  }),
  /** A name is personal data, and addresses are logged on their way: it travels in the body. */
  candidates: endpoint({
    method: 'POST',
    path: '/my-delegate/candidates',
    summary: 'Colleagues who may be named: of the own team, or by the beginning of a name',
    may: 'signed-in',
    reads: true,
    input: z.object({ q: z.string().max(80) }),
    output: listOf(z.object(colleague)),
  }),
  delegatedToMe: endpoint({
    method: 'GET',
    path: '/delegated-to-me',
    summary: 'Who has named who asks to see and state their wishes',
    may: 'signed-in',
    input: nothing,
    output: listOf(z.object({ ...colleague, until: dayText.nullable() })),
  }),
  declineDelegation: endpoint({
    method: 'DELETE',
    path: '/delegated-to-me/{personId}',
    summary: 'Decline to be the delegate of a person, from this moment',
    may: 'signed-in',
    input: z.object({ personId: idText }),
    output: done,
  }),
}
