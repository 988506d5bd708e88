// The register of processing (Reg. UE 2016/679 art. 30) as a text, made of what is declared: it cannot say otherwise.
import { type Kind, type KindName, kindNames, kinds } from './kinds-rules.ts'
import { tablesOfKind } from './tables-rules.ts'

const periodOf = (kind: KindName): string => {
  const { counted, usualDays, mostDays }: Kind = kinds[kind]
  if (counted === 'never') return 'con la persona'
  const since = counted === 'left' ? 'dopo l’uscita' : 'da quando nasce o scade'
  return `${usualDays} giorni ${since}; al massimo ${mostDays}`
}
const cell = (text: string): string => text.replaceAll('|', '/')

/** One row for a kind of data; in Italian, since the authority reads it. */
export function registerTable(): string {
  const head =
    '| Dati | Finalità | Base giuridica | Chi li vede | Conservazione | Perché | Tabelle |\n|---|---|---|---|---|---|---|'
  const rows = kindNames.map((kind) => {
    const { title, purpose, basis, seenBy, why } = kinds[kind]
    const tables = tablesOfKind(kind).map(([name]) => `\`${name}\``)
    const cells = [title.it, purpose.it, basis, seenBy.it, periodOf(kind), why.it, tables.join(', ')]
    return `| ${cells.map(cell).join(' | ')} |`
  })
  return [head, ...rows].join('\n')
}
