import type { days } from '../../features/days/contract.ts'
import type { Answered } from '../call.ts'
import { type Text, text } from '../language.ts'
import { entryOf, kindOf } from '../planning/place-kind.ts'

/** An own day with its story and choices; its events, swaps and outcomes; requests and reviews. */
export type MyDay = Answered<typeof days.myDay>
export type DayEvent = MyDay['events'][number]
export type Swap = MyDay['swaps'][number]
export type Request = MyDay['requests'][number]
export type Review = MyDay['reviews'][number]

/** "in ufficio, entrata alle 08:30" */
export const placeInWords = (place: string, t: Text = text): string =>
  t(`days.place-${kindOf(place)}`, { entry: entryOf(place) })
