import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { readiness } from './contract.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

test('one computer given to two people at once is in one person’s hands; help is closed once', async () => {
  const offices = await Promise.all([world.as('Irene Marino'), world.as('Luca Barbieri')])
  const given = (['Bruno Ferri', 'Carla Greco'] as const).map((name) => ({
    ...{ personId: world.personIdOf(name), kind: 'computer', providedBy: 'body', label: 'PC-1' },
    ...{ assignedOn: '2026-11-20' as Day, receivedOnPaper: false },
  }))
  const answers = await Promise.all(offices.map((one, place) => one.send(readiness.assign, given[place]!)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const bruno = await world.as('Bruno Ferri')
  const { id } = await bruno.ask(readiness.askHelp, { about: 'vpn', words: 'Non va' })
  const closed = await Promise.all([
    ...offices.map((one) => one.send(readiness.answer, { assistanceId: id, step: 'solved' })),
    bruno.send(readiness.withdrawHelp, { assistanceId: id }),
  ])
  expect(closed.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})
