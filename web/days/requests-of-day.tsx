import { days } from '../../features/days/contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { type Text, useText } from '../language.ts'
import type { MyDay, Request } from './my-day.ts'
import { changesDays } from './swap-dialog.tsx'

/** What of a day waits for somebody: requests that may be withdrawn, and a review under way. */
export function RequestsOfDay({ day }: { day: MyDay }) {
  const t = useText()
  const withdraw = useAct(days.withdrawRequest, {
    refreshes: changesDays,
    onDone: () => announce(t('days.withdrawn')),
  })
  const withdrawReview = useAct(days.withdrawReview, {
    refreshes: changesDays,
    onDone: () => announce(t('days.withdrawn')),
  })
  const reviews = day.reviews.filter(({ answer }) => answer === null)
  return (
    <>
      {day.requests.map((request) => (
        <Notice key={request.id}>
          <p>{waitingInWords(request, t)}</p>
          {request.mine && (
            <div>
              <Button
                small
                busy={withdraw.isPending}
                onClick={() => withdraw.mutate({ requestId: request.id })}
              >
                {t('days.withdraw')}
              </Button>
            </div>
          )}
        </Notice>
      ))}
      {reviews.map((review) => (
        <Notice key={review.id} kind={review.overdue ? 'caution' : 'info'}>
          <p>{t('days.review-under-way', { day: dayInWords(review.answerUntil) })}</p>
          <div>
            <Button
              small
              busy={withdrawReview.isPending}
              onClick={() => withdrawReview.mutate({ reviewId: review.id })}
            >
              {t('days.withdraw')}
            </Button>
          </div>
        </Notice>
      ))}
      <ProblemNotice problem={withdraw.error ?? withdrawReview.error} />
    </>
  )
}

export function waitingInWords(request: Request, t: Text): string {
  const { givenDay, takenDay, colleague, person, mine, waitsFor } = request
  const words = {
    givenDay: givenDay ? dayInWords(givenDay) : '',
    takenDay: dayInWords(takenDay),
    colleague: colleague ?? '',
    person,
  }
  if (!mine && colleague) return t('days.request-colleague', words)
  if (waitsFor === 'colleague') return t('days.waiting-colleague', words)
  return t(givenDay ? 'days.waiting-manager-swap' : 'days.waiting-manager-late', words)
}
