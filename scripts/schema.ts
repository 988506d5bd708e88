// Makes what is derived from the migrations: platform/schema.sql and the types of platform/tables.ts.
import { writeFileSync } from 'node:fs'
import { PostgresDialect as Dialect, Kysely } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import { openDatabase } from '../platform/database/open.ts'
import { describeSchema, schemaSnapshot } from '../platform/database/schema.ts'

const database = await openDatabase({})
writeFileSync(schemaSnapshot, await database.transaction(undefined, describeSchema))
await generate({
  db: new Kysely({ dialect: new Dialect({ pool: database.engine.pool }) }),
  dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
  outFile: new URL('../platform/tables.ts', import.meta.url).pathname,
  defaultSchemas: ['public'],
  excludePattern: 'pgboss.*',
})
await database.close()
