import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { contingent } from './contingent-contract.ts'
import { activities } from './contract.ts'
import { ownActivities } from './person-contract.ts'
import { type JudgedCriterion, type Judgements, judgedCriteria, type Verdict } from './rules.ts'
import { countKeptIn, findWhetherMayAsk, listWhoMayAsk } from './store.ts'

const [today, tomorrow, yesterday] = ['2026-11-23', '2026-11-24', '2026-11-22'] as [Day, Day, Day]
let world: World
let hr: Client
let bruno: Client
const id: Record<string, string> = {}

const judged = (verdicts: Partial<Record<JudgedCriterion, Verdict>> = {}): Judgements =>
  ({
    ...Object.fromEntries(
      judgedCriteria.map((one) => [one, { verdict: verdicts[one] ?? 'met', note: '', evidence: '' }]),
    ),
    tools: { note: '', evidence: '' },
  }) as Judgements
const reasonsOf = async (client: Client, treaty: object, input: Record<string, unknown>) => {
  const { status, body } = await client.send(treaty as never, input)
  return [status, ...((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)]
}
const personIdOf = (name: string) => world.personIdOf(name as never)
const assign = (name: string, shares: Record<string, number>, validFrom = today) =>
  hr.ask(ownActivities.assign, {
    personId: personIdOf(name),
    validFrom,
    shares: Object.entries(shares).map(([code, percent]) => ({ activityId: id[code]!, percent })),
  })
const noticesOf = async (name: string) => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query('select kind, details from notice where person_id = $1 order by made_at, kind', [
      personIdOf(name),
    ]),
  )
  return rows as { kind: string; details: Record<string, string> }[]
}

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  ;[hr, bruno] = [await world.as('Irene Marino'), await world.as('Bruno Ferri')]
})
afterAll(() => world.close())

test('before anything is mapped nobody may ask, it is said that the mapping has not begun, and the gate only warns', async () => {
  expect(await bruno.ask(ownActivities.mine, {})).toMatchObject({
    mapped: false,
    mayAsk: false,
    reasons: [{ code: 'activities/no-activity' }],
    activities: [],
  })
  const found = await world.database.transaction(world.organisationId, (tx) =>
    findWhetherMayAsk(tx, world.organisationId, bruno.personId, today),
  )
  expect(found).toMatchObject({ mapped: false, gate: 'warn' })
})

test('HR writes tools and activities, and judges them; of the tools the verdict follows', async () => {
  const tool = (code: string, name: string, worksRemotely: boolean, kind = 'application' as const) =>
    hr.ask(activities.writeTool, {
      code,
      name,
      kind,
      worksRemotely,
      needed: worksRemotely ? '' : 'Digitalizzare',
      validFrom: '2026-01-01' as Day,
    })
  id.pc = (await tool('pc', 'Scrivania virtuale', true)).id
  id.archive = (await tool('archivio', 'Archivio su carta', false)).id
  for (const [code, name, verdicts, tools] of [
    ['lettere', 'Corrispondenza', {}, ['pc']],
    ['sportello', 'Sportello anagrafe', { presence: 'not-met', contact: 'not-met' }, ['pc']],
    ['ricerche', 'Ricerche d’archivio', {}, ['pc', 'archive']],
  ] as const) {
    const written = await hr.ask(activities.writeActivity, {
      code,
      name,
      description: '',
      directorateId: null,
    })
    id[code] = written.id
    await hr.ask(activities.review, {
      activityId: written.id,
      validFrom: '2026-01-01' as Day,
      judgements: judged(verdicts),
      toolIds: tools.map((name) => id[name]!),
      reason: 'Prima mappatura',
    })
  }
  const { items } = await hr.ask(activities.activities, {})
  expect(items.map(({ code, result }) => [code, result.workable, result.failing])).toEqual([
    ['lettere', true, []],
    ['ricerche', false, ['tools']],
    ['sportello', false, ['presence', 'contact']],
  ])
  // Before the first assessment there is none; the same tool was not there a year ago.
  const before = await hr.ask(activities.activities, { on: '2025-12-31' as Day })
  expect(before.items.every(({ result }) => !result.assessed)).toBe(true)
})

