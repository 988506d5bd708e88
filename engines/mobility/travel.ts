/**
 * Ways without a timetable, estimated from the air line. On foot and by bicycle the detours and speeds were measured on
 * some 10,500 routed pairs in Milan more than 2 km apart (median errors: 3 minutes on 58, 1.7 minutes on 22). By car
 * the detour is the mean over 300 European cities (Delloye, Caruso et al., Environment and Planning B, 2023, doi
 * 10.1177/23998083231168870); the speed in the rush hours is Milan's of 2023 by TomTom Traffic Index (17 km/h), those
 * of the other hours are assumed from its mean over the day (10 km in 28:50). Every figure is an estimate; all can be
 * replaced.
 */
import { metresBetween, type Point } from './points.ts'
import { type Pace, walkingPace } from './walking.ts'

export const modes = ['walk', 'bicycle', 'transit', 'car'] as const
export type Mode = (typeof modes)[number]

export interface Assumptions {
  walk: Pace
  bicycle: Pace
  car: {
    detour: number
    /** From midnight, 24 of them. */
    kmPerHour: readonly number[]
    /** To the car, and from where it is left. */
    besidesMinutes: number
  }
  /** Straight line between a point and the stops that are walked to. */
  accessMetres: number
}

const [night, day, rush] = [30, 21, 17]

export const usualAssumptions: Assumptions = {
  walk: walkingPace,
  bicycle: { detour: 1.3, kmPerHour: 13 },
  car: {
    detour: 1.343,
    kmPerHour: Array.from({ length: 24 }, (_, hour) =>
      hour < 6 || hour >= 22 ? night : [7, 8, 9, 17, 18, 19].includes(hour) ? rush : day,
    ),
    besidesMinutes: 5,
  },
  accessMetres: 1000,
}

export interface Way {
  seconds: number
  km: number
  /** `timetable`: searched; `estimate`: from the air line. */
  basis: 'timetable' | 'estimate'
}

/** A way by one's own means. @param hour of arrival, for the car's speed */
export function ownWay(
  mode: Exclude<Mode, 'transit'>,
  from: Point,
  to: Point,
  { hour = 9, assumptions = usualAssumptions }: { hour?: number; assumptions?: Assumptions } = {},
): Way {
  const km = metresBetween(from, to) / 1000
  if (mode === 'car') {
    const { detour, kmPerHour, besidesMinutes } = assumptions.car
    const speed = kmPerHour[hour % 24]!
    return {
      seconds: Math.ceil(((km * detour) / speed) * 3600 + besidesMinutes * 60),
      km: km * detour,
      basis: 'estimate',
    }
  }
  const { detour, kmPerHour } = assumptions[mode]
  return { seconds: Math.ceil(((km * detour) / kmPerHour) * 3600), km: km * detour, basis: 'estimate' }
}

/** Of the list, the middle, or the mean of both middles; the list is put in order. */
export function medianOf(list: Uint16Array | Int32Array): number {
  // A few dozen values: sorting them in place costs less than calling a sort.
  for (let at = 1; at < list.length; at++) {
    const value = list[at]!
    let place = at
    while (place > 0 && list[place - 1]! > value) {
      list[place] = list[place - 1]!
      place--
    }
    list[place] = value
  }
  const half = list.length >> 1
  return list.length % 2 === 1 ? list[half]! : (list[half - 1]! + list[half]!) / 2
}
