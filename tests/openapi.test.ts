import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApi } from '../platform/http/openapi.ts'
import { allRoutes } from './api/routes.ts'

type Json = { [name: string]: unknown }
const description = JSON.parse(JSON.stringify(openApi(allRoutes, '1'))) as Json & {
  paths: Record<string, Record<string, Operation>>
}
type Parameter = { name: string; in: string; schema: Json }
type Operation = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Json }> }
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>
}
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('the description is the one that was looked at; `npm run openapi` writes it anew', () => {
  const snapshot = JSON.parse(readFileSync(new URL('snapshots/openapi.json', import.meta.url), 'utf8'))
  expect(description).toEqual(snapshot)
})

// What follows are the rules of ModI (AgID, Determinazione 547/2021, document 4) that a description can break.

/** Every object of the description with the place where it is. */
function* schemas(value: unknown, place = ''): Generator<[place: string, schema: Json]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [place, value as Json]
  for (const [name, inner] of Object.entries(value)) yield* schemas(inner, `${place}/${name}`)
}
const everywhere = [...schemas(description)]
const placesWhere = (wrong: (schema: Json) => boolean) =>
  everywhere.filter(([, schema]) => wrong(schema)).map(([place]) => place)

test('OpenAPI 3.1, with a path that says the state', () => {
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths['/status'] ?? {})).toEqual(['get'])
  expect(operations.length).toBeGreaterThan(45)
})

test('paths are kebab-case, names of properties and parameters camelCase, of headers Hyphenated-Pascal-Case', () => {
  const camel = /^[a-z][a-zA-Z0-9]*$/
  const segments = Object.keys(description.paths).flatMap((path) => path.split('/').slice(1))
  expect(
    segments.filter((segment) => !/^([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][a-zA-Z]*\})$/.test(segment)),
  ).toEqual([])
  const properties = everywhere.flatMap(([, { properties }]) => Object.keys((properties as Json) ?? {}))
  expect(properties.length).toBeGreaterThan(200)
  expect(properties.filter((name) => !camel.test(name))).toEqual([])
  const parameters = operations.flatMap(({ operation }) => operation.parameters ?? [])
  // What comes back from an identity provider has the names that OpenID Connect gives it.
  const foreign = ['error_description', 'session_state']
  expect(
    parameters
      .filter(({ name, in: place }) => place !== 'header' && !camel.test(name))
      .map(({ name }) => name),
  ).toEqual(foreign)
  expect(
    parameters.filter(
      ({ name, in: place }) => place === 'header' && !/^([A-Z][a-z]*)(-[A-Z][a-z]*)*$/.test(name),
    ),
  ).toEqual([])
})

test('an answer is an object, a list is under `items`, a page says the next one', () => {
  for (const { path, method, operation } of operations)
    for (const [status, { content = {} }] of Object.entries(operation.responses))
      for (const { schema } of Object.values(content)) {
        if (!schema || schema.$ref) continue
        expect([method, path, status, schema.type]).toEqual([method, path, status, 'object'])
        const names = Object.keys(schema.properties as Json)
        if (names.includes('nextCursor')) expect([path, names.includes('items')]).toEqual([path, true])
      }
  // A search takes its cursor in the body, a list in the address.
  const asked = operations.map(({ operation }) => {
    const body = operation.requestBody?.content['application/json']?.schema?.properties ?? {}
    return [...(operation.parameters ?? []).map(({ name }) => name), ...Object.keys(body as Json)]
  })
  const paged = asked.filter((names) => names.includes('cursor'))
  expect(paged.length).toBeGreaterThan(1)
  for (const names of paged) expect(names).toContain('limit')
})

test('booleans, lists and enumerations are never null; numbers say their format', () => {
  const mayBeNull = ({ anyOf }: Json) =>
    Array.isArray(anyOf) &&
    anyOf.some(({ type }) => type === 'null') &&
    anyOf.some(({ type, enum: values }) => type === 'boolean' || type === 'array' || values)
  // The value of an audit's detail may be anything that is not personal.
  const details = /details\/additionalProperties/
  expect(placesWhere(mayBeNull).filter((place) => !details.test(place))).toEqual([])
  expect(
    placesWhere(({ enum: values }) => Array.isArray(values) && values.some((one) => typeof one !== 'string')),
  ).toEqual([])
  expect(placesWhere(({ type, format }) => (type === 'integer' || type === 'number') && !format)).toEqual([])
})

test('every refusal and every fault is a problem', () => {
  const wrong = operations.flatMap(({ path, method, operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => Number(status) >= 400)
      .filter(([, { content }]) => Object.keys(content ?? {}).join() !== 'application/problem+json')
      .map(([status]) => `${method} ${path} ${status}`),
  )
  expect(wrong).toEqual([])
})

test('nothing in an address is personal or secret', () => {
  const personal =
    /fiscal|name|mail|phone|birth|sex|latitude|longitude|home|address|password|secret|token|csrf/i
  const named = operations.flatMap(({ path, operation }) =>
    (operation.parameters ?? [])
      .filter(({ name, in: place }) => place !== 'header' && personal.test(name))
      .map(({ name }) => `${path}: ${name}`),
  )
  // Calendar programs and screens at an entrance know nothing but an address: such are made to be known, revocable, and
  // kept out of logs.
  expect(named).toEqual([
    '/calendars/{address}: address',
    '/entrances/{address}: address',
    '/entrances/{address}/live: address',
    '/site-calendars/{address}: address',
    // Its id, by which the host revokes it.
    '/sites/{siteId}/addresses/{addressId}: addressId',
  ])
})

test('every operation has a name of its own', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})