test('people are assigned shares of their time, at most the whole, from today on', async () => {
  expect(await assign('Ada Colombo', { lettere: 100 }, yesterday)).toEqual({
    mayAsk: true,
    workableShare: 100,
  })
  expect(await assign('Bruno Ferri', { sportello: 80, lettere: 20 })).toEqual({
    mayAsk: true,
    workableShare: 20,
  })
  expect(await assign('Carla Greco', { sportello: 100 })).toEqual({ mayAsk: false, workableShare: 0 })
  expect(await assign('Dino Russo', { ricerche: 100 })).toEqual({ mayAsk: false, workableShare: 0 })
  const share = (code: string, percent: number) => ({ activityId: id[code], percent })
  expect(
    await reasonsOf(hr, ownActivities.assign, {
      personId: personIdOf('Ada Colombo'),
      validFrom: yesterday,
      shares: [share('lettere', 60), share('lettere', 60)],
    }),
  ).toEqual([409, 'activities/in-the-past', 'activities/activity-twice', 'activities/more-than-whole'])
})

test('who may ask: by directorate and in all, with the reasons of who may not; each sees what is theirs to see', async () => {
  const all = await hr.ask(contingent.contingent, {})
  expect(all).toMatchObject({ rounded: false, mapped: true, people: 10, mayAsk: 2 })
  expect(
    all.items.map(({ name, people, mayAsk, homeMissing }) => [name, people, mayAsk, homeMissing]),
  ).toEqual([
    ['Risorse', 3, 0, 0],
    ['Servizi ai cittadini', 7, 2, 2],
  ])
  const excluded = Object.fromEntries(all.items[1]!.excluded.map((one) => [one.exclusion, one.people]))
  expect(excluded).toMatchObject({ 'no-activity': 3, presence: 1, contact: 1, tools: 1 })

  // The head of Servizi sees their own directorate, and no other whatever they ask.
  const head = await world.as('Elena Fontana')
  expect((await head.ask(contingent.contingent, {})).items.map(({ name }) => name)).toEqual([
    'Servizi ai cittadini',
  ])
  const own = await head.ask(contingent.people, { which: 'may-not', exclusion: 'presence' })
  expect(own.items).toMatchObject([
    {
      name: 'Greco Carla',
      workableShare: 0,
      homeSuitable: false,
      reasons: [
        { code: 'activities/share-too-small', percent: 0, least: 1 },
        { code: 'activities/criterion-presence', activity: 'Sportello anagrafe', percent: 100 },
        { code: 'activities/criterion-contact', activity: 'Sportello anagrafe', percent: 100 },
      ],
    },
  ])
  const risorse = all.items[0]!.directorateId!
  expect(await reasonsOf(head, contingent.people, { directorateId: risorse })).toEqual([404])
  expect((await hr.ask(contingent.people, { directorateId: risorse })).total).toBe(3)

  // Representatives: figures from which nobody is found; here directorates of few make one row of all.
  const union = await (await world.as('Olga Serra')).ask(contingent.contingent, {})
  expect(union).toMatchObject({ rounded: true, people: 10, mayAsk: 0 })
  expect(union.items).toEqual([
    {
      directorateId: null,
      name: null,
      directorates: 2,
      people: 10,
      mayAsk: 0,
      homeMissing: null,
      excluded: [],
    },
  ])

  // A manager: the team's activities, never who may ask; of other teams nothing.
  const ada = await world.as('Ada Colombo')
  const team = await ada.ask(contingent.teamActivities, { teamId: world.teams.anagrafe })
  expect(team.items.find(({ name }) => name === 'Ferri Bruno')!.shares).toEqual([
    { activityId: id.sportello, name: 'Sportello anagrafe', percent: 80, workable: false },
    { activityId: id.lettere, name: 'Corrispondenza', percent: 20, workable: true },
  ])
  expect(JSON.stringify(team)).not.toContain('mayAsk')
  expect(await reasonsOf(ada, contingent.teamActivities, { teamId: world.teams.tributi })).toEqual([404])
  expect(await reasonsOf(ada, contingent.contingent, {})).toEqual([403])
  expect(await reasonsOf(ada, contingent.people, {})).toEqual([403])
})

