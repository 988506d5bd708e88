/** Where a seat lies on its plan, in thousandths of width and height. */
export type Lying = { id: string; x: number; y: number }

const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const

/** More than from one corner of a plan to the other. */
const farthest = 4000

/**
 * The seat that an arrow leads to: of those that lie that way the nearest, what lies aside counting twice, so that a row
 * is followed before it is left. Home and End lead to the first and the last of the list.
 */
export function seatTowards<Seat extends Lying>(
  seats: readonly Seat[],
  from: Lying,
  key: string,
): Seat | undefined {
  if (key === 'Home') return seats[0]
  if (key === 'End') return seats.at(-1)
  if (!(key in directions)) return undefined
  const [right, down] = directions[key as keyof typeof directions]
  const away = (seat: Lying) => {
    const [x, y] = [seat.x - from.x, seat.y - from.y]
    const [along, aside] = right !== 0 ? [x * right, Math.abs(y)] : [y * down, Math.abs(x)]
    if (along <= 0) return Number.POSITIVE_INFINITY
    // What lies more aside than that way is only reached where nothing else is.
    return along + 2 * aside + (aside > along ? farthest : 0)
  }
  let best: Seat | undefined
  for (const seat of seats)
    if (seat.id !== from.id && away(seat) < (best ? away(best) : Number.POSITIVE_INFINITY)) best = seat
  return best
}
