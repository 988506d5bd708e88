import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actingOn } from '../../app/acting.ts'
import { tidyWith } from '../../app/schedule.ts'
import { findBrokenAudit } from '../../platform/audit.ts'
import { instantText } from '../../platform/clock.ts'
import { dumpText } from '../../platform/database/moving-out.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { wishes } from '../wishes/contract.ts'
import { privacy } from './contract.ts'
import { keptTables } from './tables-rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: '2027-01' })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
  for (const name of ['Bruno Ferri', 'Carla Greco'] as const)
    await (await world.as(name)).ask(wishes.stateWish, {
      ...{ month: '2027-01', wished: [numbers.days[3]!], absent: [], anyDay: false, home: true },
    })
})
afterAll(() => world.close())
beforeEach(() => world.clock.moveTo('2026-11-23'))

const administrator = () => world.as('Marta Rizzo')
const leave = async (name: 'Bruno Ferri' | 'Dino Russo', leftOn: string | null) =>
  (await world.as('Irene Marino')).ask(people.recordDeparture, { personId: world.personIdOf(name), leftOn })
/** The job, as the queue would have it done. */
const tidyUp = () => {
  const { organisationId, database, clock } = world
  const job = {
    organisationId,
    personId: 'job',
    name: '',
    roles: [],
    teamId: undefined,
    directorateId: undefined,
  }
  return tidyWith(world.services)({
    ...{ organisationId, id: organisationId, signal: new AbortController().signal },
    transaction: (work) => actingOn(database, clock, {}).act(job, work, undefined),
  })
}
const textOf = async () => {
  let text = ''
  await world.database.asOwner(async (owner) => {
    for await (const part of dumpText(owner, { madeAt: instantText(0), product: '0' })) text += part
  })
  return text
}
const reasonsOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)

test('every table that refers to a person is declared, with the very columns', async () => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query<{ table: string; column: string }>(`
      select c.relname as table, a.attname as column from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname not in ('organisation_id', 'guest_id')
        and (a.attname ~ '(^person_id|_by)$' or exists (select from pg_constraint f
          where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'person'::regclass
            and a.attnum = any (f.conkey))) and format_type(a.atttypid, a.atttypmod) = 'uuid' order by 1, 2`),
  )
  const declared = (table: string) => [...(keptTables[table]?.about ?? []), ...(keptTables[table]?.by ?? [])]
  expect(rows.length).toBeGreaterThan(40)
  // A new table goes into features/privacy/tables-rules.ts: whose it is, and what erasing a person does to it.
  expect(rows.filter(({ table, column }) => !declared(table).includes(column))).toEqual([])
  const found = (table: string, column: string) =>
    rows.some((row) => row.table === table && row.column === column)
  const gone = Object.keys(keptTables).flatMap((table) =>
    declared(table)
      .filter((column) => table !== 'person' && !found(table, column))
      .map((column) => `${table}.${column}`),
  )
  expect(gone).toEqual([])
  // Where a host's row is about a guest's person, it is the guest's organisation that tells it and erases it.
  const guests = await world.database.asOwner((owner) =>
    owner.query<{ table: string }>(`
      select p.attrelid::regclass::text as table from pg_attribute p
      join pg_attribute g on g.attrelid = p.attrelid and g.attname = 'guest_id'
      where p.attname = 'person_id' and p.attrelid in (
        select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r') order by 1`),
  )
  expect(guests.rows.map(({ table }) => table)).toEqual(
    Object.keys(keptTables)
      .filter((table) => keptTables[table]!.tenant === 'guest_id')
      .sort(),
  )
})

