// A file of equipment: who has what in hand, by number.
import type { Day } from '../../vocabulary/day.ts'
import { fiscalCode, text } from '../people/import-cells-rules.ts'
import type { ImportFault, SheetRead } from '../people/import-headings-rules.ts'
import { dayCell, readTable, type TableColumn, tableColumn, wordCell } from '../people/import-table-rules.ts'
import type { EquipmentKind, Provider } from './rules.ts'

const kind = wordCell<EquipmentKind>(
  {
    computer: ['pc', 'portatile', 'notebook'],
    phone: ['telefono', 'cellulare', 'smartphone'],
    connection: ['connessione', 'sim', 'saponetta'],
    vpn: ['rete privata'],
    'virtual-desktop': ['postazione virtuale', 'desktop virtuale', 'vdi'],
    signature: ['firma', 'firma digitale', 'smart card'],
    other: ['altro'],
  },
  {
    it: 'computer, telefono, connessione, VPN, postazione virtuale, firma o altro',
    en: 'computer, phone, connection, VPN, virtual desktop, signature or other',
  },
)
const provider = wordCell<Provider>(
  { body: ['ente', 'amministrazione'], person: ['persona', 'proprio', 'dipendente'] },
  { it: 'ente o persona', en: 'body or person' },
)
export const equipmentColumns: readonly TableColumn[] = [
  tableColumn('fiscalCode', ['Codice fiscale', 'Fiscal code'], 'RSSMRA80A01Z999P', fiscalCode, true),
  tableColumn('kind', ['Strumento', 'Thing'], 'computer', kind, true),
  tableColumn('label', ['Numero di inventario', 'Inventory number'], 'PC-001234', text(100)),
  tableColumn('assignedOn', ['Assegnato il', 'Assigned on'], '20/11/2026', dayCell, true),
  tableColumn('providedBy', ['Di chi è', 'Whose'], 'ente', provider),
]

export type EquipmentRead = {
  fiscalCode: string
  kind: EquipmentKind
  label: string
  assignedOn: Day
  providedBy: Provider
}
export type OnRecord = {
  persons: ReadonlySet<string>
  /** Whose hands a numbered thing of the body is in, by `kind label`; by fiscal code. */
  holders: ReadonlyMap<string, string>
}

/** What is in the right hands already is left alone, and counted. */
export function readEquipment(
  sheets: readonly SheetRead[],
  on: OnRecord,
  today: Day,
): { rows: EquipmentRead[]; faults: ImportFault[]; unchanged: number } {
  const table = readTable(sheets, equipmentColumns)
  const rows: EquipmentRead[] = []
  const named = new Set<string>()
  let unchanged = 0
  for (const { number, values, whole } of table.rows) {
    if (values.fiscalCode === undefined || values.kind === undefined || values.assignedOn === undefined)
      continue
    const before = table.faults.length
    const read: EquipmentRead = {
      fiscalCode: String(values.fiscalCode),
      kind: values.kind as EquipmentKind,
      label: String(values.label ?? ''),
      assignedOn: values.assignedOn as Day,
      providedBy: (values.providedBy as Provider | undefined) ?? 'body',
    }
    const key = `${read.kind} ${read.label}`
    const numbered = read.label !== '' && read.providedBy === 'body'
    const holder = numbered ? on.holders.get(key) : undefined
    if (!on.persons.has(read.fiscalCode))
      table.fault(number, 'fiscalCode', 'people/import-unknown-code', read.fiscalCode)
    if (read.assignedOn > today) table.fault(number, 'assignedOn', 'readiness/import-future', read.assignedOn)
    if (read.kind === 'other' && read.label === '') table.fault(number, 'label', 'readiness/label-missing')
    if (numbered && named.has(key)) table.fault(number, 'label', 'readiness/import-twice', read.label)
    if (holder !== undefined && holder !== read.fiscalCode)
      table.fault(number, 'label', 'readiness/import-other-hands', read.label)
    if (numbered) named.add(key)
    if (holder === read.fiscalCode) unchanged++
    else if (whole && table.faults.length === before) rows.push(read)
  }
  table.faults.sort((a, b) => a.row - b.row)
  return { rows, faults: table.faults, unchanged }
}
