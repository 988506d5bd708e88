import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateServer } from '../../platform/database/open.ts'
import { applicationUrl } from '../../platform/database/server.ts'

/** The tests' PostgreSQL: a superuser's URL of a server on which they may create and drop databases. */
export function serverUrl(databaseName?: string): string {
  const given = process.env.TEST_DATABASE_URL
  if (!given) throw new Error('TEST_DATABASE_URL is not set; `npm test` starts a PostgreSQL and sets it.')
  const url = new URL(given)
  if (databaseName) url.pathname = `/${databaseName}`
  return url.href
}

export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export const newDatabaseName = (): string => `vicinato_test_${randomBytes(6).toString('hex')}`

/** Makes one migrated database for the run; each test gets a copy of it, and it is dropped at the end. */
export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  const template = newDatabaseName()
  await onServer(`create database ${template}`)
  const url = serverUrl(template)
  await migrateServer(url, new URL(applicationUrl(url)).password)
  project.provide('template', template)
  return () => onServer(`drop database if exists ${template} with (force)`)
}
