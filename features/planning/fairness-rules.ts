// Whether days are shared fairly, as HR sees it before publishing: shares granted by group, small groups merged.

import { type GroupFigures, type PublishedGroup, publishedGroups } from './aggregates-rules.ts'

export const traits = ['commute', 'sex', 'part-time', 'directorate'] as const
export type Trait = (typeof traits)[number]
/** One person's month with what groups are made by; nothing of it leaves but counts. */
export type PersonShared = {
  /** One way; null where nothing is known. */
  commuteMinutes: number | null
  sex: 'F' | 'M' | null
  partTimePercent: number
  directorate: string
  /** Days asked for, and those of them granted. */
  wished: number
  granted: number
}

/**
 * The quartile of each way among those known, `q1` the shortest. People with equal minutes are in the same
 * quartile, so that nobody's place among equals depends on chance.
 */
export function commuteQuartiles(minutes: readonly (number | null)[]): string[] {
  const known = minutes.filter((one) => one !== null).sort((a, b) => a - b)
  const upTo = [1, 2, 3].map((quarter) => known[Math.ceil((known.length * quarter) / 4) - 1] ?? 0)
  return minutes.map((one) => {
    if (one === null) return 'unknown'
    const quarter = upTo.findIndex((most) => one <= most)
    return `q${quarter < 0 ? 4 : quarter + 1}`
  })
}

/** Granted of the days asked for, by each trait; every table by itself adds up to all. */
export function fairnessOf(people: readonly PersonShared[]): { trait: Trait; groups: PublishedGroup[] }[] {
  const quartiles = commuteQuartiles(people.map(({ commuteMinutes }) => commuteMinutes))
  const nameOf: Record<Trait, (person: PersonShared, index: number) => string> = {
    commute: (_, index) => quartiles[index]!,
    sex: ({ sex }) => sex ?? 'unknown',
    'part-time': ({ partTimePercent }) => (partTimePercent < 100 ? 'part' : 'full'),
    directorate: ({ directorate }) => directorate,
  }
  return traits.map((trait) => {
    const groups = new Map<string, GroupFigures>()
    for (const [index, person] of people.entries()) {
      const name = nameOf[trait](person, index)
      const group = groups.get(name) ?? { name, people: 0, wished: 0, granted: 0 }
      group.people++
      group.wished += person.wished
      group.granted += person.granted
      groups.set(name, group)
    }
    return { trait, groups: publishedGroups([...groups.values()]) }
  })
}
