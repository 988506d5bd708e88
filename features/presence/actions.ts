import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { monthOf } from '../../vocabulary/day.ts'
import { findMonth } from '../months/store.ts'
import { type Audience, type Circle, seenOf } from './rules.ts'
import { findChoice, findOwn, listPlaced, type Own, saveChoice } from './store.ts'

const circleOf = (own: Own | undefined, circle: Circle): { id: string | null; name: string | null } => {
  if (!own) return { id: null, name: null }
  if (circle === 'team') return { id: own.teamId, name: own.team }
  if (circle === 'office') return { id: own.officeId, name: own.office }
  return { id: own.directorateId, name: own.directorate }
}

/** First who is in, then who is away, then of whom nothing is planned; within each in the order of names. */
const order = ['office', 'away', null]

export async function showWhoIsIn(
  { tx, actor }: Context,
  { day, of, from, limit }: { day: Day; of: Circle; from: number; limit: number },
) {
  const { organisationId, personId } = actor
  const own = await findOwn(tx, organisationId, personId)
  const { id: circleId, name } = circleOf(own, of)
  const month = await findMonth(tx, organisationId, monthOf(day))
  const [working, published] = [month?.days.includes(day) ?? false, Boolean(month?.publishedAt)]
  const nobody = { day, working, published, name, office: 0, away: 0, unknown: 0, items: [], next: null }
  if (!circleId || !working || !published) return nobody
  const rows = await listPlaced(tx, organisationId, { month: month!.month, day, circle: of, circleId })
  const seen = rows
    .map(({ name, team, teamId, ...row }) => {
      const isMe = row.personId === personId
      return { name, team, isMe, ...seenOf({ ...row, isMe, isOfMyTeam: teamId === own?.teamId }) }
    })
    .sort((a, b) => order.indexOf(a.where) - order.indexOf(b.where))
  const count = (where: (typeof seen)[number]['where']) => seen.filter((one) => one.where === where).length
  return {
    ...nobody,
    office: count('office'),
    away: count('away'),
    unknown: count('unknown'),
    items: seen.slice(from, from + limit),
    next: from + limit < seen.length ? from + limit : null,
  }
}

export const showMyChoice = async ({ tx, actor }: Context) => ({
  shownTo: await findChoice(tx, actor.organisationId, actor.personId),
})

export async function changeMyChoice({ tx, actor }: Context, { shownTo }: { shownTo: Audience }) {
  await saveChoice(tx, actor.organisationId, actor.personId, shownTo)
  return { shownTo }
}
