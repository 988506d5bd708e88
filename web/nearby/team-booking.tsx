import { useState } from 'react'
import { bookings } from '../../features/bookings/contract.ts'
import { nearby } from '../../features/nearby/contract.ts'
import type { Part } from '../../features/nearby/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { CheckField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { halvesOf } from './half.ts'
import type { ShownSite } from './site-facts.tsx'

/** For who manages a team: as many seats together as people are chosen, or none. */
export function TeamBooking(props: { site: ShownSite; day: Day; part: Part; free: number }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <details className="vi-card" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('bookings.team')}</summary>
      {open && <Team {...props} />}
    </details>
  )
}

function Team({ site, day, part, free }: { site: ShownSite; day: Day; part: Part; free: number }) {
  const t = useText()
  const team = useAnswer(nearby.team, {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const book = useAct(bookings.bookTeam, {
    refreshes: [bookings.seats, bookings.myBookings, nearby.search],
    onDone: ({ items }) => {
      setChosen([])
      announce(t('bookings.team-booked', { count: items.length }))
    },
  })
  return (
    <div className="vi-stack vi-stack-tight">
      <p>{t('bookings.team-lead')}</p>
      <Answer of={team} bones={4}>
        {({ items }) => (
          <fieldset className="seat-team">
            <legend>{t('bookings.team-who')}</legend>
            {items.map(({ personId, name }) => (
              <CheckField
                key={personId}
                label={name}
                checked={chosen.includes(personId)}
                disabled={!chosen.includes(personId) && chosen.length >= free}
                onCheck={(on) =>
                  setChosen(on ? [...chosen, personId] : chosen.filter((one) => one !== personId))
                }
              />
            ))}
          </fieldset>
        )}
      </Answer>
      <ProblemNotice problem={book.error} />
      {chosen.length > 0 && (
        <div>
          <Button
            kind="primary"
            busy={book.isPending}
            onClick={() =>
              book.mutate({
                hostId: site.hostId,
                siteId: site.siteId,
                day,
                ...halvesOf(part),
                personIds: [...chosen],
              })
            }
          >
            {t('bookings.team-book', { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  )
}
