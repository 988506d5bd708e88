import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { type AgreementEvent, dutyOf, type Period } from './duty-rules.ts'
import { faultsOf, fill, noEmployment, type Worker } from './fault-rules.ts'
import { matchResults, resultColumns, rowsOf } from './file-rules.ts'
import { openEarlier, readDetail, readFound, readOutcome, requestOf, toldAlready } from './rest-rules.ts'
import { deadlineOf, type Facts, firstAfterHolidays, type Kind, reminderDue, usualSettings } from './rules.ts'
import { readTable } from './table-rules.ts'

const day = (text: string) => text as Day
const facts = (signedOn: string, startsOn: string, endsOn: string | null): Facts => ({
  ...{ signedOn: day(signedOn), startsOn: day(startsOn), endsOn: endsOn as Day | null },
})
const body = { ...usualSettings, employerCode: '01234567890', employerName: 'Comune di Borgo Sereno' }
const firm = { ...body, employerKind: 'private' as const }
const due = (kind: Kind, of: Facts, settings = body, toldUntil: string | null = null) =>
  deadlineOf(kind, of, { toldUntil: toldUntil as Day | null, happenedOn: day('2025-05-10') }, settings).dueOn

test('terms are those of circ. 6 of 27/3/2025, its examples word for word', () => {
  // Signed 15/1/2025, start 1/2/2025, end 30/6/2025: by 6/2/2025; of a public body by 20/3/2025.
  const first = facts('2025-01-15', '2025-02-01', '2025-06-30')
  expect([due('I', first, firm), due('I', first)]).toEqual(['2025-02-06', '2025-03-20'])
  // Extension signed 28/6/2025: by 3/7/2025.
  const extension = facts('2025-06-28', '2025-02-01', '2025-12-31')
  expect([due('M', extension, firm), due('M', extension)]).toEqual(['2025-07-03', '2025-07-20'])
  // No longer agile from 15/5/2025: five days from the new end.
  const early = facts('2025-01-15', '2025-02-01', '2025-05-15')
  expect([due('R', early, firm), due('R', early)]).toEqual(['2025-05-20', '2025-06-20'])
  expect([due('A', early, firm), due('A', early)]).toEqual(['2025-05-15', '2025-06-20'])
})

test('what sources do not settle is a setting: an extension from the last day told, an early end in five days', () => {
  const extension = facts('2025-06-28', '2025-02-01', '2025-12-31')
  const older = { ...body, extensionFrom: 'last-day' as const }
  expect(due('M', extension, older, '2025-07-31')).toBe('2025-08-20')
  // A private employer's five days run from the signature all the same.
  expect(due('M', extension, { ...older, employerKind: 'private' }, '2025-07-31')).toBe('2025-07-03')
  expect(due('R', extension, { ...body, earlyEnd: 'five-days' })).toBe('2026-01-05')
  // 20 April 2025 is Easter, 21 the Monday after it.
  const march = facts('2025-03-01', '2025-03-10', null)
  expect([due('I', march), due('I', march, { ...body, pastHolidays: true })]).toEqual([
    '2025-04-20',
    '2025-04-22',
  ])
})

const someDay = fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('2020-01-01', days))

test('terms across holidays and year ends: counted in calendar days, moved only where it is said, and never earlier', () => {
  fc.assert(
    fc.property(someDay, fc.constantFrom<Kind>('I', 'M', 'A', 'R'), fc.boolean(), (from, kind, isPublic) => {
      const of = { signedOn: from, startsOn: from, endsOn: from }
      const settings = { ...body, employerKind: isPublic ? ('public' as const) : ('private' as const) }
      const term = deadlineOf(kind, of, { toldUntil: null, happenedOn: from }, settings)
      expect(term.countedFrom).toBe(from)
      expect(term.dueOn).toBe(isPublic ? `${addMonths(monthOf(from), 1)}-20` : addDays(from, 5))
      const moved = deadlineOf(
        kind,
        of,
        { toldUntil: null, happenedOn: from },
        { ...settings, pastHolidays: true },
      )
      expect(moved.dueOn).toBe(firstAfterHolidays(term.dueOn))
      // Easter with its Monday, or Christmas before a Sunday: three days are the longest run of holidays.
      expect(moved.dueOn >= term.dueOn && moved.dueOn <= addDays(term.dueOn, 3)).toBe(true)
    }),
  )
})

