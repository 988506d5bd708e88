// What representatives read of who may ask: figures from which nobody can be found.
export type PlainFigures = { name: string | null; people: number; mayAsk: number }
export type PublishedFigures = PlainFigures & { directorates: number }

/** Fewest people of a row: the threshold for small administrations in the field is 5 to 10; the higher is used. */
export const fewestPeople = 10
const nearestFive = (count: number): number => Math.round(count / 5) * 5

/**
 * Small directorates are merged, not blanked: a blank could be found again from a total. Everybody is in exactly one
 * row of at least `fewestPeople`; counts are rounded to five. Where even all together are too few, nothing is said.
 */
export function publishedFigures(figures: readonly PlainFigures[]): PublishedFigures[] {
  // Those who belong to no directorate are merged too: they are a group of their own in no organisation chart.
  const mustMerge = ({ people, name }: PlainFigures) => people < fewestPeople || name === null
  const ordered = figures
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => Number(mustMerge(b)) - Number(mustMerge(a)) || a.people - b.people)
  const sum = (some: readonly PlainFigures[], what: 'people' | 'mayAsk') =>
    some.reduce((all, one) => all + one[what], 0)
  let merged = ordered.filter(mustMerge).length
  // The rest, taken together, must be many enough too: the next smallest joins them.
  while (merged > 0 && merged < ordered.length && sum(ordered.slice(0, merged), 'people') < fewestPeople)
    merged++
  const rest = ordered.slice(0, merged)
  if (merged > 0 && sum(rest, 'people') < fewestPeople) return []
  const row = (name: string | null, some: readonly PlainFigures[]): PublishedFigures => ({
    name,
    directorates: some.length,
    people: nearestFive(sum(some, 'people')),
    mayAsk: nearestFive(sum(some, 'mayAsk')),
  })
  const alone = ordered
    .slice(merged)
    .toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
    .map((one) => row(one.name, [one]))
  return merged > 0 ? [...alone, row(null, rest)] : alone
}

/** A count of people for who may not see them: one to nine are few, and not told apart; others to five. */
export const coarse = (count: number): number | null =>
  count > 0 && count < fewestPeople ? null : nearestFive(count)
