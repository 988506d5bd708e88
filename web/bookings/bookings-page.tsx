import './words.ts'
import './bookings.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { bookings } from '../../features/bookings/contract.ts'
import { visits } from '../../features/visits/contract.ts'
import { addDays } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { MyVisits } from '../visits/my-visits.tsx'
import { BookingCard, WaitCard } from './booking-card.tsx'
import type { Booking, Mine } from './mine.ts'

const daysBack = 180

/** One's own seats: what is coming, what is offered, what one waits for, and what was. */
export function BookingsPage() {
  const t = useText()
  const mine = useAnswer(bookings.myBookings, { from: today() })
  // Together: what one does today stands above, and would push the rest away if it came later.
  const visiting = useAnswer(visits.myVisits, {})
  return (
    <Page
      title={t('bookings.title')}
      lead={t('bookings.lead')}
      actions={
        <ButtonLink kind="primary" to="/vicino">
          {t('bookings.search')}
        </ButtonLink>
      }
    >
      {mine.isPending || visiting.isPending ? (
        <Bones lines={6} />
      ) : (
        <>
          <MyVisits />
          <Answer of={mine}>{(shown) => <Coming mine={shown} />}</Answer>
          <Past />
          <p>
            <Link to="/notices/preferences">{t('bookings.calendar')}</Link>
          </p>
        </>
      )}
    </Page>
  )
}

const holding = ['asked', 'confirmed']

function Coming({ mine: { items, waits } }: { mine: Mine }) {
  const t = useText()
  const offered = items.filter(({ state }) => state === 'offered')
  const coming = items.filter(({ state }) => holding.includes(state))
  const waiting = waits.filter(({ state }) => state === 'waiting')
  if (offered.length + coming.length + waiting.length === 0)
    return (
      <Empty icon="calendar" title={t('bookings.none')}>
        <p>{t('bookings.none-lead')}</p>
      </Empty>
    )
  return (
    <>
      {offered.length > 0 && (
        <Section title={t('bookings.offered')} plain>
          <p className="vi-soft">{t('bookings.offered-lead')}</p>
          <Cards items={offered} />
        </Section>
      )}
      {coming.length > 0 && (
        <Section title={t('bookings.coming')} plain>
          <Cards items={coming} />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t('bookings.waiting')} plain>
          <ul className="booking-cards">
            {waiting.map((wait) => (
              <li key={wait.id}>
                <WaitCard wait={wait} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const Cards = ({ items }: { items: readonly Booking[] }) => (
  <ul className="booking-cards">
    {items.map((booking) => (
      <li key={booking.id}>
        <BookingCard booking={booking} />
      </li>
    ))}
  </ul>
)

/** Asked for only when somebody wants to see it. */
function Past() {
  const t = useText()
  const [shown, setShown] = useState(false)
  const past = useAnswer(
    bookings.myBookings,
    { from: addDays(today(), -daysBack), until: addDays(today(), -1) },
    { enabled: shown },
  )
  if (!shown)
    return (
      <div>
        <Button kind="quiet" onClick={() => setShown(true)}>
          {t('bookings.past-show')}
        </Button>
      </div>
    )
  return (
    <Section title={t('bookings.past')} plain>
      <Answer of={past} bones={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="vi-soft">{t('bookings.none')}</p>
          ) : (
            <Cards items={[...items].reverse()} />
          )
        }
      </Answer>
    </Section>
  )
}
