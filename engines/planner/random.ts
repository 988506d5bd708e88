/** Random numbers from a seed, the same on every machine (mulberry32, Tommy Ettinger, public domain). */
export interface Random {
  /** 0 <= number < 1 */
  next(): number
  /** A whole number, 0 <= number < `end`. */
  below(end: number): number
  /** Puts the numbers in random order, in place (Fisher and Yates). */
  shuffle(numbers: Int32Array): void
}

export function randomOf(seed: number): Random {
  let state = Math.floor(seed) | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (end: number): number => Math.floor(next() * end)
  const shuffle = (numbers: Int32Array): void => {
    for (let k = numbers.length - 1; k > 0; k--) {
      const other = below(k + 1)
      const held = numbers[k]!
      numbers[k] = numbers[other]!
      numbers[other] = held
    }
  }
  return { next, below, shuffle }
}
