import { isDay, isMonth } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { known, type MessageKey, text } from '../language.ts'
import { dayAndYearInWords, monthInWords } from './dates.ts'

const inWords = (value: string | number): string | number => {
  if (typeof value === 'number') return value
  return isDay(value) ? dayAndYearInWords(value) : isMonth(value) ? monthInWords(value) : value
}

/** A refusal's reason in words, its days and months as people say them; an unknown code is said as such. */
export function wordsOfReason({ code, ...details }: Reason): string {
  if (!known(code)) return text('shell.reason-unknown', { code })
  const values = Object.entries(details).map(([name, value]) => [name, inWords(value)] as const)
  return text(code as MessageKey, Object.fromEntries(values))
}
