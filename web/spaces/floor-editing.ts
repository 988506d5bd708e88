// What one does to the seats of a floor before they are saved: pure, so that pointer and keyboard do the same.
import type { SeatAttribute } from '../../features/spaces/rules.ts'

export type EditedSeat = {
  /** Of the page: the id where it has one. */
  key: string
  id: string | undefined
  label: string
  x: number | null
  y: number | null
  attributes: SeatAttribute[]
}
export type Editing = {
  seats: readonly EditedSeat[]
  /** As they were before each move, the last at the end. */
  before: readonly (readonly EditedSeat[])[]
}
export const editingOf = (seats: readonly EditedSeat[]): Editing => ({ seats, before: [] })

const mostMoves = 100
const moved = ({ seats, before }: Editing, next: readonly EditedSeat[]): Editing =>
  next === seats ? { seats, before } : { seats: next, before: [...before, seats].slice(-mostMoves) }

export const clamp = (place: number): number => Math.min(1000, Math.max(0, Math.round(place)))

/** Places or moves it; a label or attributes may be said too. */
export const change = (editing: Editing, key: string, part: Partial<EditedSeat>): Editing =>
  moved(
    editing,
    editing.seats.map((seat) => (seat.key === key ? { ...seat, ...part } : seat)),
  )

/** The same move going on (a drag, arrows held): one undo takes all of it back. */
export const goOn = (editing: Editing, key: string, part: Partial<EditedSeat>): Editing => ({
  ...editing,
  seats: editing.seats.map((seat) => (seat.key === key ? { ...seat, ...part } : seat)),
})

/** As the last label, one further: after A7 comes A8, after none A1; never one that is there. */
export function nextLabel(seats: readonly { label: string }[]): string {
  const taken = new Set(seats.map(({ label }) => label))
  const numbered = seats.flatMap(({ label }) => {
    const [, prefix, number] = /^(.*?)(\d{1,5})$/.exec(label) ?? []
    return prefix === undefined ? [] : [{ prefix, number: Number(number) }]
  })
  const last = numbered.at(-1) ?? { prefix: 'A', number: 0 }
  let number = Math.max(
    0,
    ...numbered.filter(({ prefix }) => prefix === last.prefix).map((one) => one.number),
  )
  do number++
  while (taken.has(`${last.prefix}${number}`))
  return `${last.prefix}${number}`
}

/** @param others labels of the site's other floors, which are taken too */
export function add(
  editing: Editing,
  place: { x: number; y: number },
  key: string,
  others: readonly { label: string }[] = [],
): Editing {
  const label = nextLabel(editing.seats.length > 0 ? [...others, ...editing.seats] : others)
  const seat = { key, id: undefined, label, x: clamp(place.x), y: clamp(place.y), attributes: [] }
  return moved(editing, [...editing.seats, seat])
}
export const remove = (editing: Editing, key: string): Editing =>
  moved(
    editing,
    editing.seats.filter((seat) => seat.key !== key),
  )

export function undo({ seats, before }: Editing): Editing {
  const last = before.at(-1)
  return last ? { seats: last, before: before.slice(0, -1) } : { seats, before }
}

const step = 5
const steps: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}
/** Where an arrow takes a seat; five times as far with Shift. */
export function towards(
  seat: { x: number | null; y: number | null },
  key: string,
  far: boolean,
): { x: number; y: number } | undefined {
  const arrow = steps[key]
  if (!arrow || seat.x === null || seat.y === null) return undefined
  const times = far ? 5 : 1
  return { x: clamp(seat.x + arrow[0] * times), y: clamp(seat.y + arrow[1] * times) }
}

/** Those that are not as they were saved. */
export function unsaved(seats: readonly EditedSeat[], saved: ReadonlyMap<string, EditedSeat>): EditedSeat[] {
  const same = (seat: EditedSeat, was: EditedSeat | undefined): boolean =>
    was !== undefined &&
    was.label === seat.label &&
    was.x === seat.x &&
    was.y === seat.y &&
    [...was.attributes].sort().join() === [...seat.attributes].sort().join()
  return seats.filter((seat) => !same(seat, saved.get(seat.key)))
}

/** On what is saved by now: what was not saved stays as it was edited, a new seat is its own once it is there. */
export function rebase(
  { seats }: Editing,
  saved: ReadonlyMap<string, EditedSeat>,
  now: readonly EditedSeat[],
): Editing {
  const mine = new Map(unsaved(seats, saved).map((seat) => [seat.key, seat]))
  const labels = new Set(now.map(({ label }) => label))
  const news = [...mine.values()].filter(({ id, label }) => !id && !labels.has(label))
  return editingOf([...now.map((seat) => mine.get(seat.key) ?? seat), ...news])
}
