import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingOn } from '../../app/acting.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { days as dayTreaties } from '../days/contract.ts'
import { listBudgetsNow } from '../months/bank-store.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { readProblemFacts } from '../planning/facts-actions.ts'
import { monthProblem } from '../planning/problem-actions.ts'
import { priorities } from '../priorities/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { bank } from './contract.ts'
import { turnBank } from './jobs.ts'

const january = '2027-01' as Month
let world: World
let hr: Client
let working: Day[]
const clients = new Map<Name, Client>()
const as = async (name: Name): Promise<Client> => {
  const known = clients.get(name) ?? (await world.as(name))
  clients.set(name, known)
  return known
}

beforeAll(async () => {
  world = await openWorld()
  hr = await as('Irene Marino')
  const administrator = await as('Marta Rizzo')
  const personId = world.personIdOf('Nino Galli')
  await administrator.ask(access.grantRoles, { personId, roles: ['employee', 'priority-verifier'] })
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: january })
  working = numbers.days
  await hr.ask(months.open, {
    ...numbers,
    ...{ daysPerPerson: 3, daysPerWeek: 2 },
    budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 20 })),
    minima: [{ teamId: world.teams.anagrafe, people: 2 }],
  })
}, 120_000)
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const account = async (name: Name) => (await (await as(name)).ask(bank.mine, { month: january })).account!
const give = async (name: Name, days: number, planned: Day[] = [], id: string = randomUUID()) =>
  (await as(name)).send(bank.give, { id, month: january, days, planned })
const askFor = async (name: Name, days: number) =>
  (await as(name)).send(bank.ask, { id: randomUUID(), month: january, days })
const quotaToWish = async (name: Name) =>
  (await (await as(name)).ask(wishes.myWish, { month: january })).quota
/** The job, as the queue would have it done. */
const turn = () => {
  const { organisationId, database, clock } = world
  const nobody = { roles: [], teamId: undefined, directorateId: undefined }
  const job = { organisationId, personId: 'job', name: '', ...nobody }
  return turnBank({
    ...{ organisationId, id: organisationId, signal: new AbortController().signal },
    transaction: (work) => actingOn(database, clock, {}).act(job, work, undefined),
  })
}
const planned = async (name: Name) => {
  const { people: all } = await world.database.transaction(world.organisationId, async (tx) =>
    monthProblem(await readProblemFacts(tx, world.organisationId, january, world.clock.today())),
  )
  return all.find(({ id }) => id === world.personIdOf(name))!.quota
}
const budgets = () =>
  world.database.transaction(world.organisationId, async (tx) =>
    (await listBudgetsNow(tx, world.organisationId, january)).map(({ days }) => days).sort(),
  )
const asOwner = <Row>(text: string) =>
  world.database.asOwner(async (owner) => (await owner.query(text)).rows as Row[])
const sum = async () =>
  (
    await asOwner<{ sum: string; least: number }>(
      `select sum(balance)::int as sum, min(balance) filter (where kind <> 'person') as least from bank_account`,
    )
  )[0]