test('others ask the store: everybody at once, or one person with reasons, as of any day', async () => {
  await world.database.transaction(world.organisationId, async (tx) => {
    const rows = await listWhoMayAsk(tx, world.organisationId, today)
    const of = (name: string) => rows.find(({ personId }) => personId === personIdOf(name))
    expect(rows).toHaveLength(14)
    expect(of('Bruno Ferri')).toEqual({ personId: bruno.personId, mayAsk: true, workableShare: 20 })
    expect(of('Dino Russo')).toMatchObject({ mayAsk: false, workableShare: 0 })
    expect(of('Nino Galli')).toMatchObject({ mayAsk: false, workableShare: 0 })
    // Of the ten with a team as many are kept in as are not among those who may ask.
    const teamed = await tx.selectFrom('person').select('id').where('team_id', 'is not', null).execute()
    const kept = teamed.filter(({ id }) => !rows.some(({ personId, mayAsk }) => mayAsk && personId === id))
    const counted = await countKeptIn(tx, world.organisationId, today)
    expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(kept.length)
    const before = await listWhoMayAsk(tx, world.organisationId, yesterday)
    expect(before.filter(({ mayAsk }) => mayAsk).map(({ personId }) => personId)).toEqual([
      personIdOf('Ada Colombo'),
    ])
    const carla = await findWhetherMayAsk(tx, world.organisationId, personIdOf('Carla Greco'), today)
    expect(carla).toMatchObject({ mayAsk: false, mapped: true, leastShare: 1 })
    expect(carla.reasons.map(({ code }) => code)).toContain('activities/criterion-contact')
  })
})

test('obstacles: digitising the archive would open agile work to Dino; a tool is weighed before it is written', async () => {
  const { items, sequence } = await hr.ask(contingent.obstacles, {})
  expect(items).toMatchObject([{ name: 'Archivio su carta', opens: 1, activities: 1, alsoNeeded: 0 }])
  expect(items[0]!.byDirectorate).toMatchObject([{ people: 1 }])
  expect(sequence).toMatchObject([{ name: 'Archivio su carta', opens: 1, inAll: 1 }])
  // Who audits sees the same obstacles, and of fewer than ten people no number.
  const auditor = await world.as('Nino Galli')
  expect(await auditor.ask(contingent.obstacles, {})).toMatchObject({
    ...{ rounded: true, people: 10, mayAsk: null },
    items: [{ name: 'Archivio su carta', opens: null, alsoNeeded: 0, byDirectorate: [] }],
    sequence: [{ opens: null, inAll: null }],
  })
  const digitised = {
    code: 'archivio',
    name: 'Archivio su carta',
    kind: 'documents',
    worksRemotely: true,
    needed: '',
    validFrom: tomorrow,
  } as const
  expect(await hr.ask(activities.toolEffect, digitised)).toMatchObject({
    on: tomorrow,
    before: 2,
    after: 3,
    opened: 1,
    closed: 0,
    items: [{ name: 'Servizi ai cittadini', opened: 1 }],
  })
  // Weighing wrote nothing; what is in the past stays.
  expect((await hr.ask(contingent.contingent, { on: tomorrow })).mayAsk).toBe(2)
  expect(await reasonsOf(hr, activities.writeTool, { ...digitised, validFrom: yesterday })).toEqual([
    409,
    'activities/in-the-past',
  ])
})

test('a review says before saving whom it touches; saved, it holds from its day, is kept with who made it, and those who do the work are told', async () => {
  const review = {
    activityId: id.lettere!,
    validFrom: tomorrow,
    judgements: judged({ relations: 'in-part' }),
    toolIds: [id.pc!],
  }
  const weighed = await hr.ask(activities.reviewEffect, review)
  expect(weighed).toMatchObject({
    before: 2,
    after: 0,
    opened: 0,
    closed: 2,
    items: [{ name: 'Servizi ai cittadini', before: 2, after: 0, opened: 0, closed: 2 }],
  })
  expect((await hr.ask(activities.activity, { activityId: id.lettere! })).history).toHaveLength(1)
  expect(await hr.ask(activities.review, { ...review, reason: 'Riscontro del servizio' })).toEqual(weighed)
  const kept = await hr.ask(activities.activity, { activityId: id.lettere! })
  expect(kept.result.workable).toBe(true)
  expect(kept.history.map(({ validFrom, madeBy, reason }) => [validFrom, madeBy, reason])).toEqual([
    [tomorrow, 'Irene Marino', 'Riscontro del servizio'],
    ['2026-01-01', 'Irene Marino', 'Prima mappatura'],
  ])
  expect((await hr.ask(contingent.contingent, {})).mayAsk).toBe(2)
  expect((await hr.ask(contingent.contingent, { on: tomorrow })).mayAsk).toBe(0)
  expect(await noticesOf('Bruno Ferri')).toMatchObject([
    { kind: 'activities/assessment-changed', details: { activity: 'Corrispondenza' } },
  ])
  expect(await noticesOf('Carla Greco')).toEqual([])
  expect(
    await reasonsOf(hr, activities.review, {
      ...review,
      validFrom: yesterday,
      toolIds: ['00000000-0000-4000-8000-000000000000'],
      reason: '',
    }),
  ).toEqual([409, 'activities/in-the-past', 'activities/unknown-tool'])
})

