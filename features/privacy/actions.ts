import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { getOrganisation } from '../alliance/store.ts'
import { listPeriods } from './keeping-store.ts'
import { type KindName, kindNames, kinds, type Words } from './kinds-rules.ts'
import { daysKept } from './rules.ts'
import { countRowsAbout, listActsOf, listPlaceNames, listRowsAbout, openWhatIsOf } from './store.ts'
import { keptTables, tablesOfKind } from './tables-rules.ts'
import { columnTitle, tableTitle } from './words-rules.ts'

// A person's own data (Reg. UE 2016/679 artt. 15 and 20) ------------------------------------------------

export async function showMyData({ tx, actor, today }: Context) {
  const periods = await listPeriods(tx, actor.organisationId)
  await openWhatIsOf(tx, actor.personId)
  const counts = await countRowsAbout(tx, actor.organisationId, actor.personId)
  await openWhatIsOf(tx, undefined)
  const rowsOf = (kind: KindName) =>
    counts.filter(({ table }) => keptTables[table]!.kind === kind).reduce((sum, { rows }) => sum + rows, 0)
  return {
    items: kindNames.map((kind) => ({ kind, rows: rowsOf(kind), days: daysKept(kind, periods, today) })),
  }
}

/** Everything in one file, readable by people and programs. That it was taken is written in the audit. */
export async function takeMyData(
  { tx, actor, now, audit }: Context,
  { language }: { language: keyof Words },
): Promise<FileAnswer> {
  const { organisationId, personId } = actor
  const madeAt = instantText(now)
  const organisation = await getOrganisation(tx, organisationId)
  const names = new Map((await listPlaceNames(tx, organisationId)).map(({ id, name }) => [id, name]))
  const words: Readers = { language, names, personId }
  await openWhatIsOf(tx, personId)
  const parts = []
  for (const kind of kindNames) {
    const { title, purpose, basis, seenBy, why } = kinds[kind]
    const tables = []
    for (const [name, { about, of, secret = [] }] of tablesOfKind(kind)) {
      if (about.length === 0 && !of) continue
      const rows = await listRowsAbout(tx, organisationId, personId, name)
      if (rows.length === 0) continue
      tables.push({
        title: tableTitle(name, language),
        rows: rows.map((row) => readable(row, secret, words)),
      })
    }
    parts.push({
      kind: title[language],
      purpose: purpose[language],
      basis,
      seenBy: seenBy[language],
      kept: why[language],
      data: tables,
    })
  }
  await openWhatIsOf(tx, undefined)
  const acts = await listActsOf(tx, organisationId, personId)
  audit('privacy/own-data-taken', personId)
  const file = {
    format: 'vicinato/own-data@1',
    madeAt,
    organisation: organisation.name,
    person: actor.name,
    kinds: parts,
    acts: acts.map(({ at, act, byMe }) => ({ at: at.toISOString(), act, by: who(byMe, language) })),
    leftOut: leftOut[language],
  }
  return {
    fileName: `${language === 'it' ? 'i-miei-dati' : 'my-data'}-${madeAt.slice(0, 10)}.json`,
    contentType: 'application/json; charset=utf-8',
    bytes: new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`),
  }
}

const leftOut = {
  it: [
    'Password, chiavi e indirizzi segreti: servono a riconoscerti, e in un file non sarebbero più segreti.',
    'I nomi di altre persone: sono dati loro.',
  ],
  en: [
    'Passwords, keys and secret addresses: they prove that it is you, and in a file would be secret no more.',
    'Names of other people: those are their data.',
  ],
}
const who = (mine: boolean, language: keyof Words): string =>
  mine ? { it: 'tu', en: 'you' }[language] : { it: 'un’altra persona', en: 'somebody else' }[language]

type Readers = { language: keyof Words; names: ReadonlyMap<string, string>; personId: string }
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** Columns by their names in words; numbers of things by the things' names, of people by whether it is oneself. */
function readable(
  row: Record<string, unknown>,
  secret: readonly string[],
  { language, names, personId }: Readers,
): Record<string, unknown> {
  const nameIn = (column: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => nameIn(column, one))
    if (typeof value !== 'string' || !id.test(value)) return value
    const isPerson =
      value === personId || /_by$|^(person|colleague|delegate|officer)_id$|_delegate$/.test(column)
    return names.get(value) ?? (isPerson ? who(value === personId, language) : value)
  }
  const shown = Object.entries(row).filter(
    ([column, value]) =>
      !['organisation_id', 'id', 'family_key', 'given_key', ...secret].includes(column) && value !== null,
  )
  return Object.fromEntries(
    shown.map(([column, value]) => [columnTitle(column, language), nameIn(column, value)]),
  )
}
