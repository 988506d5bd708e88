import type { bank } from '../../features/bank/contract.ts'
import type { Answered } from '../call.ts'

export type Mine = Answered<typeof bank.mine>
export type OwnAccount = NonNullable<Mine['account']>
