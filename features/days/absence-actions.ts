import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listAnswering } from '../planning/answering-store.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { isAway, type Place, preferredEntryOf } from '../planning/rules.ts'
import { whoAnswers } from '../planning/substitute-rules.ts'
import { type DayFacts, holdDayFacts } from './facts-actions.ts'
import { reasonsAgainst, reasonsNotToReportAbsence, reasonsNotToWithdrawAbsence } from './rules.ts'

type Asked = { personId: string; day: Day; byOffice: boolean }

export const reportOwnAbsence = (context: Context, { day }: { day: Day }) =>
  reportAbsence(context, { personId: context.actor.personId, day, byOffice: false })
export const reportAbsenceOf = (context: Context, asked: { personId: string; day: Day }) =>
  reportAbsence(context, { ...asked, byOffice: true })
export const withdrawOwnAbsence = (context: Context, { day }: { day: Day }) =>
  withdrawAbsence(context, { personId: context.actor.personId, day, byOffice: false })
export const withdrawAbsenceOf = (context: Context, asked: { personId: string; day: Day }) =>
  withdrawAbsence(context, { ...asked, byOffice: true })

/** Desk and seat are free from this moment; the away day too, if it was one. */
async function reportAbsence(context: Context, { personId, day, byOffice }: Asked) {
  const { actor, today, audit } = context
  const facts = await holdDayFacts(context, day, [personId])
  const place = placeOn(facts, day)
  refuseIf(reasonsNotToReportAbsence(day, place, today, byOffice))
  await write(context, facts, { personId, day, from: place!, to: 'absent', kind: 'absence-reported' })
  await tellManagers(context, facts, personId, day, 'days/absence-reported')
  audit('days/report-absence', `${facts.row.month}/${personId}`, {
    day,
    byOffice: actor.personId !== personId,
  })
  return { place: 'absent' }
}

/** Back to where the day was planned, if its rules still allow; otherwise to the office. */
async function withdrawAbsence(context: Context, { personId, day, byOffice }: Asked) {
  const { actor, today, audit } = context
  const facts = await holdDayFacts(context, day, [personId])
  refuseIf(reasonsNotToWithdrawAbsence(day, placeOn(facts, day), today, byOffice))
  const to = placeAfterAbsence(facts, personId, day)
  await write(context, facts, { personId, day, from: 'absent', to, kind: 'absence-withdrawn' })
  await tellManagers(context, facts, personId, day, 'days/absence-withdrawn')
  audit('days/withdraw-absence', `${facts.row.month}/${personId}`, {
    day,
    byOffice: actor.personId !== personId,
  })
  return { place: to }
}

/** The place of the first of the persons whose facts these are. */
export const placeOn = ({ row, team }: DayFacts, day: Day): Place | undefined =>
  team.people[0]!.places[row.days.indexOf(day)]

export function placeAfterAbsence({ team, members, changes }: DayFacts, personId: string, day: Day): Place {
  const office = preferredEntryOf(members.find((one) => one.personId === personId)!)
  const before = changes.findLast(
    (change) => change.personId === personId && change.day === day && change.kind === 'absence-reported',
  )?.from
  if (before === undefined || !isAway(before)) return office
  return reasonsAgainst([{ personId, day, to: 'home' }], team).length === 0 ? 'home' : office
}

async function write(
  { tx, now, actor, enqueue }: Context,
  { row, runId }: DayFacts,
  move: {
    personId: string
    day: Day
    from: Place
    to: Place
    kind: 'absence-reported' | 'absence-withdrawn'
  },
) {
  const written = { ...move, month: row.month, runId, index: row.days.indexOf(move.day), reason: '' }
  await movePublishedDays({ tx, now, enqueue }, actor.organisationId, [{ ...written, by: actor.personId }])
}

async function tellManagers(
  { tx, now, actor, today }: Context,
  { placement }: DayFacts,
  personId: string,
  day: Day,
  kind: 'days/absence-reported' | 'days/absence-withdrawn',
) {
  const answering = await listAnswering(tx, actor.organisationId, [placement.teamId], today)
  const managers = whoAnswers(
    answering.filter((one) => one.as !== 'hr'),
    placement.teamId,
    [personId, actor.personId],
  )
  const details = { person: placement.name, day }
  await tell(
    { tx, now },
    actor.organisationId,
    managers.map((id) => ({ personId: id, kind, details })),
  )
}
