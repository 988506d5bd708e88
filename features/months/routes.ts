import { on } from '../../platform/http/route.ts'
import {
  changeMonthNumbers,
  closeWishes,
  draftMonth,
  followPolicy,
  openMonth,
  showMonth,
  showMonths,
} from './actions.ts'
import { months } from './contract.ts'

export const monthsRoutes = [
  on(months.months).do(showMonths),
  on(months.month).do(showMonth),
  on(months.draft).do(draftMonth),
  on(months.open).do(openMonth),
  on(months.change).do(changeMonthNumbers),
  on(months.followPolicy).do(followPolicy),
  on(months.closeWishes).do(closeWishes),
]
