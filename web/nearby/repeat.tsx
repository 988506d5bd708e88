import { useState } from 'react'
import { bookings } from '../../features/bookings/contract.ts'
import { nearby } from '../../features/nearby/contract.ts'
import type { Part } from '../../features/nearby/rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { halvesOf } from './half.ts'
import type { ShownSite } from './site-facts.tsx'

const choices = [2, 3, 4, 6, 8]

/** The same weekday over some weeks: each day by itself, and of each it is said what became of it. */
export function Repeat({
  site,
  day,
  part,
  seatId,
}: {
  site: ShownSite
  day: Day
  part: Part
  seatId: string | undefined
}) {
  const t = useText()
  const [weeks, setWeeks] = useState(4)
  const book = useAct(bookings.book, { refreshes: [bookings.seats, bookings.myBookings, nearby.search] })
  const days = Array.from({ length: weeks }, (_, k) => addDays(day, 7 * k))
  return (
    <details className="vi-card">
      <summary>{t('bookings.repeat')}</summary>
      <div className="vi-stack vi-stack-tight">
        <p>{t('bookings.repeat-lead')}</p>
        <div className="near-when">
          <SelectField
            label={t('bookings.repeat-weeks')}
            value={String(weeks)}
            options={choices.map((count) => ({ value: String(count), label: String(count) }))}
            onText={(count) => setWeeks(Number(count))}
          />
          <Button
            busy={book.isPending}
            onClick={() =>
              book.mutate({
                hostId: site.hostId,
                siteId: site.siteId,
                ...(seatId ? { seatId } : {}),
                days,
                ...halvesOf(part),
              })
            }
          >
            {t('bookings.repeat-book', { count: weeks })}
          </Button>
        </div>
        <ProblemNotice problem={book.error} />
        {book.data && (
          <DataTable
            caption={t('bookings.outcome')}
            rows={book.data.items}
            keyOf={(one) => one.day}
            columns={[
              { name: t('bookings.day'), cell: (one) => dayInWords(one.day) },
              {
                name: t('bookings.column-state'),
                cell: ({ outcome, reasons }) => (
                  <>
                    {t(`bookings.outcome-${outcome}`)}
                    {outcome === 'refused' &&
                      `: ${reasons
                        .filter(({ code }) => !code.startsWith('bookings/free-'))
                        .map(wordsOfReason)
                        .join(' ')}`}
                  </>
                ),
              },
              { name: t('bookings.column-seat'), cell: ({ seat }) => seat?.label ?? '–' },
            ]}
          />
        )}
      </div>
    </details>
  )
}
