import type { planningRoom } from '../../features/planning/room-contract.ts'
import type { Answered } from '../call.ts'
import type { Text } from '../language.ts'

export type Exception = Answered<typeof planningRoom.exceptions>['items'][number]

/** What it changes, in words: "14 giorni nel mese, oltre la prevalenza". */
export const whatChanges = (
  t: Text,
  {
    daysPerMonth,
    daysPerWeek,
    beyondPrevalence,
  }: Pick<Exception, 'daysPerMonth' | 'daysPerWeek' | 'beyondPrevalence'>,
): string =>
  [
    daysPerMonth !== null && t('room.exception-month', { count: daysPerMonth }),
    daysPerWeek !== null && t('room.exception-week', { count: daysPerWeek }),
    beyondPrevalence && t('room.exception-beyond'),
  ]
    .filter(Boolean)
    .join(', ')
