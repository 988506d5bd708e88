import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { reason } from './contingent-contract.ts'
import { criterion, judgements, result, verdict } from './contract.ts'

const keepers = ['hr-office', 'administrator'] as const
const percent = z.number().int().min(1).max(100)
const share = z.object({ activityId: idText, percent })
const requestKind = z.enum(['activity', 'assessment', 'dispute'])
const outcome = z.enum(['accepted', 'accepted-in-part', 'rejected'])
const verdicts = z.partialRecord(criterion, verdict)
const request = z.object({
  id: idText,
  kind: requestKind,
  activityId: idText.nullable(),
  activity: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  verdicts,
  askedAt: instantText,
  answerBy: dayText,
  state: z.enum(['open', 'withdrawn', 'accepted', 'accepted-in-part', 'rejected']),
  reasons: z.string().nullable(),
  answeredAt: instantText.nullable(),
  answeredBy: z.string().nullable(),
})
const doneByMe = z.object({
  activityId: idText,
  code: z.string(),
  name: z.string(),
  description: z.string(),
  percent,
  result,
  /** What was judged, with the tools that it needs. */
  assessment: z
    .object({
      validFrom: dayText,
      judgements,
      tools: z.array(z.object({ name: z.string(), worksRemotely: z.boolean(), needed: z.string() })),
    })
    .nullable(),
})
const sharesVersion = z.object({
  validFrom: dayText,
  madeAt: instantText,
  madeBy: z.string().nullable(),
  shares: z.array(share),
})

export const ownActivities = {
  mine: endpoint({
    method: 'GET',
    path: '/my-activities',
    summary: 'The own activities, how each is judged, and whether who asks may ask for agile work',
    may: 'signed-in',
    input: nothing,
    output: z.object({
      mapped: z.boolean(),
      mayAsk: z.boolean(),
      workableShare: z.number().int(),
      leastShare: z.number().int(),
      reasons: z.array(reason),
      activities: z.array(doneByMe),
      requests: z.array(request),
      answerWithinDays: z.number().int(),
    }),
  }),
  request: endpoint({
    method: 'POST',
    path: '/my-activities/requests',
    summary: 'Propose an activity or another judgement, or dispute a judgement',
    may: 'signed-in',
    input: z.object({
      kind: requestKind,
      activityId: idText.nullable(),
      title: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(4000),
      verdicts,
    }),
    output: z.object({ id: idText, answerBy: dayText }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/my-activities/requests/{activityRequestId}/withdrawal',
    summary: 'Withdraw what was asked, as long as nobody has answered',
    may: 'signed-in',
    input: z.object({ activityRequestId: idText }),
    output: done,
  }),
  requests: endpoint({
    method: 'GET',
    path: '/activity-requests',
    summary: 'What people ask about their activities, those not answered first',
    may: keepers,
    input: nothing,
    output: listOf(request.extend({ personId: idText, person: z.string() })),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/activity-requests/{activityRequestId}/answer',
    summary: 'Answer what somebody asks about an activity, with reasons',
    may: keepers,
    input: z.object({ activityRequestId: idText, outcome, reasons: z.string().trim().min(1).max(4000) }),
    output: done,
  }),
  ofPerson: endpoint({
    method: 'GET',
    path: '/persons/{personId}/activities',
    summary: 'What a person does, since when, and whether they may ask',
    may: keepers,
    input: z.object({ personId: idText }),
    output: z.object({
      mayAsk: z.boolean(),
      workableShare: z.number().int(),
      leastShare: z.number().int(),
      reasons: z.array(reason),
      shares: z.array(share),
      history: z.array(sharesVersion),
    }),
  }),
  assign: endpoint({
    method: 'PUT',
    path: '/persons/{personId}/activities',
    summary: 'Say what a person does from a day on: all of it',
    may: keepers,
    input: z.object({ personId: idText, validFrom: dayText, shares: z.array(share).max(30) }),
    output: z.object({ mayAsk: z.boolean(), workableShare: z.number().int() }),
  }),
}
