import { months } from '../../features/months/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { monthInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { useText } from '../language.ts'

type MonthLine = Answered<typeof months.months>['items'][number]

/** The month that waits for managers: the earliest in planning, otherwise the newest of all. */
function usualMonth(lines: readonly MonthLine[]): Month | null {
  const waiting = lines.filter(({ stage }) => stage === 'planning').map(({ month }) => month)
  return (
    waiting.toSorted()[0] ??
    lines
      .map(({ month }) => month)
      .toSorted()
      .at(-1) ??
    null
  )
}

/** Which month is meant: the one in the address, or the one that waits; null where none is open. */
export function useMonthMeant(asked: Month | undefined) {
  const opened = useAnswer(months.months, {})
  const lines = opened.data?.items
  return { opened, month: asked ?? (lines && usualMonth(lines)), lines: lines ?? [] }
}

export function MonthChoice(props: {
  lines: readonly MonthLine[]
  month: Month
  onMonth: (month: Month) => void
}) {
  const t = useText()
  return (
    <SelectField
      label={t('team.month')}
      value={props.month}
      options={props.lines.map(({ month }) => ({ value: month, label: sentence(monthInWords(month)) }))}
      onText={(month) => props.onMonth(month as Month)}
    />
  )
}
