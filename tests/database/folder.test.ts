import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { listDirectory } from '../../features/alliance/store.ts'
import { openEmbedded } from '../../platform/database/embedded.ts'
import { databaseOn } from '../../platform/database/transaction.ts'
import { killed, startChild } from '../processes/child.ts'

// The folder belongs to the embedded engine; on PostgreSQL there is none to keep.
describe.runIf(process.env.VICINATO_TEST_ENGINE === 'embedded')('the folder of the embedded database', () => {
  let parent: string
  let folder: string
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'vicinato-folder-'))
    folder = join(parent, 'data')
  })
  afterAll(() => rm(parent, { recursive: true, force: true }))

  test('what was acknowledged survives kill -9, three times over', async () => {
    const acknowledged = new Set<string>()
    for (let round = 0; round < 3; round++) {
      const child = startChild('./writing-child.ts', [
        folder,
        String(round * 1000),
        ...(round === 0 ? [inject('template')] : []),
      ])
      let heard = 0
      for await (const line of child.lines) {
        const n = Number(line.replace('acknowledged ', ''))
        acknowledged.add(`body-${n}`)
        if (++heard === 25 + round) break
      }
      await killed(child)
    }
    const database = databaseOn(await openEmbedded(folder))
    const kept = new Set((await database.transaction(undefined, listDirectory)).map(({ slug }) => slug))
    await database.close()
    expect(acknowledged.size).toBe(25 + 26 + 27)
    expect([...acknowledged].filter((slug) => !kept.has(slug))).toEqual([])
  }, 240_000)

  test('a second process is refused with a clear message, and let in when the first has gone', async () => {
    const engine = await openEmbedded(folder)
    const second = startChild('./writing-child.ts', [folder, '9000'])
    const { value: refusal } = await second.lines.next()
    expect(refusal).toMatch(
      /^refused The data folder .* is in use by another Vicinato process\. .*PostgreSQL/,
    )
    await engine.close()
    const third = startChild('./writing-child.ts', [folder, '9000'])
    const { value: first } = await third.lines.next()
    await killed(third)
    expect(first).toMatch(/^acknowledged/)
  }, 120_000)

  test('nobody else on the machine may look inside', async () => {
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700')
  })
})