test('reminders come 7, 3, 1 days before, on the day, and once it has passed', () => {
  const of = (today: string) => reminderDue(day('2027-01-20'), day(today))
  expect(
    ['2027-01-12', '2027-01-13', '2027-01-16', '2027-01-17', '2027-01-19', '2027-01-20', '2027-01-21'].map(
      of,
    ),
  ).toEqual([undefined, 7, 7, 3, 1, 0, -1])
})

// Duties ----------------------------------------------------------------------------------------------------

const event = (changes: Partial<AgreementEvent>): AgreementEvent => ({
  ...{ agreementId: 'a', personId: 'p', seq: 1, step: 'in-force', on: day('2026-11-23'), kind: 'first' },
  ...{ regime: 'agile', parentId: null, startsOn: day('2026-12-01'), agreedUntil: day('2027-05-31') },
  ...{ endsOn: null, signedOn: day('2026-11-23'), child: null },
  ...changes,
})
const period: Period = {
  ...{ id: 'x', startsOn: day('2026-12-01'), endsOn: day('2027-05-31'), over: false, untold: false },
}
const told = (changes: Partial<AgreementEvent>, before?: Period) => {
  const { why, tell } = dutyOf(event(changes), before, 'new')
  return [why, tell?.kind, tell?.facts.startsOn, tell?.facts.endsOn].filter((one) => one !== undefined)
}

test('what each event obliges to: I, M, R, A, or nothing and why', () => {
  expect(told({})).toEqual(['began', 'I', '2026-12-01', '2027-05-31'])
  expect(told({ agreedUntil: null })).toEqual(['began', 'I', '2026-12-01', null])
  expect(told({ regime: 'near-work' })[1]).toBe('I')
  expect(told({ regime: 'remote' })).toEqual(['remote'])
  const renewal = { kind: 'renewal' as const, startsOn: day('2027-06-01'), agreedUntil: day('2027-11-30') }
  expect(told({ ...renewal, signedOn: day('2027-05-28') }, period)).toEqual([
    'prolonged',
    'M',
    '2026-12-01',
    '2027-11-30',
  ])
  // Agreed after the end, or with a gap, a period begins anew.
  const late = { ...renewal, startsOn: day('2027-06-03'), signedOn: day('2027-06-03') }
  expect(told(late, period)).toEqual(['began-again', 'I', '2027-06-03', '2027-11-30'])
  expect(told({ ...renewal, startsOn: day('2027-06-02') }, period)[1]).toBe('I')
  const revision = { kind: 'revision' as const, startsOn: day('2027-02-01') }
  expect(told(revision, period)).toEqual(['unchanged'])
  expect(told({ ...revision, agreedUntil: null }, period)).toEqual(['changed', 'M', '2026-12-01', null])
  const ended = (endsOn: string, changes: Partial<AgreementEvent> = {}) =>
    told({ step: 'withdrawn', endsOn: day(endsOn), ...changes }, period)
  expect(ended('2027-01-31')).toEqual(['withdrawn', 'R', '2026-12-01', '2027-01-31'])
  expect(ended('2027-01-31', { step: 'transferred' })[0]).toBe('transferred')
  // Left before it began: annulled, if it was told.
  expect(ended('2026-11-30')).toEqual(['never-began', 'A', '2026-12-01', '2027-05-31'])
  expect(told({ step: 'withdrawn', endsOn: day('2026-11-30') }, { ...period, untold: true })).toEqual([
    'never-told',
  ])
  // A renewal left before it began: the period ends with what went before it.
  expect(ended('2027-05-20', { startsOn: day('2027-06-01') })).toEqual(['unchanged'])
  const longer = { ...period, endsOn: day('2027-11-30') }
  const leftRenewal = event({ step: 'withdrawn', endsOn: day('2027-05-20'), startsOn: day('2027-06-01') })
  expect(dutyOf(leftRenewal, longer, '').tell).toMatchObject({ kind: 'R', facts: { endsOn: '2027-05-31' } })
  const revised = { step: 'revised' as const, endsOn: day('2027-01-31') }
  expect(told({ ...revised, child: { regime: 'agile', startsOn: day('2027-02-01') } }, period)).toEqual([
    'goes-on',
  ])
  expect(told({ ...revised, child: { regime: 'remote', startsOn: day('2027-02-01') } }, period)).toEqual([
    ...['became-remote', 'R', '2026-12-01', '2027-01-31'],
  ])
  expect(told({ step: 'withdrawn', endsOn: day('2027-01-01') }, { ...period, over: true })).toEqual([
    'no-period',
  ])
})

