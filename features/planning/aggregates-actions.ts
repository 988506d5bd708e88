import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { listDirectorates } from '../people/structure-store.ts'
import { getMonth } from './actions.ts'
import { fewestPeople, publishedGroups } from './aggregates-rules.ts'
import { figuresByTeam, slots, weightsOf } from './rules.ts'
import { listAssigned, listTeamRows } from './store.ts'

/** By which numbers and weights a month is planned: everybody may know (art. 1-bis D.Lgs. 152/1997). */
export async function showCriteria(context: Context, { month }: { month: Month }) {
  const row = await getMonth(context, month)
  const { strengths, commute } = row.rules
  const weights = weightsOf(row.rules.weights)
  return {
    month,
    workingDays: row.days.length,
    daysPerPerson: row.daysPerPerson,
    daysPerWeek: row.daysPerWeek,
    wishMinutes: strengths.like,
    grantMinutes: weights.grant.slice(0, row.daysPerPerson),
    slotMinutes: weights.slotDeviation,
    deskMinutes: weights.deskOverflow,
    commute,
    slots: [...slots],
  }
}

/** Of a published month alone, and as it was published: one table, never two that could be subtracted. */
export async function showAggregates(context: Context, { month }: { month: Month }) {
  const { tx, actor } = context
  const row = await getMonth(context, month)
  const published = row.publishedAt !== null
  if (!published) return { month, published, fewestPeople, items: [] }
  const figures = figuresByTeam(await listAssigned(tx, actor.organisationId, month), row.days)
  const teams = await listTeamRows(tx, actor.organisationId, month)
  const directorates = await listDirectorates(tx, actor.organisationId)
  const groups = directorates.map(({ id, name }) => {
    const own = teams.flatMap(({ teamId, directorateId }) =>
      directorateId === id ? (figures.get(teamId) ?? []) : [],
    )
    const sum = (what: 'people' | 'wished' | 'granted') => own.reduce((total, team) => total + team[what], 0)
    return { name, people: sum('people'), wished: sum('wished'), granted: sum('granted') }
  })
  return { month, published, fewestPeople, items: publishedGroups(groups) }
}
