import type { Day } from './day.ts'

/** Words that are read and signed: headings, paragraphs, lists, tables. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
export type WrittenDocument = { title: string; blocks: Block[] }
export type Template = { title: string; body: string }

const named = /\{\{\s*([^{}]*?)\s*\}\}/g

/** What a template speaks of, and whether some braces are left open. */
export function placeholdersIn({ title, body }: Template): { names: string[]; open: boolean } {
  const text = `${title}\n${body}`
  const names = [...text.matchAll(named)].map(([, name]) => name!)
  return { names, open: (text.match(/\{\{/g) ?? []).length > names.length }
}

/** What keeps a template from being used: names that nobody knows, what it must say and does not. */
export function faultsOf(
  template: Template,
  placeholders: Readonly<Record<string, boolean>>,
): { unknown: string[]; open: boolean; missing: string[]; untitled: boolean } {
  const { names, open } = placeholdersIn(template)
  return {
    unknown: [...new Set(names)]
      .filter((name) => !Object.hasOwn(placeholders, name))
      .map((name) => name.slice(0, 60)),
    open,
    missing: Object.keys(placeholders).filter((name) => placeholders[name] && !names.includes(name)),
    untitled: template.title.trim() === '',
  }
}

export const weekdaysInItalian = [
  'lunedì',
  'martedì',
  'mercoledì',
  'giovedì',
  'venerdì',
  'sabato',
  'domenica',
]
/** As a deed writes it: `1º dicembre 2026`. */
export const dayInItalian = (day: Day): string =>
  new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(/^1 /, '1º ')

/** When somebody signed, by the clock on the wall: `2 maggio 2026, ore 14:05`. */
export const instantInItalian = (instant: string): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', ...options }).format(Date.parse(instant))
  const day = part({ day: 'numeric', month: 'long', year: 'numeric' }).replace(/^1 /, '1º ')
  return `${day}, ore ${part({ hour: '2-digit', minute: '2-digit' })}`
}

/**
 * A template in blocks: lines beginning with `#` are headings, with `-` items of a list, an empty line ends a
 * paragraph. A value that is a list or a table stands in a line of its own, or after the line that names it. What has
 * no value is left out.
 */
export function writtenFrom(
  { title, body }: Template,
  values: Readonly<Record<string, string | Block>>,
): WrittenDocument {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const after: Block[] = []
  const fill = (text: string): string =>
    text
      .replace(named, (_, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name]! : ''
        if (typeof value === 'string') return value
        after.push(value)
        return ''
      })
      .trim()
  const end = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items })
    const text = paragraph.join(' ').trim()
    if (text) blocks.push({ kind: 'paragraph', text })
    blocks.push(...after.splice(0))
    paragraph = []
    items = []
  }
  for (const line of body.split(/\r?\n/)) {
    if (line.startsWith('#')) {
      end()
      blocks.push({ kind: 'heading', text: fill(line.replace(/^#+\s*/, '')) })
    } else if (line.startsWith('-')) {
      if (paragraph.length > 0) end()
      items.push(fill(line.replace(/^-\s*/, '')))
    } else if (line.trim() === '') end()
    else {
      if (items.length > 0) end()
      paragraph.push(fill(line))
    }
  }
  end()
  return { title: fill(title), blocks }
}

/** The same document always as the same text: what a hash is of. */
export const canonicalText = ({ title, blocks }: WrittenDocument): string =>
  JSON.stringify([
    title,
    ...blocks.map((block) =>
      block.kind === 'list'
        ? ['list', ...block.items]
        : block.kind === 'table'
          ? ['table', block.head, ...block.rows]
          : [block.kind, block.text],
    ),
  ])
