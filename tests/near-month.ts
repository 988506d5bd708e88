import { sql } from 'kysely'
import { months } from '../features/months/contract.ts'
import { people } from '../features/people/contract.ts'
import { planning } from '../features/planning/contract.ts'
import { wishes } from '../features/wishes/contract.ts'
import { openHomes } from '../platform/database/transaction.ts'
import type { Day, Month } from '../vocabulary/day.ts'
import type { Name, World } from './world.ts'

export type NearAsked = { days: readonly number[]; near?: boolean; home?: boolean }

/** Puts a site so many minutes on foot from these people's homes, as the computation of ways would. */
export async function putNear(
  world: World,
  { siteId, hostId }: { siteId: string; hostId: string },
  minutes: Partial<Record<Name, number>>,
): Promise<void> {
  const { organisationId } = world
  const rows = (Object.entries(minutes) as [Name, number][]).map(([name, of]) => ({
    ...{ person: world.personIdOf(name), walk: 60 * of },
  }))
  await world.database.transaction(organisationId, async (tx) => {
    await openHomes(tx, 'engine')
    await sql`insert into near_site (organisation_id, person_id, host_id, site_id, walk_seconds, bicycle_seconds, car_seconds)
      select ${organisationId}, r.person, ${hostId}, ${siteId}, r.walk, r.walk, r.walk
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person uuid, walk int)`.execute(tx)
  })
}

/** A month of Borgo Sereno with its wishes, some of them for a seat near home; not planned yet. @returns the working days */
export async function wishedMonth(
  world: World,
  month: Month,
  asked: Partial<Record<Name, NearAsked>>,
): Promise<Day[]> {
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, {
    ...numbers,
    daysPerPerson: 3,
    daysPerWeek: 2,
    budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 20 })),
    minima: [],
  })
  for (const [name, { days, near = true, home = true }] of Object.entries(asked) as [Name, NearAsked][]) {
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: home, home: null })
    const wished = days.map((index) => numbers.days[index]!)
    await client.ask(wishes.stateWish, { month, wished, absent: [], anyDay: false, home, near })
  }
  await hr.ask(months.closeWishes, { month })
  return numbers.days
}

/** Computes the month's plan, and waits for it. */
export async function plannedNow(world: World, month: Month): Promise<string> {
  const hr = await world.as('Irene Marino')
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
  const { state } = await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    (run) => !['waiting', 'running'].includes(run.state),
  )
  return state
}

/** Whose seats of a site are held on a day, by name. */
export async function seatedOn(world: World, siteId: string, day: Day): Promise<string[]> {
  return world.database.transaction(world.organisationId, async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select p.given_name || ' ' || p.family_name as name from booking b
      join person p on p.organisation_id = b.guest_id and p.id = b.person_id
      where b.guest_id = ${world.organisationId} and b.site_id = ${siteId} and b.day = ${day}
        and b.state in ('asked', 'confirmed') order by name`.execute(tx)
    return rows.map(({ name }) => name)
  })
}
