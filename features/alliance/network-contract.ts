import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { done, idText, instantText, nothing } from '../../vocabulary/schemas.ts'
import { memberKinds, memberStates } from './network-rules.ts'

const coordinator = ['network-coordinator'] as const
const office = ['hr-office', 'administrator'] as const
const text = (most: number) => z.string().trim().max(most)
const reason = text(2000).min(1)
const kind = z.enum(memberKinds)
const state = z.enum(memberStates)
/** What a member says of itself, as it is written. */
const pageWritten = {
  kind,
  about: text(2000),
  offers: text(2000),
  seeks: text(2000),
  /** With or without `https://`; what is no address of the web is left out. */
  website: text(300),
}
const page = {
  kind,
  name: z.string(),
  about: z.string(),
  offers: z.string(),
  seeks: z.string(),
  website: z.string().nullable(),
}
const contactWritten = { contactName: text(200).min(1), contactEmail: z.email().max(200) }
const step = z.object({
  state,
  reason: z.string(),
  takenAt: instantText,
  by: z.enum(['coordinator', 'member']),
  byName: z.string(),
})
const membership = {
  id: idText,
  ...page,
  state,
  appliedAt: instantText,
  contactName: z.string(),
  contactEmail: z.string(),
  steps: z.array(step),
}
const allianceWritten = { name: text(200).min(1), about: text(4000) }
const one = z.object({ membershipId: idText })
const decided = z.object({ membershipId: idText, reason })
/** The link stands here only where no mail is set up: whoever has it founds the member's organisation. */
const invited = z.object({ link: z.string().nullable(), mailed: z.boolean() })

export const network = {
  membersPage: endpoint({
    method: 'GET',
    path: '/network-members',
    summary: 'The members of the alliances of this installation, as citizens read them',
    may: 'anyone',
    input: z.object({ q: text(100).optional(), kind: kind.optional() }),
    output: z.object({
      alliances: z.array(
        z.object({ id: idText, name: z.string(), about: z.string(), members: z.number().int() }),
      ),
      items: z.array(z.object({ allianceId: idText, ...page, sites: z.number().int() })),
    }),
  }),
  applyFromOutside: endpoint({
    method: 'POST',
    path: '/alliance-applications',
    summary: 'Apply to an alliance as an organisation that is not here yet',
    may: 'anyone',
    input: z.object({ allianceId: idText, name: text(200).min(1), ...pageWritten, ...contactWritten }),
    /** `confirm`: a link was mailed, and nobody sees the application before it is opened. */
    output: z.object({ next: z.enum(['confirm', 'wait']) }),
  }),
  confirmApplication: endpoint({
    method: 'POST',
    path: '/alliance-applications/confirmation',
    summary: 'Prove the address of an application with the link that was mailed to it',
    may: 'anyone',
    input: z.object({ token: text(200) }),
    output: z.object({ alliance: z.string(), name: z.string() }),
  }),
  coordinated: endpoint({
    method: 'GET',
    path: '/alliance',
    summary: 'The alliance that the organisation coordinates, and who is in it or has applied',
    may: coordinator,
    input: nothing,
    output: z.object({
      alliance: z.object({ id: idText, name: z.string(), about: z.string() }).nullable(),
      memberships: z.array(
        z.object({
          ...membership,
          coordinates: z.boolean(),
          /** Whether it came from outside, and has its organisation here only once admitted. */
          fromOutside: z.boolean(),
          contactConfirmed: z.boolean(),
          /** Of a member from outside: `waiting` for its first administrator, `expired` the link. */
          founding: z.enum(['none', 'waiting', 'expired', 'done']),
        }),
      ),
    }),
  }),
  foundAlliance: endpoint({
    method: 'POST',
    path: '/alliance',
    summary: 'Found an alliance, whose first member is the organisation that coordinates it',
    may: coordinator,
    input: z.object({ ...allianceWritten, ...pageWritten }),
    output: done,
  }),
  changeAlliance: endpoint({
    method: 'PUT',
    path: '/alliance',
    summary: 'Change the name of the alliance, or what it says of itself',
    may: coordinator,
    input: z.object(allianceWritten),
    output: done,
  }),
  admit: endpoint({
    method: 'POST',
    path: '/alliance/memberships/{membershipId}/admission',
    summary: 'Admit an applicant; one from outside gets its organisation here and a link for who begins it',
    may: coordinator,
    input: decided,
    output: invited,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/alliance/memberships/{membershipId}/refusal',
    summary: 'Refuse an applicant, with the reason',
    may: coordinator,
    input: decided,
    output: done,
  }),
  suspend: endpoint({
    method: 'POST',
    path: '/alliance/memberships/{membershipId}/suspension',
    summary: 'Suspend a member: nothing new is booked with it, and it leaves the members’ page',
    may: coordinator,
    input: decided,
    output: done,
  }),
  readmit: endpoint({
    method: 'POST',
    path: '/alliance/memberships/{membershipId}/readmission',
    summary: 'End the suspension of a member',
    may: coordinator,
    input: decided,
    output: done,
  }),
  inviteAgain: endpoint({
    method: 'POST',
    path: '/alliance/memberships/{membershipId}/invitations',
    summary: 'Send the first administrator of a member from outside another link; earlier ones open nothing',
    may: coordinator,
    input: one,
    output: invited,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/memberships',
    summary: 'The alliances here, and where the organisation stands in each',
    may: [...office, 'network-coordinator', 'space-host'],
    input: nothing,
    output: z.object({
      alliances: z.array(
        z.object({ id: idText, name: z.string(), about: z.string(), mayApply: z.boolean() }),
      ),
      memberships: z.array(
        z.object({ allianceId: idText, alliance: z.string(), coordinates: z.boolean(), ...membership }),
      ),
    }),
  }),
  apply: endpoint({
    method: 'POST',
    path: '/memberships',
    summary: 'Apply to an alliance for the organisation',
    may: office,
    input: z.object({ allianceId: idText, ...pageWritten, ...contactWritten }),
    output: z.object({ id: idText }),
  }),
  changeMine: endpoint({
    method: 'PUT',
    path: '/memberships/{membershipId}',
    summary: 'Change what the members’ page says of the organisation, and whom the coordinator speaks with',
    may: office,
    input: z.object({ membershipId: idText, ...pageWritten, ...contactWritten }),
    output: done,
  }),
  leave: endpoint({
    method: 'POST',
    path: '/memberships/{membershipId}/leaving',
    summary: 'Leave an alliance, or withdraw the application',
    may: office,
    input: z.object({ membershipId: idText, reason: text(2000) }),
    output: done,
  }),
}