// Faults ----------------------------------------------------------------------------------------------------

const worker: Worker = {
  ...{ fiscalCode: 'RSSMRA80A41F205B', givenName: 'Maria', familyName: 'Rossi', contract: 'permanent' },
  ...noEmployment,
  ...{ startedOn: day('2010-03-01'), pat: '123456789', tariff: '0722' },
}
const filled = (
  kind: Kind,
  changes: Partial<typeof worker> = {},
  code = '26000000000000001',
  settings = body,
) =>
  fill(
    { number: 7, kind, facts: facts('2026-11-23', '2026-12-01', '2027-05-31'), code },
    { ...worker, ...changes },
    settings,
    2026,
  )

test('every fault of the Ministry’s patterns at once, and none of what is whole', () => {
  for (const kind of ['I', 'M', 'A', 'R'] as const) expect(faultsOf(filled(kind))).toEqual([])
  const empty = { startedOn: null, pat: '', tariff: '' }
  expect(faultsOf(filled('I', empty, '', usualSettings)).map(({ code }) => code)).toEqual([
    'communications/fault-employer-code-missing',
    'communications/fault-employer-name-missing',
    'communications/fault-employment-start-missing',
    'communications/fault-pat-missing',
    'communications/fault-tariff-missing',
  ])
  const wrong = {
    pat: '12345',
    tariff: 'AB12',
    relation: 'ZZ',
    birthPlace: 'Milano',
    startedOn: day('2027-01-01'),
  }
  expect(faultsOf(filled('I', wrong)).map(({ field, found }) => `${field} ${found}`)).toEqual([
    ...['birthPlace Milano', 'startedOn 2027-01-01', 'relation ZZ', 'pat 12345', 'tariff AB12'],
  ])
  expect(faultsOf(filled('R', {}, ''))).toMatchObject([{ code: 'communications/fault-target-missing' }])
  expect(faultsOf(filled('I', {}, '', { ...body, delegateKind: '1', delegateCode: 'X' })).length).toBe(2)
  // Born where and when the fiscal code says, omocodia or not.
  expect(filled('I').worker).toMatchObject({ birthDay: '1980-01-01', birthPlace: 'F205', relation: 'A01' })
  expect(filled('I', { fiscalCode: 'RSSMRA80A41FN0RX' }).worker.birthPlace).toBe('F205')
})

// The service -----------------------------------------------------------------------------------------------

