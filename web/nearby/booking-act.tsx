import { Link } from '@tanstack/react-router'
import { bookings } from '../../features/bookings/contract.ts'
import { nearby } from '../../features/nearby/contract.ts'
import type { Part } from '../../features/nearby/rules.ts'
import { monthOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { askAgain, useAct, useAnswer } from '../asking.ts'
import { call } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Badge } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { text, useText } from '../language.ts'
import { freeOf, halvesOf, type Seat, type Seats, stateOf } from './half.ts'
import type { ShownSite } from './site-facts.tsx'

const touched = [bookings.seats, bookings.myBookings, nearby.search]

/** What will happen, then the one button that does it; what was done can be undone. */
export function BookingAct({
  site,
  seats,
  part,
  chosen,
  onBooked,
}: {
  site: ShownSite
  seats: Seats
  part: Part
  chosen: Seat | undefined
  onBooked: () => void
}) {
  const t = useText()
  const { day } = seats
  const free = freeOf(seats, part)
  const mine = seats.seats.find((seat) => stateOf(seat, part) === 'mine')
  const book = useAct(bookings.book, {
    refreshes: touched,
    onDone: ({ items }) => {
      const [first] = items
      if (!first?.seat || !first.bookingId) return
      const bookingId = first.bookingId
      onBooked()
      announce(
        t(first.outcome === 'asked' ? 'bookings.asked-now' : 'bookings.booked', {
          seat: first.seat.label,
          day: dayInWords(day),
        }),
        () => void giveBack(bookingId),
      )
    },
  })
  const ask = (seatId?: string) =>
    book.mutate({
      hostId: site.hostId,
      siteId: site.siteId,
      ...(seatId ? { seatId } : {}),
      days: [day],
      ...halvesOf(part),
    })
  const refused = book.error?.reasons ?? book.data?.items.flatMap(({ reasons }) => reasons) ?? []
  return (
    <section className="vi-card vi-stack vi-stack-tight" aria-labelledby="seat-act">
      <div className="vi-row">
        <h2 id="seat-act">
          {sentence(t('bookings.what', { day: dayInWords(day), part: t(`bookings.part-${part}`) }))}
        </h2>
        {free > 0 ? (
          <Badge kind="good">{t('bookings.free', { count: free, seats: seats.seats.length })}</Badge>
        ) : (
          <Badge kind="bad">{t('bookings.full')}</Badge>
        )}
      </div>
      {mine && (
        <Notice kind="good" title={t('bookings.mine', { seat: mine.label })}>
          <p>
            <Link to="/prenotazioni">{t('bookings.to-mine')}</Link>
          </p>
        </Notice>
      )}
      {refused.length > 0 ? (
        <Refused reasons={refused} day={day} part={part} onSeat={ask} />
      ) : (
        <ProblemNotice problem={book.error} />
      )}
      {!mine && seats.reasons.length > 0 && refused.length === 0 && (
        <Refused reasons={seats.reasons as Reason[]} day={day} part={part} onSeat={ask} />
      )}
      {!mine && seats.reasons.length === 0 && free > 0 && (
        <>
          <p>
            {t(site.approval ? 'bookings.consequence-asked' : 'bookings.consequence')}{' '}
            {t('bookings.give-back-until', { count: site.cancelHours })}
          </p>
          <div className="vi-row">
            {chosen && stateOf(chosen, part) === 'free' && (
              <Button kind="primary" busy={book.isPending} onClick={() => ask(chosen.id)}>
                {t('bookings.chosen', { seat: chosen.label })}
              </Button>
            )}
            <Button kind={chosen ? 'secondary' : 'primary'} busy={book.isPending} onClick={() => ask()}>
              {t('bookings.any')}
            </Button>
          </div>
        </>
      )}
      {!mine && isWorthWaiting(seats) && free <= 0 && <Wait site={site} seats={seats} part={part} />}
    </section>
  )
}

async function giveBack(bookingId: string): Promise<void> {
  await call(bookings.cancel, { bookingId })
  await askAgain(touched)
  announce(text('bookings.cancelled', { count: 1 }))
}

/** Waiting is of use where nothing but the lack of seats is in the way. */
const scarce = ['bookings/full', 'bookings/convention-full', 'bookings/others-wait', 'bookings/free-site']
const isWorthWaiting = ({ reasons, open }: Seats): boolean =>
  (open.morning || open.afternoon) && reasons.every(({ code }) => scarce.includes(code))

/** Why not, and the next best thing as a button. */
function Refused({
  reasons,
  day,
  part,
  onSeat,
}: {
  reasons: readonly Reason[]
  day: Seats['day']
  part: Part
  onSeat: (seatId: string) => void
}) {
  const t = useText()
  const others = reasons.filter(({ code }) => code === 'bookings/free-seat' || code === 'bookings/free-site')
  const why = reasons.filter((reason) => !others.includes(reason))
  // Where the own month stands in the way another seat helps nobody: the month's page does.
  const byMonth = why.some(({ code }) => code === 'planning/office-day' || code === 'planning/absent-day')
  const instead = byMonth ? [] : others
  return (
    <Notice kind="caution" title={t('bookings.refused')} live>
      <ul>
        {why.map((reason) => (
          <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
        ))}
      </ul>
      {byMonth && (
        <div>
          <ButtonLink small to="/my-month" search={{ month: monthOf(day) }}>
            {t('bookings.to-month')}
          </ButtonLink>
        </div>
      )}
      {instead.length > 0 && (
        <div className="vi-row">
          <span>{t('bookings.instead')}</span>
          {instead.slice(0, 4).map((reason) =>
            reason.code === 'bookings/free-seat' ? (
              <Button key={String(reason.seatId)} small onClick={() => onSeat(String(reason.seatId))}>
                {t('bookings.instead-seat', { seat: String(reason.seat) })}
              </Button>
            ) : (
              <ButtonLink
                key={String(reason.siteId)}
                small
                to="/vicino/$hostId/$siteId"
                params={{ hostId: String(reason.hostId), siteId: String(reason.siteId) }}
                search={{ day, part }}
              >
                {t('bookings.instead-site', { site: String(reason.site) })}
              </ButtonLink>
            ),
          )}
        </div>
      )}
    </Notice>
  )
}

function Wait({ site, seats, part }: { site: ShownSite; seats: Seats; part: Part }) {
  const t = useText()
  const mine = useAnswer(bookings.myBookings, { from: seats.day, until: seats.day })
  const join = useAct(bookings.joinWaiting, {
    refreshes: touched,
    onDone: () => announce(t('bookings.wait-joined')),
  })
  const waits = mine.data?.waits.some(
    ({ siteId, day, state }) => siteId === site.siteId && day === seats.day && state === 'waiting',
  )
  if (waits)
    return (
      <Notice title={t('bookings.waits-now')}>
        <p>
          <Link to="/prenotazioni">{t('bookings.to-mine')}</Link>
        </p>
      </Notice>
    )
  return (
    <>
      <p>
        {t('bookings.wait-lead')} {seats.waiting > 0 && t('bookings.wait-before', { count: seats.waiting })}
      </p>
      <ProblemNotice problem={join.error} />
      <div>
        <Button
          kind="primary"
          busy={join.isPending}
          onClick={() =>
            join.mutate({ hostId: site.hostId, siteId: site.siteId, day: seats.day, ...halvesOf(part) })
          }
        >
          {t('bookings.wait')}
        </Button>
      </div>
    </>
  )
}
