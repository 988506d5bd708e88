import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { policy } from './contract.ts'

let world: World
let hr: Client
let olga: Client
let bruno: Client

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await signIn()
})
const signIn = async () => {
  ;[hr, olga, bruno] = await Promise.all([
    world.as('Irene Marino'),
    world.as('Olga Serra'),
    world.as('Bruno Ferri'),
  ])
}
afterAll(() => world.close())

const sixDays = (from = '2027-03-01') => ({
  item: 'days-per-month' as const,
  scope: 'organisation' as const,
  scopeId: null,
  from: from as Day,
  value: 6,
})
const codes = ({ body }: { body: unknown }) =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)

describe('six days instead of eight, from the proposal to the day it holds', () => {
  let changeId: string

  test('whom it touches is shown before anything is saved', async () => {
    const touched = await hr.ask(policy.preview, { values: [sixDays()] })
    expect([touched.people, touched.teams, touched.openMonths]).toEqual([10, 3, []])
    expect(
      touched.directorates.map(({ name, daysBefore, daysAfter }) => [name, daysBefore, daysAfter]),
    ).toEqual([
      ['Risorse', 24, 18],
      ['Servizi ai cittadini', 56, 42],
    ])
    expect((await hr.ask(policy.changes, {})).items).toEqual([])
  })

  test('proposed, it is HR’s alone and nothing holds differently', async () => {
    const change = await hr.ask(policy.propose, {
      title: 'Sei giorni al mese',
      explanation: 'Gli sportelli restano scoperti',
      values: [sixDays()],
    })
    changeId = change.id
    expect([change.state, change.from, change.touched?.people]).toEqual(['proposed', '2027-03-01', 10])
    expect((await olga.ask(policy.changes, {})).items).toEqual([])
    expect((await olga.send(policy.change, { changeId })).status).toBe(404)
    expect((await bruno.send(policy.change, { changeId })).status).toBe(403)
    expect((await bruno.ask(policy.policy, {})).values).toEqual([])
  })

  test('without the representatives it is not adopted, unless the urgency has a reason', async () => {
    const answer = await hr.send(policy.decide, {
      changeId,
      outcome: 'adopted',
      reason: '',
      peopleTouched: 10,
    })
    expect([answer.status, ...codes(answer)]).toEqual([409, 'policy/not-consulted'])
  })

  test('sent, the representatives are told, and their opinions are kept with dates', async () => {
    const sent = await hr.ask(policy.consult, { changeId })
    expect([sent.state, sent.until]).toEqual(['consulted', '2026-12-03'])
    const contrary = { changeId, stance: 'contrary' as const }
    expect(codes(await olga.send(policy.giveOpinion, { ...contrary, words: ' ' }))).toEqual([
      'policy/words-needed',
    ])
    const { log } = await olga.ask(policy.giveOpinion, { ...contrary, words: 'Otto giorni erano l’accordo' })
    expect(log.map(({ by, role, stance, words }) => [by, role, stance, words])).toEqual([
      ['Olga Serra', 'union-representative', 'contrary', 'Otto giorni erano l’accordo'],
    ])
    expect((await hr.send(policy.giveOpinion, { ...contrary, words: 'no' })).status).toBe(403)
    expect(
      codes(await hr.send(policy.decide, { changeId, outcome: 'adopted', reason: '', peopleTouched: 10 })),
    ).toEqual(['policy/consultation-under-way'])
  })

  test('after the last day it is adopted by who has seen whom it touches; then it holds, for good', async () => {
    world.clock.moveTo('2026-12-04' as Day)
    // The sessions of eleven days ago have ended.
    await signIn()
    const decide = { changeId, outcome: 'adopted' as const, reason: '' }
    expect(codes(await hr.send(policy.decide, { ...decide, peopleTouched: 9 }))).toEqual([
      'policy/touched-differ',
    ])
    const adopted = await hr.ask(policy.decide, { ...decide, peopleTouched: 10 })
    expect([adopted.state, adopted.decision?.by, adopted.touched]).toEqual(['adopted', 'Irene Marino', null])
    expect(codes(await hr.send(policy.decide, { ...decide, peopleTouched: 10 }))).toEqual([
      'policy/already-decided',
    ])
    const [before, after] = [
      await bruno.ask(policy.policy, { day: '2027-02-28' as Day }),
      await bruno.ask(policy.policy, { day: '2027-03-01' as Day }),
    ]
    expect(before.values.map(({ inForce }) => inForce)).toEqual([false])
    expect(after.values.map(({ value, inForce }) => [value.item, value.value, inForce])).toEqual([
      ['days-per-month', 6, true],
    ])
  })

  test('who proposed, consulted, gave an opinion and adopted is in the audit', async () => {
    const { items } = await (await world.as('Nino Galli')).ask(access.auditEntries, {})
    const acts = items.map(({ act }) => act)
    for (const act of ['policy/propose', 'policy/consult', 'policy/opinion', 'policy/adopted'])
      expect(acts).toContain(act)
  })
})