describe('before the plan', () => {
  test('days given leave the quota at once, where wishes and plan read it; the same gift is given once', async () => {
    const id = randomUUID()
    expect((await give('Bruno Ferri', 2, [], id)).status).toBe(201)
    expect((await give('Bruno Ferri', 2, [], id)).status).toBe(201)
    expect(await account('Bruno Ferri')).toMatchObject({
      ...{ own: { quota: 1, bankDays: -2, used: 0 }, unused: 1, there: 2 },
    })
    expect([await quotaToWish('Bruno Ferri'), await planned('Bruno Ferri')]).toEqual([1, 1])
    // What left the directorate for the bank of all is missing from its budget.
    expect(await budgets()).toEqual([18, 20])
    expect(codesOf(await give('Bruno Ferri', 2))).toEqual(['bank/nothing-to-give'])
    expect(codesOf(await askFor('Bruno Ferri', 1))).toEqual(['bank/gave-already'])
    // Nobody takes back what is another's, nor learns that it is there.
    expect((await (await as('Carla Greco')).send(bank.takeBack, { giftId: id })).status).toBe(404)
    expect(await sum()).toEqual({ sum: 0, least: 0 })
  })

  test('a gift comes back once, while it lies there', async () => {
    const id = randomUUID()
    await give('Fabio Moretti', 1, [], id)
    const fabio = await as('Fabio Moretti')
    const after = await fabio.ask(bank.takeBack, { giftId: id })
    expect(after.movements.map(({ reason, days }) => [reason, days])).toEqual([
      ['taken-back', 1],
      ['given', -1],
    ])
    expect(codesOf(await fabio.send(bank.takeBack, { giftId: id }))).toEqual(['bank/taken-back-already'])
    expect(await account('Fabio Moretti')).toMatchObject({ own: { quota: 3, bankDays: 0 }, there: 2 })
  })

  test('who asks waits, and may ask no more than they could have', async () => {
    expect(codesOf(await askFor('Dino Russo', 9))).toEqual(['bank/no-room', 'bank/month-limit'])
    expect((await askFor('Dino Russo', 2)).status).toBe(201)
    expect(codesOf(await askFor('Dino Russo', 1))).toEqual(
      ['bank/waits-already', 'bank/no-room', 'bank/month-limit'].slice(0, 1),
    )
    expect((await askFor('Carla Greco', 2)).status).toBe(201)
    // Days are distributed when wishes close: until then by nobody.
    await turn()
    expect((await hr.send(bank.distribute, { month: january })).status).toBe(409)
    expect((await account('Dino Russo')).waiting).toMatchObject({ days: 2, received: 0 })
  })

  test('a verified priority comes first; its person reads so, and who is passed over reads nothing of it', async () => {
    const carla = await as('Carla Greco')
    const caregiver = { category: 'caregiver', from: '2026-11-01' as Day, until: null } as const
    const { id: priorityId } = await carla.ask(priorities.state, caregiver)
    await (await as('Nino Galli')).ask(priorities.verify, { priorityId, outcome: 'verified' })
    for (const name of ['Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const) {
      const client = await as(name)
      await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
      const wished = [1, 6, 11, 14].map((index) => working[index]!)
      await client.ask(wishes.stateWish, { month: january, wished, absent: [], anyDay: false, home: true })
    }
    await hr.ask(months.closeWishes, { month: january })
    expect(await hr.ask(bank.office, { month: january })).toMatchObject({
      next: { requests: null, there: 2, given: null, reasons: [] },
    })
    await turn()
    const [hers, his] = [await account('Carla Greco'), await account('Dino Russo')]
    expect([hers.own.quota, his.own.quota]).toEqual([5, 3])
    expect(hers.answers[0]!.reasons).toEqual([
      { code: 'bank/why-all', days: 2 },
      { code: 'bank/why-own-priority' },
    ])
    expect(his.answers[0]).toMatchObject({
      days: 0,
      reasons: [
        { code: 'bank/why-too-few-of', there: 2 },
        { code: 'bank/why-order-priority-first' },
        { code: 'bank/why-received', days: 0 },
      ],
    })
    expect([await planned('Carla Greco'), await quotaToWish('Carla Greco')]).toEqual([5, 5])
    expect(await budgets()).toEqual([20, 20])
    // Twice does no harm: nothing is there.
    await turn()
    expect(await sum()).toEqual({ sum: 0, least: 0 })
    expect((await asOwner('select from bank_round')).length).toBe(1)
    // Nor does anybody read it in figures: one person is not told.
    const office = await hr.ask(bank.office, { month: january })
    expect(office.whole).toMatchObject({ given: null, received: null, there: 0 })
    expect(office.rounds).toMatchObject([{ byHand: false, there: 2, given: null }])
    expect(JSON.stringify(office)).not.toMatch(/Greco|Russo|Ferri|priority":true/)
    const audit = await asOwner<{ said: string }>(
      `select act || details::text as said from audit_entry where act like 'bank/%'`,
    )
    expect(JSON.stringify(audit)).not.toMatch(/caregiver|percent/)
  })
})

describe('once the month is published', () => {
  test('a day of the plan given becomes an office day as any other given back', async () => {
    const { id: runId } = await hr.ask(planning.startRun, { month: january, seconds: 5 })
    await world.untilDone(
      () => hr.ask(planning.run, { runId }),
      ({ state }) => !['waiting', 'running'].includes(state),
    )
    expect(codesOf(await give('Carla Greco', 1))).toEqual(['bank/being-planned'])
    await hr.ask(planning.publish, { month: january, teamsNotApproved: 3 })
    const before = await account('Carla Greco')
    const [day] = before.giveable
    expect(before.own.used).toBeGreaterThan(0)
    expect(before.giveable.length).toBe(before.own.used)
    const office = working.find((one) => !before.giveable.includes(one))!
    expect(codesOf(await give('Carla Greco', 1, [office]))).toContain('days/not-away')
    expect((await give('Carla Greco', 1, [day!])).status).toBe(201)
    const after = await account('Carla Greco')
    expect([after.own.quota, after.own.used, after.own.bankDays]).toEqual([
      before.own.quota - 1,
      before.own.used - 1,
      1,
    ])
    const shown = await (await as('Carla Greco')).ask(dayTreaties.myDay, { day: day! })
    expect(shown.place).toMatch(/^office@/)
    expect(shown.events.at(-1)!.kind).toBe('given-back')
  })

  test('days received after publication are taken by a late wish, and counted there', async () => {
    // Dino still waits for two: one is there now.
    await turn()
    const his = await account('Dino Russo')
    expect([his.own.quota, his.own.bankDays, his.waiting?.received]).toEqual([4, 1, 1])
    const dino = await as('Dino Russo')
    const inbox = JSON.stringify(
      await asOwner(`select kind, details from notice where person_id = '${dino.personId}'`),
    )
    expect(inbox).toContain('bank/received')
    expect(inbox).toContain('bank/waits')
    const free = working.filter((day) => day > '2027-01-18' && !his.giveable.includes(day))
    let done = 0
    for (const day of free) {
      const answer = await dino.send(dayTreaties.askLate, { day })
      if (answer.status === 201) done++
      else if (codesOf(answer).includes('days/over-quota')) break
    }
    const end = await account('Dino Russo')
    expect([end.own.used, end.unused]).toEqual([his.own.used + done, his.own.quota - his.own.used - done])
    expect(end.own.used).toBeLessThanOrEqual(4)
    // Whoever waits may stop, once.
    const { id: bankRequestId } = end.waiting!
    await dino.ask(bank.withdraw, { bankRequestId, month: january })
    expect((await dino.send(bank.withdraw, { bankRequestId, month: january })).status).toBe(404)
  })

  test('what nobody received expires with the month, and the ledger stays at nothing', async () => {
    const left = await account('Giulia Conti')
    expect(left.unused).toBe(3)
    await give('Giulia Conti', 2)
    world.clock.moveTo('2027-02-01')
    // Sessions of November are over.
    clients.clear()
    await turn()
    expect(
      await asOwner(`select kind, balance from bank_account where kind not in ('person') and balance <> 0`),
    ).toEqual([{ kind: 'expired', balance: 2 }])
    expect(await sum()).toEqual({ sum: 0, least: 0 })
    expect(codesOf(await give('Giulia Conti', 1))).toContain('bank/month-over')
    const table = await (await as('Irene Marino')).send(bank.year, { year: '2027', format: 'csv' })
    expect(String(table.body)).toContain('2027-01;Tutto l’ente')
  })
})

test('a ledger is written once: no balance is set, no transfer changed, none beyond what is there', async () => {
  const attempt = (text: string) =>
    world.database
      .asOwner((owner) => owner.query(text))
      .then(
        () => 'done',
        (fault: { code?: string }) => fault.code,
      )
  expect(await attempt('update bank_account set balance = balance + 1')).toBe('42501')
  expect(await attempt('delete from bank_account')).toBe('42501')
  expect(await attempt('update bank_transfer set days = 9')).toBe('42501')
  expect(await attempt('delete from bank_transfer')).toBe('42501')
  const transfer = (
    days: number,
  ) => `insert into bank_transfer (organisation_id, act_id, debit_id, credit_id, days,
      reason, made_at)
    select a.organisation_id, gen_random_uuid(), a.id, b.id, ${days}, 'shared', now()
    from bank_account a join bank_account b on b.organisation_id = a.organisation_id and b.kind = 'bank'
    where a.kind = 'expired' limit 1`
  expect(await attempt(transfer(3))).toBe('23514')
  const reversed = `insert into bank_transfer (organisation_id, act_id, debit_id, credit_id, days, reason, made_at, reverses)
    select organisation_id, act_id, debit_id, credit_id, days, 'taken-back', now(), id from bank_transfer
    where reason = 'expired' limit 1`
  expect(await attempt(reversed)).toBe('23514')
})
