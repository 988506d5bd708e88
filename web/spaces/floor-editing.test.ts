import { expect, test } from 'vitest'
import {
  add,
  change,
  editingOf,
  goOn,
  nextLabel,
  rebase,
  remove,
  towards,
  undo,
  unsaved,
} from './floor-editing.ts'

const seat = (label: string, x: number | null = null, y: number | null = null) => ({
  ...{ key: label, id: label, label, x, y, attributes: [] },
})

test('a new seat continues the numbers, and takes none that is there', () => {
  expect([[], [seat('A7')], [seat('A2'), seat('B1'), seat('B3'), seat('Finestra')]].map(nextLabel)).toEqual([
    ...['A1', 'A8', 'B4'],
  ])
  const two = add(add(editingOf([]), { x: -5, y: 2000 }, 'n1', [seat('A1')]), { x: 3.4, y: 5 }, 'n2')
  expect(two.seats.map(({ label, x, y }) => [label, x, y])).toEqual([
    ['A2', 0, 1000],
    ['A3', 3, 5],
  ])
})

test('arrows move within the plan; a drag is one move, and each is undone', () => {
  expect(towards(seat('A', 998, 0), 'ArrowRight', false)).toEqual({ x: 1000, y: 0 })
  expect(towards(seat('A', 500, 500), 'ArrowUp', true)).toEqual({ x: 500, y: 475 })
  expect([towards(seat('A'), 'ArrowUp', false), towards(seat('A', 1, 1), 'Enter', false)]).toEqual([
    undefined,
    undefined,
  ])
  const begun = editingOf([seat('A', 1, 1), seat('B')])
  const dragged = goOn(goOn(change(begun, 'A', { x: 2 }), 'A', { x: 3 }), 'A', { x: 4 })
  const removed = remove(dragged, 'B')
  expect(undo(removed).seats).toEqual(dragged.seats)
  expect(undo(undo(undo(removed))).seats).toEqual(begun.seats)
  const saved = new Map(begun.seats.map((one) => [one.key, one]))
  expect(unsaved(dragged.seats, saved).map(({ key }) => key)).toEqual(['A'])
  expect(unsaved(undo(dragged).seats, saved)).toEqual([])
})

test('what others saved meanwhile, or a seat deleted, takes nothing of what is not saved yet', () => {
  const [a, b, c] = [seat('A', 1, 1), seat('B', 2, 2), seat('C', 3, 3)]
  const saved = new Map([a, b, c].map((one) => [one.key, one]))
  const edited = add(change(editingOf([a, b, c]), 'A', { x: 9 }), { x: 5, y: 5 }, 'new-0')
  const now = [a, { ...c, x: 7 }]
  const goesOn = rebase(edited, saved, now)
  expect(goesOn.seats.map(({ key, x }) => [key, x])).toEqual([
    ['A', 9],
    ['C', 7],
    ['new-0', 5],
  ])
  const label = goesOn.seats[2]!.label
  const there = [...now.slice(1), { ...a, x: 9 }, { ...seat(label, 5, 5), key: 'its-id', id: 'its-id' }]
  const after = rebase(goesOn, new Map(now.map((one) => [one.key, one])), there)
  expect(unsaved(after.seats, new Map(there.map((one) => [one.key, one])))).toEqual([])
})
