import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { listPlanningPeople } from '../people/home-store.ts'
import { listSexes } from '../people/store.ts'
import { listDirectorates } from '../people/structure-store.ts'
import { getMonth } from './actions.ts'
import { fewestPeople } from './aggregates-rules.ts'
import { fairnessOf } from './fairness-rules.ts'
import { findProposingRun, listAssigned, listTeamRows } from './store.ts'

/**
 * Shares granted by length of the way, sex, part-time and directorate: counts alone leave this function. Homes are
 * opened for the minutes and closed again in `listPlanningPeople`.
 */
export async function showFairness(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const run = await findProposingRun(tx, organisationId, month, row.days)
  if (!run) return { month, proposed: false, fewestPeople, items: [] }
  const [assigned, people, sexes, teams, directorates] = [
    await listAssigned(tx, organisationId, month),
    await listPlanningPeople(tx, organisationId, today),
    await listSexes(tx, organisationId),
    await listTeamRows(tx, organisationId, month),
    await listDirectorates(tx, organisationId),
  ]
  const personOf = new Map(people.map((person) => [person.personId, person]))
  const sexOf = new Map(sexes.map(({ personId, sex }) => [personId, sex]))
  const directorateOf = new Map(teams.map(({ teamId, directorateId }) => [teamId, directorateId]))
  const nameOf = new Map(directorates.map(({ id, name }) => [id, name]))
  const shared = assigned.flatMap(({ personId, teamId, wished, places }) => {
    const person = personOf.get(personId)
    return person
      ? [
          {
            commuteMinutes: person.commuteMinutes,
            sex: sexOf.get(personId) ?? null,
            partTimePercent: person.partTimePercent,
            directorate: nameOf.get(directorateOf.get(teamId) ?? '') ?? '',
            wished,
            places,
          },
        ]
      : []
  })
  return { month, proposed: true, fewestPeople, items: fairnessOf(shared, row.days) }
}
