import './own-words.ts'
import './visits.css'
import { visits } from '../../features/visits/contract.ts'
import { askAgain, useAct, useAnswer } from '../asking.ts'
import { type Answered, call } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { clockInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { text, useText } from '../language.ts'

type Visit = Answered<typeof visits.myVisits>['items'][number]
const olds = [visits.myVisits]

/** One's own seat of today, and the button by which one says to be there. Nothing where none is booked. */
export function MyVisits() {
  const t = useText()
  const own = useAnswer(visits.myVisits, {})
  const items = own.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('visits.today')}>
      {items.map((visit) => (
        <OwnVisit key={visit.bookingId} visit={visit} />
      ))}
      <p className="vi-soft">{t('visits.only-you')}</p>
    </Section>
  )
}

async function takeBack(bookingId: string): Promise<void> {
  await call(visits.takeBackArrival, { bookingId })
  await askAgain([visits.myVisits])
  announce(text('visits.arrival-undone'))
}

function OwnVisit({ visit }: { visit: Visit }) {
  const t = useText()
  const { bookingId, site, seat, state, arrivedAt, leftAt, keptUntil } = visit
  const coming = useAct(visits.arrive, {
    refreshes: olds,
    onDone: () => announce(t('visits.arrival-told', { seat }), () => void takeBack(bookingId)),
  })
  const leaving = useAct(visits.leave, {
    refreshes: olds,
    onDone: () => announce(t('visits.departure-told')),
  })
  return (
    <div className="vi-stack vi-stack-tight">
      <p className="visit-seat">{t('visits.seat-at', { site, seat })}</p>
      {state === 'expected' && (
        <>
          <div>
            <Button kind="primary" busy={coming.isPending} onClick={() => coming.mutate({ bookingId })}>
              {t('visits.i-am-here')}
            </Button>
          </div>
          {keptUntil && <p className="vi-soft">{t('visits.kept-until', { time: keptUntil })}</p>}
        </>
      )}
      {state === 'here' && (
        <div className="vi-row">
          <Badge kind="good" icon="check">
            {t('visits.here-since', { time: clockInWords(arrivedAt!) })}
          </Badge>
          <Button small busy={leaving.isPending} onClick={() => leaving.mutate({ bookingId })}>
            {t('visits.leave')}
          </Button>
        </div>
      )}
      {state === 'left' && <Badge>{t('visits.left-at', { time: clockInWords(leftAt!) })}</Badge>}
      {state === 'freed' && (
        <>
          <p>{t('visits.freed-here', { time: keptUntil ?? '' })}</p>
          <div>
            <ButtonLink kind="primary" to="/vicino">
              {t('visits.other-seat-link')}
            </ButtonLink>
          </div>
        </>
      )}
      <ProblemNotice problem={coming.error ?? leaving.error} />
    </div>
  )
}
