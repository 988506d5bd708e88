import './words.ts'
import { Link } from '@tanstack/react-router'
import { days } from '../../features/days/contract.ts'
import { useAnswer } from '../asking.ts'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'

/** How much of what is asked after publication waits for who reads. */
export function useAskedOfMe(): { requests: number; reviews: number; overdue: number } {
  const requests = useAnswer(days.requests, {})
  const reviews = useAnswer(days.reviews, {})
  return {
    requests: requests.data?.items.filter(({ forMe }) => forMe).length ?? 0,
    reviews: reviews.data?.items.filter(({ forMe }) => forMe).length ?? 0,
    overdue: reviews.data?.items.filter(({ mine, overdue }) => !mine && overdue).length ?? 0,
  }
}

/** The same as lines of a list of what waits. */
export function AskedOfMe({ requests, reviews, overdue }: ReturnType<typeof useAskedOfMe>) {
  const t = useText()
  return (
    <>
      {requests > 0 && (
        <li>
          <Icon name="refresh" size={24} />
          <span>
            <Link to="/requests">{t('days.waits-requests', { count: requests })}</Link>
          </span>
        </li>
      )}
      {reviews > 0 && (
        <li>
          <Icon name="search" size={24} />
          <span>
            <Link to="/reviews">{t('days.waits-reviews', { count: reviews })}</Link>
          </span>
        </li>
      )}
      {overdue > 0 && (
        <li>
          <Icon name="warning-circle" size={24} />
          <span>
            <Link to="/reviews">{t('days.waits-overdue', { count: overdue })}</Link>
          </span>
        </li>
      )}
    </>
  )
}