test('Carla disputes: HR is told, answers with reasons by a date, and never in their own cause', async () => {
  const carla = await world.as('Carla Greco')
  const dispute = {
    kind: 'dispute',
    activityId: id.sportello!,
    title: 'Sportello anagrafe',
    text: 'Metà degli appuntamenti è ormai in videochiamata.',
    verdicts: {},
  } as const
  const asked = await carla.ask(ownActivities.request, dispute)
  expect(asked.answerBy).toBe('2026-12-23')
  for (const officer of ['Irene Marino', 'Luca Barbieri'])
    expect(await noticesOf(officer)).toMatchObject([
      { kind: 'activities/disputed', details: { person: 'Carla Greco', activity: 'Sportello anagrafe' } },
    ])
  expect(await reasonsOf(carla, ownActivities.request, { ...dispute, activityId: id.ricerche })).toEqual([
    409,
    'activities/not-your-activity',
  ])
  expect(
    await reasonsOf(bruno, ownActivities.withdraw, { activityRequestId: asked.id }),
    'nobody withdraws what another asks',
  ).toEqual([404])
  const answer = {
    activityRequestId: asked.id,
    outcome: 'accepted-in-part',
    reasons: 'Si rivede il contatto.',
  } as const
  expect(await reasonsOf(bruno, ownActivities.answer, answer)).toEqual([403])
  const { items } = await hr.ask(ownActivities.requests, {})
  expect(items).toMatchObject([
    { person: 'Carla Greco', kind: 'dispute', state: 'open', answerBy: '2026-12-23' },
  ])
  await hr.ask(ownActivities.answer, answer)
  expect((await carla.ask(ownActivities.mine, {})).requests).toMatchObject([
    { state: 'accepted-in-part', reasons: 'Si rivede il contatto.', answeredBy: 'Irene Marino' },
  ])
  expect(await noticesOf('Carla Greco')).toMatchObject([
    { kind: 'activities/dispute-answered', details: { activity: 'Sportello anagrafe' } },
  ])
  expect(await reasonsOf(hr, ownActivities.answer, answer)).toEqual([409, 'activities/request-closed'])
  expect(await reasonsOf(carla, ownActivities.withdraw, { activityRequestId: asked.id })).toEqual([
    409,
    'activities/request-closed',
  ])

  await assign('Irene Marino', { lettere: 100 })
  const ofHr = await hr.ask(ownActivities.request, { ...dispute, activityId: id.lettere! })
  expect(await reasonsOf(hr, ownActivities.answer, { ...answer, activityRequestId: ofHr.id })).toEqual([
    409,
    'activities/own-request',
  ])
  await hr.ask(ownActivities.withdraw, { activityRequestId: ofHr.id })
  expect((await hr.ask(ownActivities.mine, {})).requests).toMatchObject([{ state: 'withdrawn' }])
})

test('Bruno sees how his work is judged, proposes what is missing and another judgement', async () => {
  const mine = await bruno.ask(ownActivities.mine, {})
  expect(mine).toMatchObject({
    mapped: true,
    mayAsk: true,
    workableShare: 20,
    leastShare: 1,
    answerWithinDays: 30,
  })
  expect(mine.activities.map(({ code, percent, result }) => [code, percent, result.failing])).toEqual([
    ['sportello', 80, ['presence', 'contact']],
    ['lettere', 20, []],
  ])
  expect(mine.activities[1]!.assessment!.tools).toMatchObject([
    { name: 'Scrivania virtuale', worksRemotely: true },
  ])
  await bruno.ask(ownActivities.request, {
    kind: 'activity',
    activityId: null,
    title: 'Formazione dei colleghi',
    text: 'Due giorni al mese.',
    verdicts: {},
  })
  const proposal = {
    kind: 'assessment',
    activityId: id.sportello,
    title: 'Sportello anagrafe',
    text: 'Su appuntamento può essere a distanza.',
  }
  expect(await reasonsOf(bruno, ownActivities.request, { ...proposal, verdicts: {} })).toEqual([
    409,
    'activities/nothing-proposed',
  ])
  expect(
    await reasonsOf(bruno, ownActivities.request, { ...proposal, verdicts: { contact: 'in-part' } }),
  ).toEqual([201])
})

