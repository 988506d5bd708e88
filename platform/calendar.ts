import ical, { ICalCalendarMethod, ICalEventClass, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day } from '../vocabulary/day.ts'
import { instantText } from './clock.ts'

export type CalendarDay = {
  day: Day
  summary: string
  description: string
  location: string | null
  /** How often the day changed since it was first published, and when last. */
  changes: number
  changedAt: number
}

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986): whole days, which block no time and are nobody else's business.
 * Byte for byte the same while nothing changes: the stamps are those of the change, not of the asking.
 * @param id names the calendar; each day of it keeps its name whatever becomes of it
 */
export function calendarText(
  { id, name, host, address }: { id: string; name: string; host: string; address: string },
  days: readonly CalendarDay[],
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Vicinato', product: 'Vicinato', language: 'IT' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  })
  for (const { day, summary, description, location, changes, changedAt } of days)
    calendar.createEvent({
      id: `${day}.${id}@${host}`,
      // A whole day is written without time zone: as midnight UTC it is the same day everywhere.
      start: `${day}T00:00:00Z`,
      end: `${addDays(day, 1)}T00:00:00Z`,
      allDay: true,
      summary,
      description,
      location,
      sequence: changes,
      stamp: instantText(changedAt),
      lastModified: instantText(changedAt),
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
      url: address,
    })
  return calendar.toString()
}
