import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import {
  actingRoleName,
  done,
  idText,
  instantText,
  listOf,
  nothing,
  pageAsked,
  pageOf,
  roleName,
} from '../../vocabulary/schemas.ts'

const session = z.object({
  person: z.object({ id: idText, givenName: z.string(), familyName: z.string(), teamId: idText.nullable() }),
  roles: z.array(actingRoleName),
  organisation: z.object({ id: idText, slug: z.string(), name: z.string(), demo: z.boolean() }),
  /** To be sent back as `X-Csrf-Token` with every write. */
  csrfToken: z.string(),
})
const password = z.string().min(12, { error: 'at least 12 characters' }).max(200)
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'small letters, digits and hyphens' })
  .max(60)

export const access = {
  /** Answers 200 with `session: null` to a stranger, so that the first page costs no error. */
  session: endpoint({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, if anybody',
    may: 'anyone',
    input: nothing,
    output: z.object({ session: session.nullable(), firstAdministratorMissing: z.boolean() }),
  }),
  directory: endpoint({
    method: 'GET',
    path: '/organisations',
    summary: 'The organisations one can sign in to, with their identity providers',
    may: 'anyone',
    input: nothing,
    output: listOf(
      z.object({
        slug: z.string(),
        name: z.string(),
        demo: z.boolean(),
        identityProviders: z.array(z.object({ id: idText, name: z.string() })),
      }),
    ),
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in with e-mail and password',
    may: 'anyone',
    input: z.object({ organisation: slug, email: z.string().max(200), password: z.string().max(200) }),
    output: z.object({ session }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    may: 'signed-in',
    input: nothing,
    output: done,
  }),
  mySessions: endpoint({
    method: 'GET',
    path: '/sessions',
    summary: 'The sessions of who asks',
    may: 'signed-in',
    input: nothing,
    output: listOf(
      z.object({ id: idText, startedAt: instantText, lastSeenAt: instantText, current: z.boolean() }),
    ),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/sessions/{sessionId}',
    summary: 'End one of the sessions of who asks',
    may: 'signed-in',
    input: z.object({ sessionId: idText }),
    output: done,
  }),
  demoPeople: endpoint({
    method: 'GET',
    path: '/demo-people',
    summary: 'The invented people one can sign in as, on a demo installation only',
    may: 'anyone',
    input: nothing,
    output: listOf(
      z.object({
        personId: idText,
        organisation: z.string(),
        name: z.string(),
        what: z.string(),
        roles: z.array(roleName),
      }),
    ),
  }),
  demoSignIn: endpoint({
    method: 'POST',
    path: '/demo-sessions',
    summary: 'Sign in as one of the invented people, on a demo installation only',
    may: 'anyone',
    input: z.object({ organisation: slug, personId: idText }),
    output: z.object({ session }),
  }),
  nameFirstAdministrator: endpoint({
    method: 'POST',
    path: '/first-administrator',
    summary: 'Found the organisation and its first administrator, with the token printed at the first start',
    may: 'anyone',
    input: z.object({
      token: z.string().max(200),
      organisation: z.string().trim().min(1).max(200),
      slug,
      givenName: z.string().trim().min(1).max(100),
      familyName: z.string().trim().min(1).max(100),
      fiscalCode: z.string().max(16),
      email: z.email().max(200),
      password,
    }),
    output: z.object({ session }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/invitations',
    summary: 'Make a link by which a person sets or resets the password; mailed where mail is set up',
    may: ['administrator', 'hr-office'],
    input: z.object({ personId: idText }),
    /** No link where it was mailed: who has it can enter as the person, and so sees what is theirs alone. */
    output: z.object({ link: z.string().nullable(), expiresAt: instantText, mailed: z.boolean() }),
  }),
  setPassword: endpoint({
    method: 'POST',
    path: '/passwords',
    summary: 'Set the password with the token of an invitation link',
    may: 'anyone',
    input: z.object({ token: z.string().max(200), password }),
    output: z.object({ session }),
  }),
  grantRoles: endpoint({
    method: 'PUT',
    path: '/persons/{personId}/roles',
    summary: 'Set the roles of a person',
    may: ['administrator'],
    input: z.object({ personId: idText, roles: z.array(roleName).max(10) }),
    output: z.object({ roles: z.array(roleName) }),
  }),
  auditEntries: endpoint({
    method: 'GET',
    path: '/audit-entries',
    summary: 'Who did what, when, to what: newest first',
    may: ['administrator', 'auditor'],
    input: z.object(pageAsked),
    output: pageOf(
      z.object({
        seq: z.number().int(),
        at: instantText,
        actor: z.string(),
        act: z.string(),
        subject: z.string(),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
  }),
}
