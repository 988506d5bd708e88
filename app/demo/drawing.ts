import { createHash } from 'node:crypto'
import type { Random } from '../../engines/planner/random.ts'

/** One of a list, each as likely as its weight. */
export function drawn<Item>(random: Random, items: readonly Item[], weightOf: (item: Item) => number): Item {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0)
  let left = random.next() * total
  for (const item of items) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  return items.at(-1)!
}

export const anyOf = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random.below(items.length)]!

/** The items in an order by chance. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const order = Int32Array.from(items.keys())
  random.shuffle(order)
  return [...order].map((index) => items[index]!)
}

/** Around 0, seldom beyond 2.5, never beyond 3: the sum of three, near enough to a bell. */
export const around = (random: Random): number => 2 * (random.next() + random.next() + random.next() - 1.5)

/**
 * Shares a whole number out in proportion to weights, each getting at least `least`: largest remainders
 * (Hamilton).
 */
export function sharedOut(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (free * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = free - shares.reduce((all, share) => all + share, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) shares[index]!++
  return shares.map((share) => share + least)
}

/** An id that the same seed makes again: version 8 of RFC 9562, which leaves the bits to who makes it. */
export function idFrom(seed: number, kind: string, number: number): string {
  const hex = createHash('sha256').update(`vicinato demo ${seed} ${kind} ${number}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
