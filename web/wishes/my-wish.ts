import type { wishes } from '../../features/wishes/contract.ts'
import type { Wish } from '../../features/wishes/rules.ts'
import type { Answered } from '../call.ts'

/** The wishes of who asks, with the numbers that bind them, as the server answers them. */
export type MyWish = Answered<typeof wishes.myWish>
/** The same of a person who has named who asks, without what is that person's own. */
export type DelegatedWish = Answered<typeof wishes.delegatedWish>
export type ShownWish = MyWish | DelegatedWish

export const isMine = (shown: ShownWish): shown is MyWish => 'homeSuitable' in shown

/** What is asked, as the calendar draws it; for another, home is taken to suit. */
export function wishOf(shown: ShownWish): Wish {
  const { wished, matters, cannot, absent, anyDay, near } = shown
  const own = isMine(shown)
    ? { home: shown.home, entryPreferred: shown.entryPreferred }
    : { home: true, entryPreferred: null }
  return { wished, matters, cannot, absent, anyDay, near, ...own }
}

/** The numbers that rules and forecast need. */
export const numbersOf = (shown: ShownWish) => ({
  days: shown.days,
  quota: shown.quota,
  perWeek: shown.perWeek,
  besides: shown.besides,
  homeSuitable: isMine(shown) ? shown.homeSuitable : true,
  nearSpaces: isMine(shown) ? shown.nearSpaces.length : 0,
})
