import type { Transaction } from '../../platform/database/transaction.ts'
import type { SheetsFault } from '../../platform/sheets/reading.ts'
import type { Value } from './import-cells-rules.ts'
import { type SheetName, sheets } from './import-columns-rules.ts'
import {
  type Difference,
  findGuardedEmails,
  findGuardedRoles,
  findTakenEmails,
} from './import-difference-store.ts'
import type { ImportFault, Table } from './import-headings-rules.ts'
import type { ImportChange } from './import-store.ts'
import { findPerson } from './store.ts'

/** A file that cannot be read at all has one fault. */
export const fileFault = ({ fault, row }: SheetsFault): ImportFault => ({
  sheet: '',
  row: row ?? 1,
  column: '',
  code: `people/import-file-${fault}`,
  found: '',
  expected: 'XLSX, CSV',
})

export const fileWithoutRows: ImportFault = {
  sheet: '',
  row: 1,
  column: '',
  code: 'people/import-no-rows',
  found: '',
  expected: '',
}

/** What only the whole file against the database shows: addresses that are taken, roles not everybody may give. */
export async function faultsOfStaged(
  tx: Transaction,
  organisationId: string,
  importId: string,
  tables: readonly Table[],
  startedBy: string,
): Promise<{ faults: ImportFault[]; guarded: boolean }> {
  const table = tables.find(({ sheet }) => sheet === 'persons')
  if (!table) return { faults: [], guarded: false }
  const fault = (row: number, key: string, code: string, found: string, expected: string): ImportFault => ({
    sheet: table.label,
    row,
    column: headingOf(table, key),
    code: `people/${code}`,
    found,
    expected,
  })
  const taken = await findTakenEmails(tx, organisationId, importId)
  const guardedRoles = await findGuardedRoles(tx, organisationId, importId)
  const starter = await findPerson(tx, organisationId, startedBy)
  const guardedEmails = await findGuardedEmails(tx, organisationId, importId, [])
  const starterRoles = starter?.roles ?? []
  const mayGiveAll = starterRoles.includes('administrator')
  const forbidden = mayGiveAll ? [] : await findGuardedEmails(tx, organisationId, importId, starterRoles)
  const expected = {
    it: 'scritto da chi amministra Vicinato',
    en: 'written by an administrator of Vicinato',
  }[table.language]
  return {
    guarded: guardedRoles.length > 0 || guardedEmails.length > 0,
    faults: [
      ...faultsOfEmails(taken, table),
      ...forbidden.map(({ row, email }) => fault(row, 'email', 'keys-of-others', email, expected)),
      ...(mayGiveAll
        ? []
        : guardedRoles.map(({ row, roles }) => fault(row, 'roles', 'import-guarded-roles', roles, expected))),
    ],
  }
}

/** @param table undefined once the file is gone: its words are then the template's */
export const faultsOfEmails = (
  taken: readonly { row: number; email: string }[],
  table?: Table,
): ImportFault[] =>
  taken.map(({ row, email }) => ({
    sheet: table?.label ?? sheets.persons.heading.it,
    row,
    column: table ? headingOf(table, 'email') : 'E-mail',
    code: 'people/email-taken',
    found: email,
    expected: '',
  }))

/** As the file has it, or as the template would. */
function headingOf(table: Table, key: string): string {
  const at = table.columns.findIndex((column) => column?.key === key)
  const column = sheets[table.sheet].columns.find((one) => one.key === key)
  return table.headings[at] || (column?.heading[table.language] ?? key)
}

const inWords = (value: Value | null | undefined): string =>
  Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value)

const listOf = (value: Value | null | undefined): string[] => (Array.isArray(value) ? value : [])

/** The rows that change something, in the words of the file. */
export function changesOf(differences: readonly Difference[], tables: readonly Table[]): ImportChange[] {
  return differences.flatMap(({ sheet, row, key, data, current }) => {
    const table = tables.find((one) => one.sheet === tableOf[sheet])
    if (!table) return []
    const fields = Object.entries(data)
      .map(([name, to]) => ({
        column: headingOf(table, sheet === 'directorates' ? `directorate_${name}` : name),
        from: inWords(current?.[name]),
        // Roles are added to those that somebody has.
        to: inWords(Array.isArray(to) ? [...new Set([...listOf(current?.[name]), ...to])].sort() : to),
      }))
      .filter(({ from, to }) => from !== to)
    return [{ sheet: table.label, row, key, added: current === null, fields }]
  })
}

const tableOf: Record<Difference['sheet'], SheetName> = {
  offices: 'offices',
  directorates: 'teams',
  teams: 'teams',
  persons: 'persons',
}
