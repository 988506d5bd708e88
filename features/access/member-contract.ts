import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { memberKinds } from '../alliance/network-rules.ts'
import { access } from './contract.ts'

const token = z.string().max(200)

export const memberFounding = {
  foundingOf: endpoint({
    method: 'POST',
    path: '/member-foundations/reading',
    summary: 'What the link sent to a new member of an alliance begins',
    may: 'anyone',
    reads: true,
    input: z.object({ token }),
    output: z.object({
      organisation: z.string(),
      alliance: z.string(),
      kind: z.enum(memberKinds),
      contactName: z.string(),
      email: z.string(),
    }),
  }),
  beginMember: endpoint({
    method: 'POST',
    path: '/member-foundations',
    summary: 'Begin as the first administrator of a new member, with the link that its contact was sent',
    may: 'anyone',
    input: z.object({
      token,
      givenName: z.string().trim().min(1).max(100),
      familyName: z.string().trim().min(1).max(100),
      fiscalCode: z.string().max(16),
      password: access.setPassword.input.shape.password,
    }),
    output: access.setPassword.output,
  }),
}