test('the ready catalogue is taken in one click, marked with its source, once, and changes nothing that is there', async () => {
  const ready = await hr.ask(activities.readyCatalogue, {})
  expect(ready.activities.filter(({ source }) => source === 'founding-document')).toHaveLength(21)
  await hr.ask(activities.writeActivity, {
    code: 'DOC-C2',
    name: 'Nostra attività amministrativa',
    description: '',
    directorateId: null,
  })
  expect(await hr.ask(activities.takeReadyCatalogue, { examples: false })).toEqual({
    activities: 20,
    tools: 2,
  })
  expect(await hr.ask(activities.takeReadyCatalogue, { examples: false })).toEqual({
    activities: 0,
    tools: 0,
  })
  const { items } = await hr.ask(activities.activities, {})
  const of = (code: string) => items.find((item) => item.code === code)!
  expect(of('DOC-C2')).toMatchObject({ name: 'Nostra attività amministrativa', source: 'own' })
  expect(of('DOC-N6')).toMatchObject({
    name: 'Magazzino e logistica',
    source: 'founding-document',
    result: { workable: false, failing: ['presence'] },
  })
  expect(of('DOC-N7').result.failing).toEqual(['tools'])
  expect(items.some(({ source }) => source === 'example')).toBe(false)
})

test('a file: every fault with its place; a preview that says what it does to the contingent; what is exported reads in unchanged', async () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const { items: persons } = await hr.ask(people.persons, { limit: 200 })
  const fiscalCode = (name: string) =>
    persons.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name)!.fiscalCode
  const dino = fiscalCode('Dino Russo')
  const faulty = await hr.ask(activities.previewImport, {
    fileName: 'quote.csv',
    contentBase64: base64(
      [
        'Codice fiscale;Codice attività;Quota del tempo;Dal;Colore',
        `${dino};lettere;70 %;;x`,
        `${dino};lettere;40 %;;`,
        `${dino};nessuna;tanto;01/12/2026;`,
        'XXX;lettere;100;2026-11-01;',
      ].join('\n'),
    ),
  })
  expect(faulty.effect).toBeNull()
  expect(faulty.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, 'Colore', 'people/import-column-unknown'],
    [3, 'Codice attività', 'people/import-twice'],
    [3, 'Quota del tempo', 'activities/import-more-than-whole'],
    [4, 'Quota del tempo', 'people/import-value'],
    [4, 'Codice attività', 'people/import-unknown-code'],
    [5, 'Codice fiscale', 'people/import-value'],
  ])

  const good = {
    fileName: 'quote.csv',
    contentBase64: base64(
      [
        'Codice fiscale;Codice attività;Quota del tempo',
        `${dino};ricerche;50 %`,
        `${dino};lettere;50 %`,
      ].join('\n'),
    ),
  }
  const preview = await hr.ask(activities.previewImport, good)
  expect(preview).toMatchObject({
    faultsTotal: 0,
    counts: { activities: 0, assessments: 0, tools: 0, persons: 1, unchanged: 0 },
    effect: { before: 3, after: 4, opened: 1, closed: 0 },
  })
  await hr.ask(activities.applyImport, good)
  expect((await hr.ask(contingent.contingent, {})).mayAsk).toBe(4)

  for (const format of ['xlsx', 'csv'] as const)
    for (const sheet of ['activities', 'tools', 'shares'] as const) {
      const { body } = await hr.send(activities.exportFile, { format, sheet })
      const again = await hr.ask(activities.previewImport, {
        fileName: `esportato.${format}`,
        contentBase64: Buffer.from(body as Buffer).toString('base64'),
      })
      expect([format, sheet, again.faults, { ...again.counts, unchanged: 0 }]).toEqual([
        format,
        sheet,
        [],
        { activities: 0, assessments: 0, tools: 0, persons: 0, unchanged: 0 },
      ])
      expect(again.effect).toMatchObject({ opened: 0, closed: 0 })
    }
  const template = await hr.send(activities.importTemplate, { format: 'csv', sheet: 'activities' })
  expect(Buffer.from(template.body as Buffer).toString()).toContain('Codice;Attività;Descrizione')
})

test('another organisation sees none of it, and the chain of the audit names no person’s words', async () => {
  const stranger = await world.asStranger()
  expect((await stranger.ask(activities.activities, {})).items).toEqual([])
  expect(await reasonsOf(stranger, activities.activity, { activityId: id.lettere })).toEqual([404])
  expect((await stranger.ask(ownActivities.requests, {})).items).toEqual([])
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(`select act, details::text as details from audit_entry where act like 'activities/%'`),
  )
  expect(new Set(rows.map(({ act }) => act)).size).toBeGreaterThan(8)
  expect(JSON.stringify(rows)).not.toMatch(/Carla|Greco|videochiamata|Digitalizzare/)
})
