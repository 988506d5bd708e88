import { numberInWords } from '../design/dates.ts'
import type { Text } from '../language.ts'

/** Minutes of people's time as one says them: hours from two on, and what is little with a decimal. */
export function timeInWords(t: Text, minutes: number): string {
  if (minutes < 10) return t('insight.minutes', { minutes: numberInWords(minutes, 1) })
  const whole = Math.round(minutes)
  if (whole < 120) return t('insight.minutes', { minutes: numberInWords(whole) })
  return t('insight.hours', { hours: numberInWords(Math.floor(whole / 60)), minutes: whole % 60 })
}