test('Bruno takes all his data in one file: his, readable, without secrets; and nobody else’s', async () => {
  const bruno = await world.as('Bruno Ferri')
  await bruno.ask(people.changeMyProfile, {
    entryPreferred: '08:30',
    homeSuitable: true,
    home: { latitude: 45.5, longitude: 9.25 },
  } as never)
  const { items } = await bruno.ask(privacy.myData, {})
  expect(items.find(({ kind }) => kind === 'wishes')).toMatchObject({ rows: 1, days: 731 })
  expect(items.find(({ kind }) => kind === 'home')).toMatchObject({ rows: 1 })
  const { headers, body } = await bruno.send(privacy.myDataFile, { language: 'it' })
  expect(headers['content-disposition']).toMatch(/i-miei-dati-2026-11-23\.json/)
  const file = JSON.parse(JSON.stringify(body)) as {
    person: string
    kinds: { kind: string; purpose: string; data: { title: string; rows: Record<string, unknown>[] }[] }[]
    acts: { act: string; by: string }[]
  }
  const rowsOf = (title: string) =>
    file.kinds.flatMap(({ data }) => data).find((table) => table.title === title)?.rows
  expect(file.person).toBe('Bruno Ferri')
  expect(rowsOf('Anagrafica')).toEqual([
    expect.objectContaining({ nome: 'Bruno', cognome: 'Ferri', gruppo: 'Anagrafe' }),
  ])
  expect(rowsOf('Domicilio')).toEqual([expect.objectContaining({ latitudine: 45.5, persona: 'tu' })])
  expect(rowsOf('Preferenze')).toHaveLength(1)
  expect(file.acts.some(({ by }) => by === 'tu')).toBe(true)
  for (const other of ['Carla', 'Greco', 'token_hash', 'password_hash', world.personIdOf('Carla Greco')])
    expect(JSON.stringify(body)).not.toContain(other)
  expect(file.kinds.every(({ purpose }) => purpose.length > 10)).toBe(true)
})

test('retention: what goes next is shown, a period is decided ahead with its reason, the job does it and counts', async () => {
  const marta = await administrator()
  const olga = await world.as('Olga Serra')
  const wishesOf = async () =>
    (await olga.ask(privacy.retention, {})).items.find(({ kind }) => kind === 'wishes')!
  expect(await wishesOf()).toMatchObject({ days: 731, due: 0, soon: 0, deleted: 0, next: null })
  const asked = { kind: 'wishes', days: 90, validFrom: '2026-12-01', reason: 'Parere del DPO' } as const
  expect((await olga.send(privacy.setRetention, asked)).status).toBe(403)
  expect(
    reasonsOf(await marta.send(privacy.setRetention, { ...asked, days: 9999, validFrom: '2026-11-23' })),
  ).toEqual(['privacy/kept-too-long', 'privacy/period-not-ahead'])
  await marta.ask(privacy.setRetention, asked)
  expect(await wishesOf()).toMatchObject({ days: 731, next: { days: 90, validFrom: '2026-12-01' } })
  world.clock.moveTo('2027-04-20')
  const later = await world.as('Olga Serra')
  const seen = async () =>
    (await later.ask(privacy.retention, {})).items.find(({ kind }) => kind === 'wishes')!
  expect(await seen()).toMatchObject({ days: 90, due: 0, soon: 2 })
  world.clock.moveTo('2027-05-20')
  await tidyUp()
  const after = (await (await world.as('Olga Serra')).ask(privacy.retention, {})).items
  expect(after.find(({ kind }) => kind === 'wishes')).toMatchObject({
    due: 0,
    deleted: 2,
    lastOn: '2027-05-20',
  })
})

test('who leaves loses home and choices with the last day, though they keep a name for years', async () => {
  const bruno = await world.as('Bruno Ferri')
  const homes = async () =>
    (
      await world.database.asOwner((owner) =>
        owner.query('select from person_home where person_id = $1', [bruno.personId]),
      )
    ).rows.length
  expect(await homes()).toBe(1)
  await tidyUp()
  expect(await homes()).toBe(1)
  await leave('Bruno Ferri', '2026-11-22')
  const due = (await (await administrator()).ask(privacy.retention, {})).items
  expect(due.find(({ kind }) => kind === 'home')).toMatchObject({ days: 0, due: 1 })
  expect(due.find(({ kind }) => kind === 'person')).toMatchObject({ days: 1826, due: 0 })
  await tidyUp()
  expect(await homes()).toBe(0)
  await leave('Bruno Ferri', null)
})

