import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { months } from '../months/contract.ts'
import { wishes } from './contract.ts'
import { delegation } from './delegation-contract.ts'
import { remindOfWishes } from './reminder-actions.ts'

const january = '2027-01' as Month
let world: World
let bruno: Client
let carla: Client
let days: Day[]

beforeAll(async () => {
  world = await openWorld()
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' as Day })
  ;[bruno, carla] = [await world.as('Bruno Ferri'), await world.as('Carla Greco')]
  days = numbers.days
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)
const noticesOf = (name: Name, kind: string) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query('select details from notice where person_id = $1 and kind = $2', [
          world.personIdOf(name),
          kind,
        ])
      ).rows as { details: Record<string, string> }[],
  )
const brunoId = () => world.personIdOf('Bruno Ferri')
const ofBruno = () => ({ month: january, personId: brunoId() })
const asked = (...wished: Day[]) => ({ wished, absent: [], anyDay: false })

test('nobody may be named who decides over one’s days; colleagues are offered, and found by name', async () => {
  const manager = await bruno.send(delegation.nameDelegate, {
    personId: world.personIdOf('Ada Colombo'),
    until: null,
  })
  expect([manager.status, codesOf(manager)]).toEqual([409, ['wishes/delegate-decides']])
  const self = await bruno.send(delegation.nameDelegate, { personId: brunoId(), until: '2026-11-01' })
  expect(codesOf(self)).toEqual(['wishes/delegate-self', 'wishes/delegation-past'])
  const stranger = { personId: world.personIdOf('Ugo Monti'), until: null }
  expect((await bruno.send(delegation.nameDelegate, stranger)).status).toBe(404)
  const offered = async (q: string) =>
    (await bruno.ask(delegation.candidates, { q })).items.map(({ name }) => name)
  expect(await offered('')).toEqual(['Carla Greco', 'Dino Russo'])
  expect(await offered('mor')).toEqual(['Fabio Moretti'])
  // The directorate's head and the HR office are not offered either.
  expect([await offered('fontana'), await offered('barbieri')]).toEqual([[], []])
})

test('the delegate is told, sees and states the wishes; home and hours stay the person’s own', async () => {
  await bruno.ask(wishes.stateWish, {
    ...asked(days[1]!, days[2]!),
    ...{ month: january, cannot: [days[1]!], home: false, entryPreferred: '09:15' },
  })
  expect((await carla.send(wishes.delegatedWish, ofBruno())).status).toBe(404)
  expect((await carla.send(wishes.stateDelegatedWish, { ...ofBruno(), ...asked(days[3]!) })).status).toBe(404)
  const named = await bruno.ask(delegation.nameDelegate, { personId: carla.personId, until: null })
  expect(named.delegate).toMatchObject({ name: 'Carla Greco', team: 'Anagrafe', until: null })
  expect((await noticesOf('Carla Greco', 'wishes/delegated')).map(({ details }) => details)).toEqual([
    { person: 'Bruno Ferri' },
  ])
  expect((await carla.ask(delegation.delegatedToMe, {})).items).toMatchObject([{ name: 'Bruno Ferri' }])
  const seen = await carla.ask(wishes.delegatedWish, ofBruno())
  expect(seen).toMatchObject({ name: 'Bruno Ferri', cannot: [days[1]], statedBy: null, statement: 1 })
  // That something is missing for days away is needed to ask for them; what it is, is the person's alone.
  const own = await bruno.ask(wishes.myWish, { month: january })
  expect(own.agreement.reasons.map(({ code }) => code)).toContain('agreements/gate-missing')
  expect(seen.agreement.reasons).toEqual([{ code: 'agreements/gate-something' }])
  expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['home']))
  for (const own of ['home', 'homeSuitable', 'entry', 'entryPreferred', 'prevalence'])
    expect(seen).not.toHaveProperty(own)
  await carla.ask(wishes.stateDelegatedWish, {
    ...ofBruno(),
    ...asked(days[2]!, days[3]!),
    matters: [days[3]!],
    after: seen.statement,
  })
  expect(await bruno.ask(wishes.myWish, { month: january })).toMatchObject({
    wished: [days[2], days[3]],
    matters: [days[3]],
    cannot: [],
    home: false,
    entryPreferred: '09:15',
    statedBy: 'Carla Greco',
    delegate: 'Carla Greco',
  })
})

test('the person is told once of what a delegate states bit by bit; each time is in the audit', async () => {
  await carla.ask(wishes.stateDelegatedWish, { ...ofBruno(), ...asked(days[4]!) })
  await carla.ask(wishes.stateDelegatedWish, { ...ofBruno(), ...asked(days[4]!, days[6]!) })
  expect(await noticesOf('Bruno Ferri', 'wishes/stated-by-delegate')).toHaveLength(1)
  const { items } = await (await world.as('Nino Galli')).ask(access.auditEntries, {})
  expect(items.filter(({ act }) => act === 'wishes/state-as-delegate')).toHaveLength(3)
  // The allowance is the person's: a delegate has no other.
  const more = { matters: days.slice(4, 8), wished: days.slice(4, 8), absent: [], anyDay: false }
  expect(codesOf(await carla.send(wishes.stateDelegatedWish, { ...ofBruno(), ...more }))).toEqual([
    'wishes/allowance-matters',
  ])
  // What the person states again is the person's.
  await bruno.ask(wishes.stateWish, { ...asked(days[4]!), month: january, home: true })
  expect((await bruno.ask(wishes.myWish, { month: january })).statedBy).toBe(null)
})

