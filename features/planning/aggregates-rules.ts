// What representatives read of a published month: shares by directorate, from which nobody can be found.
export type GroupFigures = { name: string; people: number; wished: number; granted: number }
export type PublishedGroup = {
  /** Null for the small directorates taken together. */
  name: string | null
  directorates: number
  people: number
  wished: number
  granted: number
}

/** Fewest people of a published row: the threshold for small administrations in the field is 5 to 10; the higher is used. */
export const fewestPeople = 10
const nearestFive = (count: number): number => Math.round(count / 5) * 5

/**
 * Small groups are merged, not blanked: a blank could be found again from a total. Every person is in exactly one
 * row of at least `fewestPeople`; counts are rounded to five. Where even all together are too few, nothing is said.
 */
export function publishedGroups(groups: readonly GroupFigures[]): PublishedGroup[] {
  const bySize = groups.filter(({ people }) => people > 0).toSorted((a, b) => a.people - b.people)
  const together = (some: readonly GroupFigures[], what: 'people' | 'wished' | 'granted') =>
    some.reduce((sum, group) => sum + group[what], 0)
  let merged = bySize.filter(({ people }) => people < fewestPeople).length
  // The rest, taken together, must be many enough too: the next smallest joins them.
  while (merged > 0 && merged < bySize.length && together(bySize.slice(0, merged), 'people') < fewestPeople)
    merged++
  const rest = bySize.slice(0, merged)
  if (merged > 0 && together(rest, 'people') < fewestPeople) return []
  const row = (name: string | null, some: readonly GroupFigures[]): PublishedGroup => ({
    name,
    directorates: some.length,
    people: nearestFive(together(some, 'people')),
    wished: nearestFive(together(some, 'wished')),
    granted: nearestFive(together(some, 'granted')),
  })
  const alone = bySize
    .slice(merged)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((group) => row(group.name, [group]))
  return merged > 0 ? [...alone, row(null, rest)] : alone
}
