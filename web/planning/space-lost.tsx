import { Link } from '@tanstack/react-router'
import type { Day } from '../../vocabulary/day.ts'
import { useText } from '../language.ts'

/** A day near home whose seat is gone: what holds until the month is planned anew, and what one may do oneself. */
export function SpaceLost({ day }: { day: Day }) {
  const t = useText()
  return (
    <>
      <p className="vi-story-refused">{t('my-plan.space-lost')}</p>
      <p>
        <Link to="/vicino" search={{ day }}>
          {t('my-plan.space-elsewhere')}
        </Link>
      </p>
    </>
  )
}