test('one delegate at a time; revoked or declined, nothing is seen any more, and the other is told', async () => {
  const dino = await world.as('Dino Russo')
  await bruno.ask(delegation.nameDelegate, { personId: dino.personId, until: '2026-12-01' as Day })
  expect((await carla.send(wishes.delegatedWish, ofBruno())).status).toBe(404)
  expect(await noticesOf('Carla Greco', 'wishes/delegation-ended')).toHaveLength(1)
  await dino.ask(delegation.declineDelegation, { personId: brunoId() })
  expect((await dino.send(wishes.delegatedWish, ofBruno())).status).toBe(404)
  expect(await noticesOf('Bruno Ferri', 'wishes/delegation-declined')).toHaveLength(1)
  expect((await bruno.ask(delegation.myDelegate, {})).delegate).toBe(null)
  await bruno.ask(delegation.nameDelegate, { personId: dino.personId, until: null })
  expect((await bruno.ask(delegation.revokeDelegate, {})).delegate).toBe(null)
  expect((await dino.ask(delegation.delegatedToMe, {})).items).toEqual([])
})

test('a delegation ends with its last day, and where the delegate comes to decide over the person', async () => {
  await bruno.ask(delegation.nameDelegate, { personId: carla.personId, until: '2026-11-25' as Day })
  world.clock.moveTo('2026-11-25')
  const seenBy = async (name: Name) =>
    (await (await world.as(name)).send(wishes.delegatedWish, ofBruno())).status
  expect(await seenBy('Carla Greco')).toBe(200)
  world.clock.moveTo('2026-11-26')
  expect(await seenBy('Carla Greco')).toBe(404)
  ;[bruno, carla] = [await world.as('Bruno Ferri'), await world.as('Carla Greco')]
  // One that has run out stands in nobody's way.
  await bruno.ask(delegation.nameDelegate, { personId: carla.personId, until: null })
  const roles = (manages: boolean) =>
    world.database.asOwner((owner) =>
      owner.query(
        manages
          ? "insert into role_grant (organisation_id, person_id, role) values ($1, $2, 'team-manager')"
          : "delete from role_grant where organisation_id = $1 and person_id = $2 and role = 'team-manager'",
        [world.organisationId, carla.personId],
      ),
    )
  await roles(true)
  expect(await seenBy('Carla Greco')).toBe(404)
  await roles(false)
  expect(await seenBy('Carla Greco')).toBe(200)
  // Nor while standing in for the manager.
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into team_substitute (organisation_id, team_id, person_id, from_day, until_day, named_at, named_by)
       values ($1, $2, $3, '2026-11-26', '2026-11-27', now(), $3)`,
      [world.organisationId, world.teams.anagrafe, carla.personId],
    ),
  )
  expect(await seenBy('Carla Greco')).toBe(404)
  world.clock.moveTo('2026-11-28')
  expect(await seenBy('Carla Greco')).toBe(200)
})

test('those who have stated nothing are reminded once each, and again with another last day', async () => {
  const reminded = () =>
    world.database.asOwner(
      async (owner) =>
        (
          await owner.query(
            `select p.given_name as name, n.kind, count(*)::int as times from notice n
             join person p on p.organisation_id = n.organisation_id and p.id = n.person_id
             where n.kind in ('wishes/reminder', 'wishes/last-day') group by 1, 2 order by 2, 1`,
          )
        ).rows as { name: string; kind: string; times: number }[],
    )
  const { organisationId, database, clock } = world
  const remind = () =>
    database.transaction(organisationId, (tx) =>
      remindOfWishes(
        {
          ...{ tx, now: clock.now(), today: clock.today(), audit: () => {}, afterCommit: () => {} },
          enqueue: async () => {},
        },
        organisationId,
      ),
    )
  await remind()
  expect(await reminded()).toEqual([])
  clock.moveTo('2026-12-16')
  await database.transaction(organisationId, (tx) =>
    world.house.jobs.enqueue(tx, 'remind-wishes', { organisationId, id: organisationId }),
  )
  // Everybody of a team but Bruno, who has stated; a day late, since nothing ran on the fifth day before.
  const names = ['Ada', 'Carla', 'Dino', 'Elena', 'Fabio', 'Giulia', 'Irene', 'Luca', 'Marta']
  const once = names.map((name) => ({ name, kind: 'wishes/reminder', times: 1 }))
  expect(await world.untilDone(reminded, (found) => found.length >= 9)).toEqual(once)
  await remind()
  expect(await reminded()).toEqual(once)
  clock.moveTo('2026-12-20')
  carla = await world.as('Carla Greco')
  await carla.ask(wishes.stateWish, { ...asked(days[0]!), month: january, home: true })
  await remind()
  await remind()
  const last = names
    .filter((name) => name !== 'Carla')
    .map((name) => ({ name, kind: 'wishes/last-day', times: 1 }))
  expect(await reminded()).toEqual([...last, ...once])
})
