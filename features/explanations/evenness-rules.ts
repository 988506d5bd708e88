// How evenly a plan grants what was asked, told so that nobody is found in it.
import { fewestPeople, type GroupFigures, publishedGroups } from '../planning/aggregates-rules.ts'
import { commuteQuartiles, type Trait, traits } from '../planning/fairness-rules.ts'

export type PersonGrouped = {
  personId: string
  commuteMinutes: number | null
  sex: 'F' | 'M' | null
  partTimePercent: number
  directorate: string
}
/** By trait, the group of each person. */
export type Groupings = Record<Trait, Record<string, string>>

export function groupingsOf(people: readonly PersonGrouped[]): Groupings {
  const quartiles = commuteQuartiles(people.map(({ commuteMinutes }) => commuteMinutes))
  const by = (groupOf: (person: PersonGrouped, index: number) => string) =>
    Object.fromEntries(people.map((person, index) => [person.personId, groupOf(person, index)]))
  return {
    commute: by((_, index) => quartiles[index]!),
    sex: by(({ sex }) => sex ?? 'unknown'),
    'part-time': by(({ partTimePercent }) => (partTimePercent < 100 ? 'part' : 'full')),
    directorate: by(({ directorate }) => directorate),
  }
}

export type FoundFairness = {
  people: number
  wishedDays: number
  grantedDays: number
  share: number
  jain: number
  worstTenth: { people: number; share: number }
}
export type FoundEvenness = {
  all: FoundFairness
  groups: Record<string, (FoundFairness & { group: string })[]>
}

/** The name of small groups taken together, which no group has. */
const together = ' '

/** Small groups joined, so that what is asked again is told of groups of enough people only. */
export function mergedGroupings(groupings: Groupings, { groups }: FoundEvenness): Groupings {
  const merged = traits.map((trait) => {
    const figures: GroupFigures[] = (groups[trait] ?? []).map(
      ({ group, people, wishedDays, grantedDays }) => ({
        name: group,
        people,
        wished: wishedDays,
        granted: grantedDays,
      }),
    )
    const alone = new Set(publishedGroups(figures).flatMap(({ name }) => name ?? []))
    const joined = Object.entries(groupings[trait]).map(([personId, group]) => [
      personId,
      alone.has(group) ? group : together,
    ])
    return [trait, Object.fromEntries(joined)]
  })
  return Object.fromEntries(merged) as Groupings
}

/** Percent, and Jain's index in hundredths; the worst tenth only where it is of enough people. */
export type EvennessRow = {
  /** Null for small groups together. */
  name: string | null
  people: number
  sharePercent: number
  jain: number
  worstTenthPercent: number | null
}
export type Evenness = { all: EvennessRow | null; items: { trait: Trait; groups: EvennessRow[] }[] }

export function evennessOf({ all, groups }: FoundEvenness): Evenness {
  const enough = ({ people }: { people: number }) => people >= fewestPeople
  return {
    all: enough(all) ? rowOf(null, all) : null,
    items: traits.map((trait) => ({
      trait,
      groups: (groups[trait] ?? [])
        .filter(enough)
        .map(({ group, ...found }) => rowOf(group === together ? null : group, found)),
    })),
  }
}

const nearestFive = (count: number): number => Math.round(count / 5) * 5

const rowOf = (name: string | null, { people, share, jain, worstTenth }: FoundFairness): EvennessRow => ({
  name,
  people: nearestFive(people),
  sharePercent: Math.round(100 * share),
  jain: Math.round(100 * jain) / 100,
  worstTenthPercent: worstTenth.people >= fewestPeople ? Math.round(100 * worstTenth.share) : null,
})
