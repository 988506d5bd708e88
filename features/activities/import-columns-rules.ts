// The sheets and columns of a file of activities, and what their cells hold.
import { addDays, isDay } from '../../vocabulary/day.ts'
import { fiscalCode, type Kind, percent, plain, text, type Words } from '../people/import-cells-rules.ts'
import type { ToolKind, Verdict } from './rules.ts'

export const sheetNames = ['activities', 'tools', 'shares'] as const
export type SheetName = (typeof sheetNames)[number]
export type Column = { key: string; heading: Words; example: string; required?: true; kind: Kind }

const oneOf = <Meant extends string>(names: Record<Meant, readonly string[]>, expected: Words): Kind => {
  const byName = new Map(
    Object.entries<readonly string[]>(names).flatMap(([meant, known]) =>
      [meant, ...known].map((name) => [plain(name), meant]),
    ),
  )
  return { read: (cell) => byName.get(plain(cell)), expected }
}
const verdict = oneOf<Verdict>(
  { met: ['sì', 'si', 'yes', 'x'], 'in-part': ['in parte', 'parziale', 'partly'], 'not-met': ['no'] },
  { it: 'sì, in parte o no', en: 'yes, in part or no' },
)
const yesOrNo = oneOf({ yes: ['sì', 'si', 'x'], no: [] }, { it: 'sì o no', en: 'yes or no' })
const toolKind = oneOf<ToolKind>(
  {
    application: ['applicativo', 'applicazione', 'software'],
    equipment: ['attrezzatura', 'strumento'],
    documents: ['documenti', 'archivio', 'archive'],
  },
  { it: 'applicativo, attrezzatura o documenti', en: 'application, equipment or documents' },
)
const codes: Kind = {
  read: (cell) => [
    ...new Set(
      cell
        .split(/[,;|]/)
        .map((code) => code.trim())
        .filter(Boolean),
    ),
  ],
  expected: { it: 'codici separati da virgole', en: 'codes separated by commas' },
}
/** `2026-12-01`, `1/12/2026`, or the count of days by which a spreadsheet keeps a date. */
const day: Kind = {
  read: (cell) => {
    if (/^\d{5}$/.test(cell)) return addDays('1899-12-30', Number(cell))
    const [, date, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell) ?? []
    const iso = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : cell
    return isDay(iso) ? iso : undefined
  },
  expected: { it: 'un giorno come 01/12/2026', en: 'a day such as 2026-12-01' },
}

const column = (
  key: string,
  it: string,
  en: string,
  example: string,
  kind: Kind,
  required?: 'required',
): Column => ({
  key,
  heading: { it, en },
  example,
  kind,
  ...(required ? { required: true } : {}),
})

export const sheets: Record<SheetName, { heading: Words; columns: readonly Column[] }> = {
  activities: {
    heading: { it: 'Attività', en: 'Activities' },
    columns: [
      column('code', 'Codice', 'Code', 'ED-01', text(40), 'required'),
      column('name', 'Attività', 'Activity', 'Istruttoria di titoli edilizi', text(200), 'required'),
      column('description', 'Descrizione', 'Description', '', text(2000)),
      column('directorate', 'Codice direzione', 'Directorate code', '', text(40)),
      column('individual', 'Individuale e programmabile', 'Individual and plannable', 'sì', verdict),
      column('presence', 'Senza presenza fisica', 'Without physical presence', 'sì', verdict),
      column('contact', 'Senza contatto diretto', 'Without direct contact', 'sì', verdict),
      column('relations', 'Relazioni efficaci a distanza', 'Relations as effective remotely', 'sì', verdict),
      column('output', 'Risultato misurabile', 'Measurable output', 'sì', verdict),
      column('tools', 'Strumenti e documenti', 'Tools and documents', 'ARCH-ED', codes),
      column('note', 'Nota', 'Note', '', text(2000)),
    ],
  },
  tools: {
    heading: { it: 'Strumenti', en: 'Tools' },
    columns: [
      column('code', 'Codice', 'Code', 'ARCH-ED', text(40), 'required'),
      column('name', 'Strumento', 'Tool', 'Archivio edilizio su carta', text(200), 'required'),
      column('kind', 'Tipo', 'Kind', 'documenti', toolKind, 'required'),
      column('remote', 'Funziona da remoto', 'Works remotely', 'no', yesOrNo, 'required'),
      column('needed', 'Cosa servirebbe', 'What would be needed', 'Digitalizzazione', text(2000)),
    ],
  },
  shares: {
    heading: { it: 'Assegnazioni', en: 'Assignments' },
    columns: [
      column('fiscalCode', 'Codice fiscale', 'Fiscal code', 'RSSMRA80A01Z999P', fiscalCode, 'required'),
      column('activity', 'Codice attività', 'Activity code', 'ED-01', text(40), 'required'),
      column('percent', 'Quota del tempo', 'Share of time', '100', percent, 'required'),
      column('from', 'Dal', 'From', '', day),
    ],
  },
}