test('nobody is erased by accident: not who works here, not without the preview, not at once, not while held', async () => {
  const marta = await administrator()
  const personId = world.personIdOf('Dino Russo')
  const look = () => marta.ask(privacy.erasurePreview, { personId })
  const here = await look()
  // A count of what is kept of who still works here would say, looked at twice, what they did in between.
  expect(here.kinds).toEqual([])
  expect(reasonsOf(await marta.send(privacy.askErasure, { personId, previewKey: here.previewKey }))).toEqual([
    'privacy/still-here',
  ])
  await leave('Dino Russo', '2026-11-22')
  // Nor is it counted of who has left whether they had come to a seat: it goes all the same.
  await world.database.asOwner((owner) =>
    owner.query(`set session_replication_role = replica;
      insert into check_in (organisation_id, booking_id, site_id, guest_id, person_id, day, said_at)
        values ('${world.otherOrganisationId}', gen_random_uuid(), gen_random_uuid(), '${world.organisationId}', '${personId}',
          '2026-11-20', now());
      set session_replication_role = origin`),
  )
  expect((await look()).kinds.map(({ kind }) => kind)).not.toContain('visits')
  expect(reasonsOf(await marta.send(privacy.askErasure, { personId, previewKey: here.previewKey }))).toEqual([
    'privacy/preview-outdated',
  ])
  const { id: holdId } = await marta.ask(privacy.placeHold, {
    ...{ personId, ground: 'dispute', reference: 'RG 12/2026', until: null },
  })
  expect((await look()).reasons).toEqual([{ code: 'privacy/held-dispute', reference: 'RG 12/2026' }])
  await marta.ask(privacy.liftHold, { holdId })
  const { dueOn } = await marta.ask(privacy.askErasure, { personId, previewKey: (await look()).previewKey })
  expect(dueOn).toBe('2026-11-30')
  await tidyUp()
  expect((await marta.ask(privacy.erasures, {})).items).toEqual([
    expect.objectContaining({ name: 'Dino Russo', waitingFor: '2026-11-30' }),
  ])
  await marta.ask(privacy.withdrawErasure, { personId })
  world.clock.moveTo('2026-12-01')
  await tidyUp()
  expect((await (await administrator()).ask(privacy.erasures, {})).items).toEqual([
    expect.objectContaining({ name: 'Dino Russo', waitingFor: null, reasons: [] }),
  ])
  await leave('Dino Russo', null)
})

