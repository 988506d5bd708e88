import { afterAll, beforeAll, expect, test } from 'vitest'
import { reseal } from '../platform/database/resealing.ts'
import { seal, unseal } from '../platform/identity/sealing.ts'
import { openWorld, type World } from '../tests/world.ts'
import { sealedColumns } from './sealed-columns.ts'

const [before, after, other] = ['a'.repeat(43), 'b'.repeat(43), 'c'.repeat(43)] as [string, string, string]
let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

type Row = Record<string, unknown>
const asOwner = (text: string, values: unknown[] = []) =>
  world.database.asOwner(async (owner) => (await owner.query(text, values)).rows as Row[])
const to = (secrets: { from: string; to: string }) =>
  world.database.asOwner((owner) => reseal(owner as never, sealedColumns, secrets))
const stored = async () =>
  (await asOwner('select private_key_sealed as sealed from push_key'))[0]!.sealed as Buffer

test('every sealed column of the schema is known', async () => {
  const columns =
    await asOwner(`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like '%sealed%' order by 1`)
  expect(columns.map(({ name }) => name)).toEqual(
    sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
  )
})

test('all is sealed anew once; done again nothing is left to do; with a wrong secret nothing changes', async () => {
  const place = `push ${world.organisationId}`
  await asOwner(
    `insert into push_key (organisation_id, public_key, private_key_sealed, made_at) values ($1, 'k', $2, now())
     on conflict (organisation_id) do update set private_key_sealed = excluded.private_key_sealed`,
    [world.organisationId, seal('chiave', before, place)],
  )
  await expect(to({ from: other, to: after })).rejects.toThrow()
  expect(unseal(Buffer.from(await stored()), before, place)).toBe('chiave')
  expect(await to({ from: before, to: after })).toEqual({ resealed: 1, already: 0 })
  expect(unseal(Buffer.from(await stored()), after, place)).toBe('chiave')
  expect(() => unseal(Buffer.from(before), before, place)).toThrow()
  expect(await to({ from: before, to: after })).toEqual({ resealed: 0, already: 1 })
})