test('requests have the casing of each operation', () => {
  expect(requestOf(filled('I', {}, ''))).toEqual({
    operation: 'CreaComunicazione',
    body: {
      Comunicazione: [
        {
          id: '7',
          SezioneDatoreLavoro: {
            codiceFiscaleDatoreLavoro: '01234567890',
            denominazioneDatoreLavoro: 'Comune di Borgo Sereno',
          },
          SezioneLavoratore: {
            ...{
              codiceFiscaleLavoratore: 'RSSMRA80A41F205B',
              nomeLavoratore: 'Maria',
              cognomeLavoratore: 'Rossi',
            },
            ...{ dataNascitaLavoratore: '1980-01-01', codComuneNascitaLavoratore: 'F205' },
          },
          SezioneRapportoLavoro: {
            ...{ dataInizioRapportoLavoro: '2010-03-01', codTipologiaRapportoLavoro: 'A01' },
            ...{ posizioneINAIL: '123456789', tariffaINAIL: '0722' },
          },
          SezioneAccordoSmartWorking: {
            ...{ dataSottoscrizioneAccordo: '2026-11-23', dataInizioPeriodo: '2026-12-01' },
            ...{ dataFinePeriodo: '2027-05-31', tipologiaDurataPeriodo: 'TD', mesiDurataAccordo: 6 },
          },
          codTipologiaComunicazione: 'I',
        },
      ],
    },
  })
  expect(requestOf(filled('M')).body).toMatchObject({
    ModificaComunicazione: [
      {
        ...{ id: 7, CodiceComunicazione: '26000000000000001', CodTipologiaComunicazione: 'M' },
        SezioneRapportoLavoro: { CodTipologiaRapportoLavoro: 'A01', PosizioneINAIL: '123456789' },
        SezioneAccordoSmartWorking: { DataFinePeriodo: '2027-05-31', TipologiaDurataPeriodo: 'TD' },
      },
    ],
  })
  expect(requestOf(filled('R')).body).toEqual({
    RecediComunicazione: [
      {
        ...{ id: 7, CodiceComunicazione: '26000000000000001', DataFinePeriodo: '2027-05-31' },
        CodTipologiaComunicazione: 'R',
      },
    ],
  })
  const delegate = { ...body, delegateKind: '001', delegateCode: 'RSSMRA80A41F205B' }
  expect(requestOf(filled('A', {}, '26000000000000001', delegate)).body).toEqual({
    AnnullaComunicazione: [
      {
        ...{ id: 7, CodiceComunicazione: '26000000000000001', CodTipologiaComunicazione: 'A' },
        SezioneSoggettoAbilitato: {
          ...{ CodTipologiaSoggettoAbilitato: '001', CodiceFiscaleSoggettoAbilitato: 'RSSMRA80A41F205B' },
        },
      },
    ],
  })
})

test('only E100 with a code of seventeen digits, for the number asked, is success; what cannot be relied on is unclear', () => {
  const answer = (codice: string, codiceComunicazione: string, idComunicazione: unknown = 7) => ({
    Esito: [{ idComunicazione, codiceComunicazione, codice, messaggio: 'parole', linguaggio: 'it' }],
  })
  expect(readOutcome(answer('E100', '26000000000000001'), 7)).toEqual({
    outcome: 'accepted',
    code: '26000000000000001',
  })
  expect(readOutcome(answer('E050', ''), 7)).toEqual({
    outcome: 'refused',
    answer: 'E050',
    message: 'parole',
  })
  for (const odd of [
    answer('E100', ''),
    answer('E100', '26000000000000001', 8),
    answer('', ''),
    '<html>',
    undefined,
    [],
  ])
    expect(readOutcome(odd, 7).outcome).toBe('unclear')
})

test('whatever the service answers, reading it does not fail', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(['accepted', 'refused', 'unclear']).toContain(readOutcome(json, 1).outcome)
      readFound(json)
      readDetail(json)
    }),
  )
})

