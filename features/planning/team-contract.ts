import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { grid, managers } from './contract.ts'

const reason = z.string().trim().min(3).max(500)
const personDay = z.object({ month: monthText, personId: idText, day: dayText })
const substitutes = z.object({
  managers: z.array(z.object({ personId: idText, name: z.string() })),
  /** Those that hold today or will. */
  items: z.array(
    z.object({
      id: idText,
      teamId: idText,
      team: z.string(),
      personId: idText,
      name: z.string(),
      from: dayText,
      until: dayText,
      namedBy: z.string(),
      namedAt: instantText,
    }),
  ),
  mayName: z.boolean(),
  /** For who may name: the people of the directorate, those of the team first. */
  couldStandIn: z.array(z.object({ personId: idText, name: z.string(), ofTeam: z.boolean() })),
})

export const planningTeam = {
  restoreDay: endpoint({
    method: 'POST',
    path: '/months/{month}/persons/{personId}/days/{day}/restoration',
    summary: 'Take a day back to what it was before its last change, or to what was proposed',
    may: managers,
    input: personDay.extend({ to: z.enum(['before', 'proposed']) }),
    output: grid,
  }),
  askOtherDay: endpoint({
    method: 'POST',
    path: '/months/{month}/persons/{personId}/days/{day}/other-day',
    summary: 'Ask a person to take another day away instead of this one',
    may: managers,
    input: personDay.extend({ otherDay: dayText, reason }),
    output: grid,
  }),
  withdrawOtherDay: endpoint({
    method: 'POST',
    path: '/other-days/{requestId}/withdrawal',
    summary: 'Take back what was asked of a person',
    may: managers,
    input: z.object({ requestId: idText }),
    output: grid,
  }),
  myOtherDays: endpoint({
    method: 'GET',
    path: '/my-other-days',
    summary: 'Other days that who asks is asked to take, still to be answered',
    may: 'signed-in',
    input: z.object({}),
    output: listOf(
      z.object({
        id: idText,
        month: monthText,
        day: dayText,
        otherDay: dayText,
        reason: z.string(),
        askedBy: z.string(),
        askedAt: instantText,
      }),
    ),
  }),
  answerOtherDay: endpoint({
    method: 'POST',
    path: '/other-days/{requestId}/answer',
    summary: 'Agree to another day, and both days move; or do not, and nothing moves',
    may: 'signed-in',
    input: z.object({ requestId: idText, accept: z.boolean() }),
    output: done,
  }),
  substitutes: endpoint({
    method: 'GET',
    path: '/teams/{teamId}/substitutes',
    summary: 'Who stands in for the manager of a team, and who could',
    may: managers,
    input: z.object({ teamId: idText }),
    output: substitutes,
  }),
  nameSubstitute: endpoint({
    method: 'POST',
    path: '/teams/{teamId}/substitutes',
    summary: 'Name who stands in for the manager of a team, from one day to another',
    may: ['team-manager', 'directorate-head', 'hr-office', 'administrator'],
    input: z.object({ teamId: idText, personId: idText, from: dayText, until: dayText }),
    output: substitutes,
  }),
  endSubstitute: endpoint({
    method: 'POST',
    path: '/substitutes/{substituteId}/end',
    summary: 'End a substitution before its day',
    may: ['team-manager', 'directorate-head', 'hr-office', 'administrator'],
    input: z.object({ substituteId: idText }),
    output: substitutes,
  }),
}
