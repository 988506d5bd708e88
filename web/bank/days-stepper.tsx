import { useId } from 'react'
import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'

/** How many days: two buttons that a thumb finds, and the figure between them. */
export function DaysStepper({
  days,
  least = 1,
  most,
  onDays,
}: {
  days: number
  least?: number
  most: number
  onDays: (days: number) => void
}) {
  const t = useText()
  const id = useId()
  return (
    <fieldset className="bank-stepper" aria-labelledby={id}>
      <legend id={id} className="vi-hidden">
        {t('bank.days')}
      </legend>
      <Button disabled={days <= least} aria-label={t('bank.fewer')} onClick={() => onDays(days - 1)}>
        <Icon name="minus" size={24} />
      </Button>
      <output aria-live="polite">{days}</output>
      <Button disabled={days >= most} aria-label={t('bank.more')} onClick={() => onDays(days + 1)}>
        <Icon name="plus" size={24} />
      </Button>
    </fieldset>
  )
}
