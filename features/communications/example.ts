import type { Day } from '../../vocabulary/day.ts'
import { type Settings, usualSettings } from './rules.ts'

/** A public body that communicates from a day on, with all that its people lack. */
export const exampleSettings = (since: Day, changes: Partial<Settings> = {}): Settings => ({
  ...usualSettings,
  ...{
    employerCode: '01199250158',
    employerName: 'Comune di Borgo Sereno',
    pat: '123456789',
    tariff: '0722',
  },
  since,
  ...changes,
})
