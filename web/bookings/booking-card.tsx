import { Link } from '@tanstack/react-router'
import { bookings } from '../../features/bookings/contract.ts'
import { nearby } from '../../features/nearby/contract.ts'
import { askAgain, useAct } from '../asking.ts'
import { call } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInBrief, sentence } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Badge } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { text, useText } from '../language.ts'
import { partOf } from '../nearby/half.ts'
import type { Booking, Mine } from './mine.ts'

const touched = [bookings.myBookings, bookings.seats, nearby.search]
const kinds = {
  offered: 'accent',
  asked: 'caution',
  confirmed: 'good',
  cancelled: 'plain',
  refused: 'bad',
  released: 'plain',
  expired: 'plain',
} as const

/** One seat on one day: what it is, and what may still be done with it. */
export function BookingCard({ booking }: { booking: Booking }) {
  const t = useText()
  const { day, site, seat, state, source } = booking
  return (
    <article className="vi-card booking-card">
      <h3>{sentence(dayInWords(day))}</h3>
      <p>
        <SiteLink of={booking} /> · {booking.address}
      </p>
      <p>
        {seat.floor
          ? t('bookings.seat-floor', { seat: seat.label, floor: seat.floor })
          : t('bookings.seat', { seat: seat.label })}
        , {t('bookings.from-until', { from: booking.from, until: booking.until })}
      </p>
      <p className="vi-row">
        <Badge kind={kinds[state]}>{t(`bookings.state-${state}`)}</Badge>
        {source !== 'own' && source !== 'host' && (
          <span className="vi-soft">{t(`bookings.source-${source}`)}</span>
        )}
      </p>
      {booking.endReason && <p className="vi-soft">{booking.endReason}</p>}
      {state === 'offered' && <Offer of={booking} />}
      {(state === 'confirmed' || state === 'asked') && (
        <GiveBack of={booking} words={{ day: dayInWords(day), site }} />
      )}
    </article>
  )
}

const SiteLink = ({
  of: { hostId, siteId, site, day, ...halves },
}: {
  of: Pick<Booking, 'hostId' | 'siteId' | 'site' | 'day' | 'morning' | 'afternoon'>
}) => (
  <Link to="/vicino/$hostId/$siteId" params={{ hostId, siteId }} search={{ day, part: partOf(halves) }}>
    {site}
  </Link>
)

function Offer({ of: { id, day, expiresAt } }: { of: Booking }) {
  const t = useText()
  const take = useAct(bookings.takeOffer, {
    refreshes: touched,
    onDone: () => announce(t('bookings.taken')),
  })
  const other = take.error?.reasons.some(({ code }) => code === 'bookings/elsewhere') ?? false
  return (
    <>
      {expiresAt && <p>{t('bookings.until', { at: instantInBrief(expiresAt) })}</p>}
      <ProblemNotice problem={take.error} />
      <div className="vi-row">
        <Button
          kind="primary"
          busy={take.isPending}
          aria-label={other ? undefined : t('bookings.take-label', { day: dayInWords(day) })}
          onClick={() => take.mutate({ bookingId: id, giveBackOther: other })}
        >
          {other ? t('bookings.take-instead') : t('bookings.take')}
        </Button>
        <LetGo bookingId={id} />
      </div>
    </>
  )
}

function LetGo({ bookingId }: { bookingId: string }) {
  const t = useText()
  const cancel = useAct(bookings.cancel, {
    refreshes: touched,
    onDone: ({ items }) => announce(t('bookings.cancelled', { count: items.length })),
  })
  return (
    <Button busy={cancel.isPending} onClick={() => cancel.mutate({ bookingId })}>
      {t('bookings.leave')}
    </Button>
  )
}

/** Given back at once; whoever did not mean it has it again, if nobody was quicker. */
function GiveBack({ of, words }: { of: Booking; words: { day: string; site: string } }) {
  const t = useText()
  const cancel = useAct(bookings.cancel, {
    refreshes: touched,
    onDone: ({ items }, { following }) =>
      announce(
        t('bookings.cancelled', { count: items.length }),
        following || of.dayAfter === 'office' ? undefined : () => void bookAgain(of),
      ),
  })
  if (of.reasonsNotToCancel.length > 0)
    return (
      <p className="vi-soft">
        {of.reasonsNotToCancel.map((reason) => wordsOfReason(reason as never)).join(' ')}
      </p>
    )
  return (
    <>
      <ProblemNotice problem={cancel.error} />
      {of.dayAfter !== 'as-it-is' && (
        <p className="vi-soft" id={`after-${of.id}`}>
          {t(`bookings.day-after-${of.dayAfter}`)}
        </p>
      )}
      <div className="vi-row">
        <Button
          small
          aria-describedby={of.dayAfter === 'as-it-is' ? undefined : `after-${of.id}`}
          busy={cancel.isPending}
          aria-label={t('bookings.cancel-label', words)}
          onClick={() => cancel.mutate({ bookingId: of.id })}
        >
          {t('bookings.cancel')}
        </Button>
        {of.seriesId && of.source === 'own' && (
          <Button
            small
            kind="quiet"
            busy={cancel.isPending}
            aria-label={t('bookings.cancel-following-label', words)}
            onClick={() => cancel.mutate({ bookingId: of.id, following: true })}
          >
            {t('bookings.cancel-following')}
          </Button>
        )}
      </div>
    </>
  )
}

async function bookAgain({ hostId, siteId, seat, day, morning, afternoon }: Booking): Promise<void> {
  const { items } = await call(bookings.book, {
    hostId,
    siteId,
    seatId: seat.id,
    days: [day],
    morning,
    afternoon,
  })
  await askAgain(touched)
  const [first] = items
  announce(
    first?.seat
      ? text('bookings.booked', { seat: first.seat.label, day: dayInWords(day) })
      : (first?.reasons.map((reason) => wordsOfReason(reason as never)).join(' ') ?? ''),
  )
}

export function WaitCard({ wait }: { wait: Mine['waits'][number] }) {
  const t = useText()
  const leave = useAct(bookings.leaveWaiting, {
    refreshes: touched,
    onDone: () => announce(t('bookings.left')),
  })
  const part = t(`bookings.part-${partOf(wait)}`)
  return (
    <article className="vi-card booking-card">
      <h3>{sentence(t('bookings.what', { day: dayInWords(wait.day), part }))}</h3>
      <p>
        <SiteLink of={wait} />
      </p>
      <p>{wait.before === 0 ? t('bookings.first-in-line') : t('bookings.before', { before: wait.before })}</p>
      <ProblemNotice problem={leave.error} />
      <div>
        <Button
          small
          busy={leave.isPending}
          aria-label={t('bookings.leave-label', { day: dayInWords(wait.day), site: wait.site })}
          onClick={() => leave.mutate({ waitId: wait.id })}
        >
          {t('bookings.leave')}
        </Button>
      </div>
    </article>
  )
}
