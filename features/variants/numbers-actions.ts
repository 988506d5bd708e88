// A month's numbers as they are, and the problem that they would make otherwise.
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listMonthOffices } from '../months/amending-store.ts'
import { findMonth, listBudgets, listMonthTeams, type MonthRow } from '../months/store.ts'
import { listOffices, listTeams } from '../people/structure-store.ts'
import { listDirectorateNames } from '../planning/planned-store.ts'
import type { ProblemFacts } from '../planning/problem-actions.ts'
import { listSeatsPlanned } from '../planning/space-store.ts'
import { listSites } from '../spaces/store.ts'
import type { MonthNow } from './rules.ts'

export async function readMonthNow(
  tx: Transaction,
  organisationId: string,
  row: MonthRow,
): Promise<MonthNow> {
  const budgets = new Map(
    (await listBudgets(tx, organisationId, row.month)).map((one) => [one.directorateId, one.days]),
  )
  const numbers = new Map(
    (await listMonthTeams(tx, organisationId, row.month)).map((one) => [one.teamId, one]),
  )
  const own = new Map(
    (await listMonthOffices(tx, organisationId, row.month)).map((one) => [one.officeId, one]),
  )
  const directorates = await listDirectorateNames(tx, organisationId)
  const teams = await listTeams(tx, organisationId)
  const offices = await listOffices(tx, organisationId)
  return {
    days: row.days,
    daysPerPerson: row.daysPerPerson,
    daysPerWeek: row.daysPerWeek,
    entry: { earlier: row.entryEarlier, later: row.entryLater },
    // Without a budget a directorate has no days to give.
    directorates: directorates.map(({ id, name }) => ({
      directorateId: id,
      name,
      days: budgets.get(id) ?? 0,
    })),
    teams: teams.map(({ id, name, directorateId, officeId, people }) => ({
      ...numbers.get(id)!,
      ...{ directorateId, officeId, name, members: people },
    })),
    offices: offices.map(({ id, name, desks: always }) => ({
      ...(own.get(id) ?? { desks: null, closedDays: null, closedTo: null, closedToDesks: 0 }),
      ...{ officeId: id, name, always },
    })),
  }
}

/** The same facts with other numbers. */
export const factsWith = (facts: ProblemFacts, now: MonthNow): ProblemFacts => {
  const budgets = new Map(now.directorates.map(({ directorateId, days }) => [directorateId, days]))
  const teams = new Map(now.teams.map((team) => [team.teamId, team]))
  const desks = new Map(now.offices.map((office) => [office.officeId, office.desks]))
  return {
    ...facts,
    directorates: facts.directorates.map(({ id }) => ({ id, budget: budgets.get(id) ?? 0 })),
    teams: facts.teams.map((team) => teams.get(team.teamId) ?? team),
    offices: facts.offices.map((office) => ({ ...office, ownDesks: desks.get(office.id) ?? null })),
    entry: now.entry,
  }
}

export async function showNumbers({ tx, actor }: Context, { month }: { month: Month }) {
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  const now = await readMonthNow(tx, actor.organisationId, row)
  return {
    month,
    days: row.days,
    published: row.publishedAt !== null,
    daysPerPerson: now.daysPerPerson,
    daysPerWeek: now.daysPerWeek,
    entry: now.entry,
    directorates: [...now.directorates],
    teams: now.teams.map(({ teamId, name, directorateId, officeId, members, minPresent }) => ({
      ...{ teamId, name, directorateId, officeId, members, minPresent: [...minPresent] },
    })),
    offices: now.offices.map(({ officeId, name, always, desks }) => {
      const team = now.teams.find((one) => one.officeId === officeId)
      return {
        officeId,
        name,
        desks: row.days.map((_, index) => desks?.[index] ?? always),
        closedDays: [...(team?.closedDays ?? [])],
        elsewhere: team?.closedTo ? { officeId: team.closedTo, desks: team.closedToDesks } : null,
      }
    }),
    spaces: await spacesOf({ tx, actor }, row),
  }
}

async function spacesOf({ tx, actor }: Pick<Context, 'tx' | 'actor'>, { month, days }: MonthRow) {
  const sites = await listSites(tx, actor.organisationId, { from: days[0]!, until: days.at(-1)! })
  if (sites.length === 0) return []
  const planned = await listSeatsPlanned(tx, actor.organisationId, month)
  return sites.map(({ id, name }) => {
    const used = new Set(planned.filter(({ siteId }) => siteId === id).map(({ index }) => index))
    return { siteId: id, name, days: days.filter((_, at) => used.has(at)) }
  })
}