test('all that is wrong is said together, and nothing is saved', async () => {
  const before = (await hr.ask(policy.changes, {})).items.length
  const answer = await hr.send(policy.propose, {
    title: 'Sbagliata',
    explanation: '',
    values: [
      { ...sixDays(), scope: 'team', scopeId: '00000000-0000-4000-8000-000000000000' },
      {
        item: 'closure-days',
        scope: 'team',
        scopeId: world.teams.anagrafe,
        from: '2027-03-01',
        value: {
          weekdays: [5],
          days: [],
          elsewhere: { officeId: '00000000-0000-4000-8000-000000000000', desks: 3 },
          beyondQuota: false,
        },
      },
    ],
  })
  expect([answer.status, ...codes(answer)]).toEqual([
    409,
    'policy/unknown-place',
    'policy/not-decided-there',
    'policy/unknown-office-elsewhere',
  ])
  expect((await hr.ask(policy.changes, {})).items).toHaveLength(before)
})

test('a value of the wrong shape is refused with where and why', async () => {
  const answer = await hr.send(policy.preview, { values: [{ ...sixDays(), value: 'sei' }] })
  expect(answer.status).toBe(400)
})

test('an urgency is adopted at once, and its reason stays written', async () => {
  const week = { ...sixDays('2027-04-01'), item: 'days-per-week' as const, value: 3 }
  const { id: changeId } = await hr.ask(policy.propose, { title: 'Caldaia', explanation: '', values: [week] })
  const adopted = await hr.ask(policy.decide, {
    ...{ changeId, outcome: 'adopted' as const, reason: 'La caldaia è guasta', peopleTouched: 10 },
  })
  expect([adopted.state, adopted.decision?.reason]).toEqual(['adopted', 'La caldaia è guasta'])
})

test('another organisation knows nothing of it', async () => {
  const sara = await world.asStranger()
  expect((await sara.ask(policy.changes, {})).items).toEqual([])
  expect((await sara.ask(policy.policy, {})).values).toEqual([])
})

test('months already published keep the policy they had', async () => {
  const { lastPublished } = await hr.ask(policy.policy, {})
  expect(lastPublished).toBeNull()
  await world.database.transaction(world.organisationId, async (tx) => {
    const { sql } = await import('kysely')
    await sql`insert into work_month (organisation_id, month, days, wishes_until, days_per_person, opened_at, opened_by)
      values (${world.organisationId}, '2027-03', '{2027-03-01}', '2027-02-01', 8, now(), ${hr.personId})`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`
      insert into plan_run (organisation_id, month, started_at, started_by, seconds, gap_percent, people, days)
      values (${world.organisationId}, '2027-03', now(), ${hr.personId}, 1, 1, 1, '{2027-03-01}') returning id`.execute(
      tx,
    )
    await sql`insert into month_publication (organisation_id, month, run_id, published_at, published_by, teams_not_approved)
      values (${world.organisationId}, '2027-03', ${rows[0]!.id}, now(), ${hr.personId}, 0)`.execute(tx)
  })
  expect(codes(await hr.send(policy.preview, { values: [sixDays('2027-03-31')] }))).toEqual([
    'policy/month-published',
  ])
  expect((await hr.ask(policy.preview, { values: [sixDays('2027-04-01')] })).openMonths).toEqual(
    [] as Month[],
  )
})
