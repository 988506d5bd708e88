import './words.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { bookings } from '../../features/bookings/contract.ts'
import { answerKey, useAct } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, numberInWords, sentence } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { boardOlds } from './board-olds.ts'
import { usePart } from './part.ts'
import { Refusing } from './refusing.tsx'

type Asks = Answered<typeof bookings.toApprove>
const pageSize = 50

/** Of all days to come, what waits for the host at this site, the nearest first. Nothing where nothing waits. */
export function ToApprove({ siteId }: { siteId: string }) {
  const t = useText()
  const partOf = usePart()
  const asked = { siteId, limit: pageSize }
  const pages = useInfiniteQuery<
    Asks,
    Problem,
    { items: Asks['items']; total: number },
    unknown[],
    string | undefined
  >({
    queryKey: [...answerKey(bookings.toApprove), 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(bookings.toApprove, { ...asked, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages: read }) => ({
      items: read.flatMap(({ items }) => items),
      total: read.at(-1)?.total ?? 0,
    }),
  })
  const approving = useAct(bookings.approve, {
    refreshes: boardOlds,
    onDone: () => announce(t('visits.approved')),
  })
  const { items = [], total = 0 } = pages.data ?? {}
  if (items.length === 0) return <ProblemNotice problem={pages.error} />
  return (
    <Section title={t('visits.to-approve')}>
      <ProblemNotice problem={approving.error} />
      <ul className="board-asks">
        {items.map(({ bookingId, day, seat, guest, visitorName, ...part }) => {
          const when = sentence(dayInWords(day))
          const what = visitorName
            ? t('visits.ask-named', { day: when, name: visitorName, guest })
            : t('visits.ask-of', { day: when, seat, guest })
          return (
            <li key={bookingId} className="vi-stack vi-stack-tight">
              <p>
                {what} · {partOf(part)}
              </p>
              <div className="vi-row">
                <Button
                  small
                  kind="primary"
                  busy={approving.isPending}
                  onClick={() => approving.mutate({ bookingId })}
                >
                  {t('visits.approve')}
                  <span className="vi-hidden">: {what}</span>
                </Button>
                <Refusing
                  bookingId={bookingId}
                  label={t('visits.refuse')}
                  about={what}
                  question={t('visits.refuse-reason')}
                  done={t('visits.refused')}
                />
              </div>
            </li>
          )
        })}
      </ul>
      {pages.hasNextPage && (
        <div className="vi-row">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('visits.asks-more', { count: Math.max(1, Math.min(pageSize, total - items.length)) })}
          </Button>
          <span className="vi-soft" role="status">
            {t('visits.asks-shown', { shown: numberInWords(items.length), total: numberInWords(total) })}
          </span>
        </div>
      )}
    </Section>
  )
}
