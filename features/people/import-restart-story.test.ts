import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { csvOf } from '../../platform/sheets/writing.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { people } from './contract.ts'
import { inventedFiscalCode } from './example.ts'
import { applyPeopleImport, giveUpPeopleImport, readPeopleImport } from './jobs.ts'

let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Luca Barbieri')
})
afterAll(() => world.close())

const rows = 2500
const file = csvOf([
  ['Codice fiscale', 'Cognome', 'Nome', 'Latitudine casa', 'Longitudine casa'],
  ...Array.from({ length: rows }, (_, n) => {
    const letters = [...String(n).padStart(4, '0')].map((digit) => 'BCDFGLMNPR'[Number(digit)]).join('')
    const names = { familyName: letters.slice(0, 2), givenName: letters.slice(2) }
    return [inventedFiscalCode({ ...names, sex: 'F', birthDay: '1975-06-15' }), letters, 'Prova', 45.5, 9.1]
  }),
])
const start = async () =>
  (
    await hr.ask(people.startImport, {
      fileName: 'a.csv',
      contentBase64: Buffer.from(file).toString('base64'),
    })
  ).id
const shown = (importId: string) => hr.ask(people.peopleImport, { importId })

/** The job as the queue would give it, in a process that dies before its transaction of the given number. */
const jobOf = (id: string, diesAt = Infinity): RunningJob => {
  let transactions = 0
  return {
    id,
    organisationId: world.organisationId,
    signal: new AbortController().signal,
    async transaction(work) {
      if (++transactions === diesAt) throw new Error('killed')
      return world.database.transaction(world.organisationId, (tx) => {
        const moment = {
          tx,
          now: world.clock.now(),
          today: world.clock.today(),
          audit() {},
          async enqueue() {},
          afterCommit() {},
        }
        return work(moment satisfies JobMoment)
      })
    },
  }
}

test('a reading that was killed midway begins anew, and its end is the same', async () => {
  const importId = await start()
  await expect(readPeopleImport(jobOf(importId, 4))).rejects.toThrow('killed')
  expect(await shown(importId)).toMatchObject({
    state: 'reading',
    progress: { rowsDone: 1000, rowsTotal: rows },
  })
  await readPeopleImport(jobOf(importId))
  const ready = await shown(importId)
  expect(ready).toMatchObject({
    state: 'ready',
    counts: { persons: { added: rows } },
    progress: { rowsDone: rows },
  })
  await readPeopleImport(jobOf(importId))
  expect(await shown(importId)).toEqual(ready)

  await hr.ask(people.applyImport, { importId })
  await expect(applyPeopleImport(jobOf(importId, 1))).rejects.toThrow('killed')
  const total = async () => (await hr.ask(people.persons, { limit: 1 })).total
  expect(await total()).toBe(14)
  await applyPeopleImport(jobOf(importId))
  await applyPeopleImport(jobOf(importId))
  expect(await total()).toBe(14 + rows)
  expect(await shown(importId)).toMatchObject({ state: 'applied' })
})

test('discarded while it is read, it is read no further; given up, nothing of it is kept', async () => {
  const discarded = await start()
  const job = jobOf(discarded)
  const { transaction } = job
  let seen = 0
  job.transaction = async (work) => {
    if (++seen === 4) await hr.ask(people.discardImport, { importId: discarded })
    return transaction(work)
  }
  await readPeopleImport(job)
  expect(seen).toBe(4)

  const failed = await start()
  await expect(readPeopleImport(jobOf(failed, 4))).rejects.toThrow('killed')
  await giveUpPeopleImport(jobOf(failed))
  expect(await shown(failed)).toMatchObject({ state: 'failed' })
  const left = await world.database.asOwner((client) =>
    client.query(`select import_id from people_import_row union all select import_id from people_import_home
      union all select import_id from people_import_file`),
  )
  expect(left.rows).toEqual([])
})
