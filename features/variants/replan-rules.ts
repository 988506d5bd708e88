// A published month planned anew: what moves, what it gives and costs, and until when it can be taken back.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isAway, isOffice, type Place } from '../planning/rules.ts'
import type { RaisedFigure } from './figures-rules.ts'

export type ReplanFigures = {
  minutes: number
  charged: number
  seconds: number
  people: number
  days: number
  toHome: number
  toOffice: number
  absent: number
  entries: number
  granted: number
  takenBack: number
  overDesksBefore: number
  overDesksAfter: number
  raised: RaisedFigure[]
  directorates: { directorateId: string; name: string; people: number; toHome: number; toOffice: number }[]
  byDay: { day: string; toHome: number; toOffice: number }[]
}
export type CountedMove = {
  personId: string
  directorateId: string
  day: Day
  from: Place
  to: Place
  wished: boolean
}

/** Tomorrow has begun for who arranges it today; notice comes on top. */
export const firstMovable = (today: Day, noticeDays: number): Day => addDays(today, 1 + noticeDays)

/** Counts of a re-plan's moves; another entry time is no other place. */
export function countMoves(
  moves: readonly CountedMove[],
  days: readonly Day[],
  names: ReadonlyMap<string, string>,
): Pick<
  ReplanFigures,
  | 'people'
  | 'days'
  | 'toHome'
  | 'toOffice'
  | 'absent'
  | 'entries'
  | 'granted'
  | 'takenBack'
  | 'directorates'
  | 'byDay'
> {
  const toHome = moves.filter(({ to }) => isAway(to))
  const toOffice = moves.filter(({ from, to }) => isOffice(to) && !isOffice(from))
  const absent = moves.filter(({ to }) => to === 'absent')
  const moved = [...toHome, ...toOffice, ...absent]
  const of = <M extends { directorateId: string }>(list: readonly M[], id: string) =>
    list.filter(({ directorateId }) => directorateId === id)
  const persons = (list: readonly CountedMove[]) => new Set(list.map(({ personId }) => personId)).size
  const touched = [...new Set(moved.map(({ directorateId }) => directorateId))]
  return {
    people: persons(moved),
    days: moved.length,
    toHome: toHome.length,
    toOffice: toOffice.length,
    absent: absent.length,
    entries: moves.length - moved.length,
    granted: toHome.filter(({ from, wished }) => wished && !isAway(from)).length,
    takenBack: toOffice.filter(({ from, wished }) => wished && isAway(from)).length,
    directorates: touched
      .map((directorateId) => ({
        directorateId,
        name: names.get(directorateId) ?? '',
        people: persons(of(moved, directorateId)),
        toHome: of(toHome, directorateId).length,
        toOffice: of(toOffice, directorateId).length,
      }))
      .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
    byDay: days.map((day) => ({
      day,
      toHome: toHome.filter((move) => move.day === day).length,
      toOffice: toOffice.filter((move) => move.day === day).length,
    })),
  }
}

/** Why an applied re-plan can be taken back no more. @param firstDay the first day that it moved */
export function reasonsNotToUndo(
  one: { applied: boolean; undone: boolean; firstDay: Day | null },
  today: Day,
): Reason[] {
  if (!one.applied) return [{ code: 'variants/not-applied' }]
  if (one.undone) return [{ code: 'variants/undone-already' }]
  return one.firstDay !== null && today >= one.firstDay ? [{ code: 'variants/begun', day: one.firstDay }] : []
}
