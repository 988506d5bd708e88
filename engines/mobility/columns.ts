/** Columns that grow as rows come, and names that are looked up. */

export class IntColumn {
  #values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  at(row: number): number {
    return this.#values[row]!
  }

  /** A view, not a copy, until more is pushed. */
  get values(): Int32Array {
    return this.#values.subarray(0, this.length)
  }
}

/** Ids by number, in the order in which they came. */
export class Ids {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()

  /** @returns its number, or -1 where it was there already */
  add(id: string): number {
    if (this.#numbers.has(id)) return -1
    this.#numbers.set(id, this.list.length)
    return this.list.push(id) - 1
  }

  numberOf(id: string): number {
    return this.#numbers.get(id) ?? -1
  }

  ensure(id: string): number {
    const known = this.numberOf(id)
    return known < 0 ? this.add(id) : known
  }
}