test('the right earlier period among many: this employer’s, this worker’s, still open, not the annulled, not the later', () => {
  const own = {
    ...{ employerCode: '01234567890', workerCode: 'RSSMRA80A41F205B', sentAt: '', before: '', periodId: '' },
  }
  const one = (code: string, kind: string, startsOn: string, endsOn: string | null, changes = {}) => ({
    ...{ ...own, code, kind, last: true, startsOn: day(startsOn), endsOn: endsOn as Day | null, ...changes },
  })
  const found = [
    one('open', 'I', '2026-01-01', '2026-12-31'),
    one('without end', 'M', '2026-02-01', null),
    one('closed', 'R', '2026-01-01', '2026-06-30'),
    one('annulled', 'A', '2026-01-01', '2026-12-31'),
    one('replaced', 'I', '2026-01-01', '2026-12-31', { last: false }),
    one('later', 'I', '2026-12-15', null),
    one('another employer’s', 'I', '2026-01-01', null, { employerCode: '99999999999' }),
    one('another worker’s', 'I', '2026-01-01', null, { workerCode: 'VRDGPP80A01F205X' }),
  ]
  expect(openEarlier(filled('I'), found).map(({ code }) => code)).toEqual(['open', 'without end'])
  const mine = one('26000000000000009', 'I', '2026-12-01', '2027-05-31')
  expect(toldAlready(filled('I'), [...found, mine])?.code).toBe('26000000000000009')
  expect(
    toldAlready(filled('I'), [mine, one('x', 'A', '2026-12-01', null, { before: mine.code })]),
  ).toBeUndefined()
  const end = one('x', 'R', '2026-12-01', '2027-05-31', { before: '26000000000000001' })
  expect([
    toldAlready(filled('R'), [end])?.code,
    toldAlready(filled('R', {}, '26000000000000002'), [end]),
  ]).toEqual(['x', undefined])
})

// Files -----------------------------------------------------------------------------------------------------

test('the file of each kind has the fields of that kind, under headings that settings may change', () => {
  const [headings, row] = rowsOf('I', [filled('I')], { pat: 'Posizione' })
  expect(headings).toContain('Posizione')
  expect(row).toEqual([
    ...['01234567890', 'Comune di Borgo Sereno', 'RSSMRA80A41F205B', 'Rossi', 'Maria', '01/01/1980', 'F205'],
    ...[
      '01/03/2010',
      'A01',
      '123456789',
      '0722',
      '23/11/2026',
      'TD',
      '6',
      '01/12/2026',
      '31/05/2027',
      'I',
      '',
      '',
    ],
  ])
  expect(rowsOf('R', [filled('R')], {})[1]).toEqual([
    '26000000000000001',
    'RSSMRA80A41F205B',
    '31/05/2027',
    'R',
  ])
})

test('a list of results finds whose each row is, and says what it cannot', () => {
  const rossi = 'RSSMRA80A01H501U'
  const of = [
    {
      ...{ id: '1', fiscalCode: rossi, kind: 'I' as const, state: 'exported' as const },
      startsOn: '2026-12-01',
      code: null,
    },
    {
      ...{ id: '2', fiscalCode: rossi, kind: 'R' as const, state: 'exported' as const },
      startsOn: '2026-12-01',
      code: null,
    },
  ]
  const sheet = (...rows: string[][]) => [
    { name: 'Esiti', rows: [['CF lavoratore', 'Tipo', 'Codice', 'Esito'], ...rows] },
  ]
  const read = (...rows: string[][]) => {
    const { rows: found, faults, fault } = readTable(sheet(...rows), resultColumns)
    return { ...matchResults(found, of, new Map([['I 26000000000000003', '9']]), fault), faults }
  }
  const { results } = read([rossi, 'I', '26000000000000001', 'E100'], [rossi, 'R', '', 'E021'])
  expect(results.map(({ id, state, code }) => [id, state, code])).toEqual([
    ['1', 'accepted', '26000000000000001'],
    ['2', 'refused', null],
  ])
  const wrong = read(
    [rossi, 'I', '123', ''],
    [rossi, 'M', '26000000000000001', ''],
    [rossi, 'I', '26000000000000003', ''],
    [rossi, 'R', '', ''],
  )
  expect(wrong.faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
    ...['2 people/import-value', '2 communications/result-empty', '3 communications/result-nobody'],
    ...['4 communications/code-taken', '5 communications/result-empty'],
  ])
})
