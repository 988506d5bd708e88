import { dayInWords, instantInBrief } from '../design/dates.ts'
import { type MessageKey, useText } from '../language.ts'
import { type DayEvent, placeInWords } from './my-day.ts'

/** All that happened to a day, oldest first. */
export function DayEvents({ events }: { events: readonly DayEvent[] }) {
  const t = useText()
  return (
    <ol className="vi-events">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its place
        <li key={index}>
          <span>
            {t(keyOf(event), {
              by: event.by ?? '',
              with: event.with ?? '',
              otherDay: event.otherDay ? dayInWords(event.otherDay) : '',
              place: event.to ? placeInWords(event.to, t) : '',
            })}
          </span>
          {event.at && <span className="vi-soft">{instantInBrief(event.at)}</span>}
          {event.reason && <q className="vi-event-words">{event.reason}</q>}
        </li>
      ))}
    </ol>
  )
}

function keyOf({ kind, otherDay, with: other }: DayEvent): MessageKey {
  if (kind === 'swapped' && other) return 'days.event-swapped-with'
  if (kind === 'request-asked' && otherDay) return 'days.event-swap-asked'
  return `days.event-${kind}`
}
