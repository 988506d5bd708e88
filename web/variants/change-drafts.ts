import type { PresenceHow } from '../../features/variants/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { AskedChange, AskedHappening, Numbers } from './change-words.ts'

export type Kind = AskedHappening['what'] | AskedChange['what']
/** What is typed, of every kind together, so that changing one's mind about the kind loses nothing. */
export type Draft = {
  directorateId: string
  officeId: string
  /** `organisation`, `directorate:ID`, `team:ID` */
  where: string
  how: PresenceHow
  number: string
  week: string
  earlier: string
  later: string
  /** Null: every day. */
  days: Day[] | null
  elsewhereId: string
  elsewhereDesks: string
  personId: string
  personName: string
  siteId: string
}
export type FieldsOf = {
  numbers: Numbers
  draft: Draft
  from: Day | null
  onDraft: (more: Partial<Draft>) => void
}

export const draftOf = (numbers: Numbers): Draft => ({
  directorateId: numbers.directorates[0]?.directorateId ?? '',
  officeId: numbers.offices[0]?.officeId ?? '',
  where: 'organisation',
  how: 'fewer',
  number: '',
  week: numbers.daysPerWeek === null ? '' : String(numbers.daysPerWeek),
  earlier: '0',
  later: '0',
  days: null,
  elsewhereId: '',
  elsewhereDesks: '',
  personId: '',
  personName: '',
  siteId: (numbers.spaces.find(({ days }) => days.length > 0) ?? numbers.spaces[0])?.siteId ?? '',
})

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null)
const signed = (text: string): number | null =>
  /^[-−]?\d{1,2}$/.test(text.trim()) ? Number(text.replace('−', '-')) : null

/** The change that is meant, or nothing as long as something is missing. */
export function parsedOf(kind: Kind, draft: Draft): AskedChange | AskedHappening | null {
  const { directorateId, officeId, days, personId } = draft
  const number = whole(draft.number)
  const some = days ? { days } : {}
  switch (kind) {
    case 'budget':
      return number === null || !directorateId ? null : { what: kind, directorateId, days: number }
    case 'quota': {
      const week = draft.week.trim() === '' ? null : whole(draft.week)
      return number === null || (draft.week.trim() !== '' && week === null)
        ? null
        : { what: kind, daysPerPerson: number, daysPerWeek: week }
    }
    case 'presence': {
      const [scope, scopeId = null] = draft.where.split(':') as [
        'organisation' | 'directorate' | 'team',
        string?,
      ]
      return number === null || days?.length === 0
        ? null
        : { what: kind, scope, scopeId, how: draft.how, value: number, ...some }
    }
    case 'desks':
      return number === null || days?.length === 0 ? null : { what: kind, officeId, desks: number, ...some }
    case 'closure': {
      const desks = whole(draft.elsewhereDesks)
      const elsewhere = draft.elsewhereId ? { officeId: draft.elsewhereId, desks: desks ?? 0 } : null
      return days === null ? null : { what: kind, officeId, days, elsewhere }
    }
    case 'entry': {
      const [earlier, later] = [signed(draft.earlier), signed(draft.later)]
      return earlier === null || later === null ? null : { what: kind, earlier, later }
    }
    case 'space-closed':
      return !draft.siteId || !days || days.length === 0 ? null : { what: kind, siteId: draft.siteId, days }
    case 'absence':
      return !personId || !days || days.length === 0 ? null : { what: kind, personId, days }
  }
}
