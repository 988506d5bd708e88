import { on, type Route } from '../../platform/http/route.ts'
import { askDays, giveDays, showMine, takeBack, withdraw } from './actions.ts'
import { bank } from './contract.ts'
import { distributeNow, exportYear, showOffice } from './office-actions.ts'

export const bankRoutes: Route[] = [
  on(bank.mine).do(showMine),
  on(bank.give).do(giveDays),
  on(bank.takeBack).do(takeBack),
  on(bank.ask).do(askDays),
  on(bank.withdraw).do(withdraw),
  on(bank.office).do(showOffice),
  on(bank.distribute).do(distributeNow),
  on(bank.year).do(exportYear),
]
