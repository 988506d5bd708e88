import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { findMonth, listBudgets, listMinima } from '../months/store.ts'
import { listPlanningPeople } from '../people/home-store.ts'
import { listDirectorates, listOffices, listTeams } from '../people/structure-store.ts'
import { listWishes } from '../wishes/store.ts'
import { type ProblemFacts, rotationOf } from './problem-actions.ts'
import { listLastAwayDays } from './store.ts'

/** All that a month's plan is computed from, in eight statements whatever the number of people. */
export async function readProblemFacts(
  tx: Transaction,
  organisationId: string,
  month: Month,
  today: Day,
): Promise<ProblemFacts> {
  const row = await findMonth(tx, organisationId, month)
  if (!row) throw new NotFound('month')
  const budgets = new Map(
    (await listBudgets(tx, organisationId, month)).map((b) => [b.directorateId, b.days]),
  )
  const minima = new Map((await listMinima(tx, organisationId, month)).map((m) => [m.teamId, m.people]))
  const wishes = new Map(
    (await listWishes(tx, organisationId, month)).map(({ personId, ...wish }) => [personId, wish]),
  )
  const rotation = rotationOf(await listLastAwayDays(tx, organisationId, month))
  const directorates = await listDirectorates(tx, organisationId)
  const teams = await listTeams(tx, organisationId)
  const offices = await listOffices(tx, organisationId)
  const people = await listPlanningPeople(tx, organisationId, today)
  return {
    month,
    days: row.days,
    daysPerPerson: row.daysPerPerson,
    daysPerWeek: row.daysPerWeek,
    // A directorate without a budget for the month has none to spend.
    directorates: directorates.map(({ id }) => ({ id, budget: budgets.get(id) ?? 0 })),
    teams: teams.map((team) => ({ ...team, minPresent: minima.get(team.id) ?? team.minPresent })),
    offices,
    people: people.map((person) => ({
      ...person,
      wish: wishes.get(person.personId),
      granted: rotation.get(person.personId) ?? 0,
    })),
  }
}
