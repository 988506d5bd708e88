import { foundOrganisation } from '../../features/alliance/actions.ts'
import { saveManyRoles, savePersons, saveStructure } from '../../features/people/many-store.ts'
import { planMonth } from '../../features/planning/jobs.ts'
import type { Clock } from '../../platform/clock.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { addDays, addMonths, type Month, monthOf } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'
import { actingOn } from '../acting.ts'
import { mapActivities } from './activities.ts'
import { agreeWithPeople } from './agreements.ts'
import { fillBank, lendADay } from './bank.ts'
import { type City, type DemoPerson, drawCity } from './city.ts'
import { communicateToMinistry } from './communications.ts'
import { askAboutDays } from './days.ts'
import { trainAndEquip } from './duties.ts'
import { type DemoPart, type OpenedMonth, openDemoMonth, publishDemoMonth, stateWishes } from './months.ts'
import { findNearSpaces } from './near.ts'
import { makeNetwork } from './network.ts'
import { bookSeats } from './network-bookings.ts'
import type { DemoNetwork } from './network-party.ts'
import { choosePresence } from './presence.ts'

export const demoOrganisation = {
  slug: 'milano-demo',
  name: 'Comune di Milano (città dimostrativa)',
  patronDay: '12-07',
  demo: true,
}

export type DemoOrder = {
  people: number
  seed: number
  /** The current month is published, the next one open. */
  clock: Clock
  /** Months published and open; false leaves the next one open alone, for a benchmark that plans it. */
  published?: boolean
  onPart?: (part: DemoPart, seconds: number) => void
  /** Milliseconds, for the figures only. */
  stopwatch?: () => number
}
export type MadeDemo = {
  organisationId: string
  city: City
  publishedMonth: Month | undefined
  openMonth: Month
  gapPercent: number | null
}

/** Makes the demo city on a database that has none. What is made last is the open month: with it the demo is whole. */
export async function makeDemo(database: Database, order: DemoOrder): Promise<MadeDemo> {
  const { people, seed, published = true, onPart = () => {}, stopwatch = () => 0 } = order
  const today = order.clock.today()
  const clock = stoppedClock(today)
  const { act, actAlike } = actingOn(database, clock, { 'plan-month': planMonth })
  async function part<Answer>(name: DemoPart, work: () => Promise<Answer>): Promise<Answer> {
    const before = stopwatch()
    const answer = await work()
    onPart(name, (stopwatch() - before) / 1000)
    return answer
  }
  const city = await part('city', async () => drawCity({ people, seed, year: Number(today.slice(0, 4)) }))
  const current = monthOf(today)
  const next = addMonths(current, 1)
  clock.moveTo(addDays(`${current}-01`, -40))
  const organisationId = await part('people', () => writeCity(database, city, clock))
  await database.engine.refreshStatistics()
  const actorOf = actors(city, organisationId)
  const stage = { database, clock, act, actAlike, city, seed, organisationId, actorOf }

  let gapPercent: number | null = null
  let lived: OpenedMonth | undefined
  let network: DemoNetwork | undefined
  if (published) {
    clock.moveTo(today)
    network = await part('network', async () => {
      const made = await makeNetwork(stage, demoOrganisation)
      await findNearSpaces(stage, made)
      return made
    })
    clock.moveTo(addDays(`${current}-01`, -30))
    const opened = await openDemoMonth(stage, current)
    await part('wishes', () => stateWishes(stage, opened, { open: false, until: opened.wishesUntil }))
    gapPercent = (await publishDemoMonth(stage, opened, part)).gapPercent
    lived = opened
  }
  if (published)
    await part('activities', async () => {
      await writeOnSite(database, organisationId, city, clock)
      await mapActivities(stage)
    })
  if (published) await part('agreements', () => agreeWithPeople(stage))
  const month = lived
  if (month) {
    clock.moveTo(today)
    await part('training', () => trainAndEquip(stage))
    await part('days', async () => {
      await communicateToMinistry(stage)
      await askAboutDays(stage, month)
      await lendADay(stage, month)
      await choosePresence(stage)
    })
    await part('network', () => bookSeats(stage, month, network!))
  }
  await part('next month', async () => {
    const usual = addDays(`${next}-01`, -30)
    clock.moveTo(usual < today ? usual : today)
    // Wishes stay open some days from now, also for who looks at the demo on the last day of a month.
    const opened = await openDemoMonth(stage, next, addDays(today, 3))
    await stateWishes(stage, opened, { open: true, until: today })
    if (published) await fillBank(stage, opened)
    // The first work of the day joins all agreements: without statistics it held the embedded engine for two minutes.
    await database.engine.refreshStatistics()
  })
  return {
    organisationId,
    city,
    publishedMonth: published ? current : undefined,
    openMonth: next,
    gapPercent,
  }
}

async function writeCity(
  database: Database,
  city: City,
  clock: ReturnType<typeof stoppedClock>,
): Promise<string> {
  const founded = clock.now()
  const dayLater = founded + 24 * 3600_000
  const grantsOf = (people: readonly DemoPerson[]): { personId: string; role: Role }[] =>
    people.flatMap(({ id, roles }) => roles.map((role) => ({ personId: id, role })))
  return database.transaction(undefined, async (tx) => {
    const organisationId = await foundOrganisation(tx, demoOrganisation)
    await saveStructure(tx, organisationId, city)
    await savePersons(tx, organisationId, city.people, founded)
    // The sign-in page shows who came first.
    await saveManyRoles(tx, organisationId, grantsOf(city.people.filter(({ member }) => member)), founded)
    await saveManyRoles(tx, organisationId, grantsOf(city.people.filter(({ member }) => !member)), dayLater)
    return organisationId
  })
}

/** People on site, who ask for nothing: they come when the first month is published, and are in no plan before. */
const writeOnSite = (
  database: Database,
  organisationId: string,
  { onSite: { offices, teams, people } }: City,
  clock: ReturnType<typeof stoppedClock>,
): Promise<void> =>
  database.transaction(organisationId, async (tx) => {
    await saveStructure(tx, organisationId, { directorates: [], offices, teams })
    await savePersons(tx, organisationId, people, clock.now())
    const grants = people.flatMap(({ id, roles }) => roles.map((role) => ({ personId: id, role })))
    await saveManyRoles(tx, organisationId, grants, clock.now())
  })

function actors(city: City, organisationId: string) {
  const directorateOf = new Map(city.teams.map(({ id, directorateId }) => [id, directorateId]))
  return (person: DemoPerson): Actor => ({
    organisationId,
    personId: person.id,
    name: `${person.givenName} ${person.familyName}`,
    roles: person.roles,
    teamId: person.teamId,
    directorateId: directorateOf.get(person.teamId),
  })
}
