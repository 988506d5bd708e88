import { draftMonth, openMonth } from '../../features/months/actions.ts'
import type { MonthNumbers } from '../../features/months/rules.ts'
import { publishMonth, startRun } from '../../features/planning/actions.ts'
import { isAway } from '../../features/planning/rules.ts'
import { findProposingRun, listAssigned } from '../../features/planning/store.ts'
import { approveTeams } from '../../features/planning/team-actions.ts'
import { changeDay } from '../../features/planning/team-change-actions.ts'
import { saveWishes } from '../../features/wishes/store.ts'
import type { stoppedClock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { addDays, type Day, type Month } from '../../vocabulary/day.ts'
import type { Acting } from '../acting.ts'
import type { City, DemoPerson } from './city.ts'
import { drawWishes } from './habits.ts'

/** What making the demo consists of, for those who wait. */
export type DemoPart =
  | 'city'
  | 'people'
  | 'wishes'
  | 'plan'
  | 'approvals'
  | 'publication'
  | 'activities'
  | 'agreements'
  | 'training'
  | 'days'
  | 'network'
  | 'next month'

/** What is there to act on, and who acts when. */
export type Stage = Acting & {
  database: Database
  clock: ReturnType<typeof stoppedClock>
  city: City
  seed: number
  organisationId: string
  actorOf: (person: DemoPerson) => Actor
}
export type OpenedMonth = MonthNumbers & { month: Month }

/** Assumed: directorates whose budget HR kept below the sum of their people's quotas, one in so many, and by how much. */
const tight = { every: 3, share: 0.68 }

const memberWith = (stage: Stage, role: DemoPerson['roles'][number]): Actor =>
  stage.actorOf(stage.city.people.find(({ member, roles }) => member && roles.includes(role))!)

/** HR opens the month with the suggested numbers, and some budgets held tight. */
export async function openDemoMonth(stage: Stage, month: Month, notBefore?: Day): Promise<OpenedMonth> {
  const hr = memberWith(stage, 'hr-office')
  const { holidays, ...draft } = await stage.act(hr, draftMonth, { month })
  const order = stage.city.directorates.map(({ id }) => id)
  const numbers = {
    ...draft,
    wishesUntil: notBefore && notBefore > draft.wishesUntil ? notBefore : draft.wishesUntil,
    budgets: draft.budgets.map(({ directorateId, days }) => ({
      directorateId,
      days: order.indexOf(directorateId) % tight.every === 2 ? Math.round(days * tight.share) : days,
    })),
  }
  await stage.act(hr, openMonth, numbers)
  return numbers
}

/** Wishes come in day after day, from the opening until a day; the clock ends there. */
export async function stateWishes(
  { database, clock, city, seed, organisationId }: Stage,
  { month, ...numbers }: OpenedMonth,
  { open, until }: { open: boolean; until: Day },
): Promise<void> {
  const wishes = drawWishes(city.people, numbers, { seed, open })
  const first = clock.today()
  const daysOpen = Math.round((stampOf(until) - stampOf(first)) / 86_400_000)
  const parts = Math.min(10, daysOpen + 1)
  await database.transaction(organisationId, async (tx) => {
    for (let part = 0; part < parts; part++) {
      clock.moveTo(addDays(first, Math.floor((daysOpen * (part + 1)) / parts)))
      // Not the first names first: every tenth person each time.
      const stated = wishes.filter((_, index) => index % parts === part)
      await saveWishes(tx, organisationId, month, stated, clock.now())
    }
  })
}
const stampOf = (day: Day): number => Date.parse(day)

/** From the closed wishes to the published month, as HR and managers would go. */
export async function publishDemoMonth(
  stage: Stage,
  { month, days, wishesUntil }: OpenedMonth,
  part: <Answer>(name: DemoPart, work: () => Promise<Answer>) => Promise<Answer>,
): Promise<{ gapPercent: number | null }> {
  const { act, actAlike, clock, organisationId, database } = stage
  const hr = memberWith(stage, 'hr-office')
  clock.moveTo(addDays(wishesUntil, 1))
  await part('plan', () => act(hr, startRun, { month, seconds: 30, gapPercent: 0.1 }))
  const run = await database.transaction(organisationId, (tx) =>
    findProposingRun(tx, organisationId, month, days),
  )
  clock.moveTo(addDays(wishesUntil, 3))
  await part('approvals', async () => {
    await changeSomeDays(stage, { month, days })
    await actAlike(organisationId, approvers(stage), approveTeams, { month })
  })
  clock.moveTo(addDays(wishesUntil, 5))
  await part('publication', async () => {
    const { approved, notInOrder } = await act(hr, approveTeams, { month })
    if (approved > 0) throw new Error(`${approved} teams were not approved by a manager or head`)
    await act(hr, publishMonth, { month, teamsNotApproved: notInOrder.length })
  })
  return { gapPercent: run?.gapPercent ?? null }
}

/** Of the first directorate each manager approves the own team, of the others the head approves all. */
function approvers({ city, actorOf }: Stage): Actor[] {
  const first = city.directorates[0]!.id
  const all = city.people.map((person) => ({ actor: actorOf(person), roles: person.roles }))
  return [
    ...all.filter(({ actor, roles }) => roles.includes('team-manager') && actor.directorateId === first),
    ...all.filter(({ actor, roles }) => roles.includes('directorate-head') && actor.directorateId !== first),
  ].map(({ actor }) => actor)
}

const reasons = [
  'Riunione con il municipio già fissata',
  'Sportello scoperto per ferie di un collega',
  'Corso di formazione in sede',
  'Visita del revisore: servono gli atti cartacei',
  'Giornata della squadra, concordata insieme',
]

/** Some managers take back a granted day, each with a reason: of one person in the team of twelve, and elsewhere. */
async function changeSomeDays(
  stage: Stage,
  { month, days }: { month: Month; days: readonly Day[] },
): Promise<void> {
  const { act, city, database, organisationId } = stage
  const assigned = await database.transaction(organisationId, (tx) => listAssigned(tx, organisationId, month))
  const placesOf = new Map(assigned.map(({ personId, places }) => [personId, places]))
  const everySo = Math.max(1, Math.floor(city.teams.length / 12))
  let changed = 0
  for (const [index, team] of city.teams.entries()) {
    if (index % everySo !== 1 % everySo) continue
    const people = city.people.filter(({ teamId }) => teamId === team.id)
    const manager = people.find(({ roles }) => roles.includes('team-manager'))!
    const named = people.filter(({ member, roles }) => member && roles.length === 1)
    for (const person of [...named.slice(-1), ...people.filter(({ id }) => id !== manager.id)]) {
      const day = days.filter((_, at) => isAway(placesOf.get(person.id)?.[at] ?? 'office@')).at(2)
      if (!day) continue
      const reason = reasons[changed++ % reasons.length]!
      await act(stage.actorOf(manager), changeDay, {
        month,
        personId: person.id,
        day,
        place: 'office',
        reason,
      })
      break
    }
  }
}
