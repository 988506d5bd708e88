// Who has not stated any wish is reminded before it is too late: some days before, and again the day before.
import { addDays, type Day } from '../../vocabulary/day.ts'

/**
 * The reminder that is due: the last one whose day has come. One that was missed (nothing ran that day) is made up
 * for, but never two at once.
 * @param daysBefore how many days before the last day reminders are sent, by policy
 */
export function reminderDue(wishesUntil: Day, daysBefore: readonly number[], today: Day): number | undefined {
  if (today > wishesUntil) return undefined
  const due = daysBefore.filter((days) => addDays(wishesUntil, -days) <= today)
  return due.length > 0 ? Math.min(...due) : undefined
}
