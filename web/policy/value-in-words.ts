import { type Item, items } from '../../features/policy/rules.ts'
import { dayInWords, numberInWords, weekdayInWords } from '../design/dates.ts'
import { known, type MessageKey, text } from '../language.ts'
import { type Field, fieldsOf, partOf } from './fields.ts'

export const itemInWords = (item: Item): string => text(`policy.item-${item}`)
export const doesInWords = (item: Item): string => text(`policy.does-${item}`)

/** A value as one reads it: `Giorni: 6`, `Giorni della settimana: venerdì · Date: nessuna`. */
export function valueInWords(item: Item, value: unknown, officeName: (id: string) => string): string {
  if (value === undefined) return text('policy.gives-back')
  return fieldsOf[item]
    .map(
      (field) =>
        `${text(field.label).replace(/ \(.*\)$/, '')}: ${partInWords(field, partOf(value, field.at), officeName)}`,
    )
    .join(' · ')
}

/** What holds until somebody decides; where that is nothing, in words of its own. */
export function usualInWords(item: Item): string {
  const key = `policy.usual-${item}`
  return known(key) ? text(key) : valueInWords(item, items[item].usual, () => '')
}

const list = (words: readonly string[]): string => (words.length > 0 ? words.join(', ') : '–')

function partInWords(field: Field, part: unknown, officeName: (id: string) => string): string {
  switch (field.kind) {
    case 'number':
      return numberInWords(part as number, 1)
    case 'flag':
      return text(part ? 'policy.yes' : 'policy.no')
    case 'month':
      return part as string
    case 'choice':
      return text(`policy.choice-${(part as string | undefined) ?? field.choices[0]}` as MessageKey)
    case 'weekdays':
      return list((part as number[]).map((weekday) => weekdayInWords(weekday)))
    case 'dates':
      return list((part as string[]).map(dayInWords))
    case 'numbers':
      return list((part as number[]).map(String))
    case 'approvers':
    case 'choices':
      return list((part as string[]).map((one) => text(`policy.choice-${one}` as MessageKey)))
    case 'own-weekdays':
      return list(
        (part as { weekday: number; people: number }[]).map(
          ({ weekday, people }) => `${weekdayInWords(weekday)} ${people}`,
        ),
      )
    case 'elsewhere': {
      const elsewhere = part as { officeId: string; desks: number } | null
      return elsewhere
        ? `${officeName(elsewhere.officeId)} (${elsewhere.desks})`
        : text('policy.field-nowhere')
    }
    case 'officer':
      return text(part === null ? 'policy.field-officer-none' : 'policy.field-officer-named')
  }
}
