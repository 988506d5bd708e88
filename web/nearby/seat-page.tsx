import './words.ts'
import '../bookings/words.ts'
import '../spaces/words.ts'
import './nearby.css'
import './seat.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { bookings } from '../../features/bookings/contract.ts'
import { type Part, parts } from '../../features/nearby/rules.ts'
import { spaces } from '../../features/spaces/contract.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { askAgain, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Page } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { useLive } from '../visits/live.ts'
import { BookingAct } from './booking-act.tsx'
import { ChooseSeat } from './choose-seat.tsx'
import { freeOf } from './half.ts'
import { Repeat } from './repeat.tsx'
import { nextWeekday } from './search.ts'
import { type ShownSite, SiteFacts } from './site-facts.tsx'
import { TeamBooking } from './team-booking.tsx'

const from = '/signed-in/vicino/$hostId/$siteId'

/** A site on a day: any seat with one touch, or one chosen on the plan or in the table. */
export function SeatPage() {
  const ids = useParams({ from })
  const asked = useAnswer(spaces.site, ids)
  return (
    <Answer of={asked} bones={10}>
      {(shown) => <SeatOf site={{ ...shown, ...ids }} />}
    </Answer>
  )
}

function SeatOf({ site }: { site: ShownSite }) {
  const t = useText()
  const { hostId, siteId } = site
  const search = useSearch({ from })
  const navigate = useNavigate()
  const day = search.day ?? nextWeekday(today())
  const part = search.part ?? 'day'
  const seats = useAnswer(bookings.seats, { hostId, siteId, day }, { keepPrevious: true })
  useLive({ siteId, from: day, until: day }, () => askAgain([bookings.seats]))
  const [chosen, setChosen] = useState<string>()
  const session = useSession()
  const go = (to: { day?: Day; part?: Part }) =>
    void navigate({
      to: '/vicino/$hostId/$siteId',
      params: { hostId, siteId },
      search: { day, part, ...to },
      replace: true,
      resetScroll: false,
    })
  return (
    <Page
      title={site.name}
      lead={[site.host, site.address, site.neighbourhood].filter(Boolean).join(' · ')}
      back={{ to: '/vicino', label: t('nearby.title') }}
    >
      <div className="near-when">
        <TextField
          type="date"
          label={t('bookings.day')}
          value={day}
          min={today()}
          onText={(next) => {
            if (isDay(next)) go({ day: next })
          }}
        />
        <SelectField
          label={t('bookings.part')}
          value={part}
          options={parts.map((value) => ({ value, label: t(`bookings.part-${value}`) }))}
          onText={(next) => go({ part: next as Part })}
        />
      </div>
      <Answer of={seats} bones={8}>
        {(answer) => (
          <>
            <BookingAct
              key={`${day} ${part}`}
              site={site}
              seats={answer}
              part={part}
              chosen={answer.seats.find(({ id }) => id === chosen)}
              onBooked={() => setChosen(undefined)}
            />
            <ChooseSeat site={site} seats={answer} part={part} chosen={chosen} onChoose={setChosen} />
            {freeOf(answer, part) > 0 && <Repeat site={site} day={day} part={part} seatId={chosen} />}
            {hasRole(session, 'team-manager', 'team-substitute') && (
              <TeamBooking site={site} day={day} part={part} free={freeOf(answer, part)} />
            )}
          </>
        )}
      </Answer>
      <SiteFacts site={site} />
    </Page>
  )
}
