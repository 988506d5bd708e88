import type { Day } from '../../vocabulary/day.ts'
import { usualDuties } from './document-rules.ts'
import type { Terms } from './rules.ts'

/** Terms as a small firm would accept them as they stand. */
export const usualTerms = (from: Day, until: Day): Terms => ({
  ...{ title: 'Convenzione per postazioni di lavoro vicine', object: '', from, until },
  ...{ renewsMonths: null, noticeDays: 30, cost: 'none', costCents: null, paidBy: 'guest' },
  ...{ weekdays: [1, 2, 3, 4, 5], morning: true, afternoon: true, ...usualDuties, names: false },
  ...{ openTo: null, seatsEach: null, mostPerDayEach: null, mostPartners: null },
})
