import type { Day } from '../../vocabulary/day.ts'
import { type Terms, usualRest, usualTexts } from './rules.ts'

/** Terms that are in order under the usual policy, for tests and the demo. */
export const usualTerms = (from: Day, until: Day | null, changes: Partial<Terms> = {}): Terms => ({
  ...{ frame: 'local', regime: 'agile', from, until, daysPerMonth: 8, daysPerWeek: 2, weekdays: [] },
  places: ['home', 'near-desk'],
  bands: [
    { from: '09:30', until: '12:30' },
    { from: '14:00', until: '16:00' },
  ],
  rest: usualRest,
  tools: [
    { kind: 'computer', name: '', providedBy: 'body' },
    { kind: 'remote-access', name: '', providedBy: 'body' },
  ],
  objectives: [
    {
      ...{ activity: 'Istruttoria di pratiche', result: 'Pratiche concluse nei termini' },
      ...{ kind: 'percentage', operator: '>=', target: '90' },
    },
  ],
  ...usualTexts,
  annexes: [],
  ...changes,
})