test('Bruno is erased: no table, text, job or answer holds him any more; sums and the chain stay', async () => {
  const marta = await administrator()
  const personId = world.personIdOf('Bruno Ferri')
  const { fiscalCode, email } = await marta.ask(people.person, { personId })
  // Others wrote of him, where nothing can be written over.
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into day_change (organisation_id, month, person_id, day, run_id, place_before, place_after, reason, changed_at, changed_by)
       values ($1, '2027-01', $2, '2027-01-11', gen_random_uuid(), 'home', 'office@08:30', 'Serve lui', now(), $3),
         ($1, '2027-01', $4, '2027-01-12', gen_random_uuid(), 'home', 'office@08:30', 'Sostituisce bruno ferri', now(), $3),
         ($1, '2027-01', $4, '2027-01-13', gen_random_uuid(), 'home', 'office@08:30', 'Altro motivo', now(), $3)`,
      [world.organisationId, personId, world.personIdOf('Ada Colombo'), world.personIdOf('Carla Greco')],
    ),
  )
  await leave('Bruno Ferri', '2026-11-22')
  const preview = await marta.ask(privacy.erasurePreview, { personId })
  expect(preview.kinds.find(({ kind }) => kind === 'plans')).toMatchObject({
    blanked: 2,
    kept: 1,
    deleted: 0,
  })
  await marta.ask(privacy.askErasure, { personId, previewKey: preview.previewKey })
  const before = await textOf()
  for (const trace of [fiscalCode, email!, 'Ferri', 'bruno ferri']) expect(before).toContain(trace)
  world.clock.moveTo('2026-12-01')
  await tidyUp()
  const after = await textOf()
  for (const trace of [fiscalCode, email!, 'Ferri', 'ferri', 'Bruno', 'bruno ferri', 'Serve lui'])
    expect([trace, after.toLowerCase().includes(trace.toLowerCase())]).toEqual([trace, false])
  // His number stays where it counts and proves, and the reasons of others are still theirs.
  expect(after).toContain(personId)
  expect(after).toContain('Altro motivo')
  const broken = await world.database.transaction(world.organisationId, findBrokenAudit)
  expect(broken).toEqual([])
  const again = await administrator()
  expect(await again.ask(people.person, { personId })).toMatchObject({
    givenName: 'Persona',
    email: null,
    teamId: world.teams.anagrafe,
    leftOn: '2026-11-22',
  })
  expect(reasonsOf(await again.send(privacy.askErasure, { personId, previewKey: 'x' }))).toEqual([
    'privacy/erased-already',
  ])
})

test('what is written once still is: only a text may go, only for an erasure, and only to the mark', async () => {
  const attempt = (purpose: string, change: string) =>
    world.database
      .transaction(world.organisationId, async (tx) => {
        const { sql } = await import('kysely')
        await sql`select set_config('app.purpose', ${purpose}, true)`.execute(tx)
        await sql.raw(change).execute(tx)
      })
      .then(
        () => 'done',
        (fault: { code: string }) => fault.code,
      )
  const blank = `update day_change set reason = '[cancellato]' where reason = 'Altro motivo'`
  expect(await attempt('', blank)).toBe('42501')
  expect(await attempt('erasure', `update day_change set reason = 'x' where reason = 'Altro motivo'`)).toBe(
    '42501',
  )
  expect(await attempt('erasure', blank.replace('where', ", place_after = 'x' where"))).toBe('42501')
  expect(await attempt('erasure', 'delete from day_change')).toBe('42501')
  expect(await attempt('erasure', `update audit_entry set subject = '[cancellato]'`)).toBe('42501')
  expect(await attempt('erasure', blank)).toBe('done')
})

test('an agreement goes, with its words, steps and days in force, once five years have passed since it was over', async () => {
  world.clock.moveTo('2026-11-23')
  const id = (since: string) => `00000000-0000-4000-8000-0000${since.replaceAll('-', '')}`
  await world.database.asOwner(async (owner) => {
    for (const since of ['2021-11-21', '2022-01-31'])
      await owner.query(`
        insert into agreement (organisation_id, id, person_id, kind, origin, signer, made_at, settled_at, over_since)
          select organisation_id, '${id(since)}', id, 'first', 'paper', 'hr-office', '${since}', '${since}', '${since}'
          from person where id = '${world.personIdOf('Irene Marino')}';
        insert into agreement_terms (organisation_id, agreement_id, version, written_at, terms, document, sha256)
          select organisation_id, id, 1, made_at, '{}', '{}', '' from agreement where id = '${id(since)}';
        insert into agreement_step (organisation_id, agreement_id, step, version, taken_at)
          select organisation_id, id, 'expired', 1, made_at from agreement where id = '${id(since)}';
        insert into agreement_force (organisation_id, agreement_id, person_id, starts_on, ends_on, regime, days_per_month)
          select organisation_id, id, person_id, '${since}', '${since}', 'agile', 8 from agreement where id = '${id(since)}'`)
  })
  await tidyUp()
  const rowsOf = (since: string) =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query(`select from agreement_terms where agreement_id = '${id(since)}'
        union all select from agreement_step where agreement_id = '${id(since)}'
        union all select from agreement_force where agreement_id = '${id(since)}'
        union all select from agreement where id = '${id(since)}'`)
      return rows.length
    })
  expect([await rowsOf('2021-11-21'), await rowsOf('2022-01-31')]).toEqual([0, 4])
})
