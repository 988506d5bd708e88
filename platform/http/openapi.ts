import { z } from 'zod'
import { type Endpoint, pathNames } from '../../vocabulary/endpoint.ts'
import { type Route, scopeOf } from './route.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => sayFormat(jsonSchema as Json),
  }) as Json
  return json
}
// ModI: numbers say their format. Whole numbers without limits of ours have those that JSON keeps exactly.
const int32 = 2 ** 31 - 1
function sayFormat(json: Json): void {
  if (json.type === 'number') json.format = 'double'
  if (json.type !== 'integer') return
  const { minimum = -Infinity, maximum = Infinity } = json as { minimum?: number; maximum?: number }
  json.format = minimum >= -int32 && maximum <= int32 ? 'int32' : 'int64'
}
const header = (name: string, description: string, schema: Json = { type: 'string' }): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
})
const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The description of the whole API, OpenAPI 3.1, made from the contracts alone. */
export function openApi(routes: readonly Pick<Route, 'treaty' | 'feature'>[], version: string): Json {
  const paths: Record<string, Json> = { '/status': { get: statusOperation } }
  const byPath = [...routes].sort(({ treaty: a }, { treaty: b }) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  )
  for (const { treaty, feature } of byPath) {
    paths[treaty.path] ??= {}
    paths[treaty.path]![treaty.method.toLowerCase()] = operation(treaty, scopeOf({ treaty, feature }))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vicinato',
      version,
      summary: 'Agile work and near-working for a city, its administrations and its firms',
      description:
        'People sign in through the pages or POST /sessions: a session cookie identifies, and writes carry X-Csrf-Token (from GET /session). Programs send Authorization: Bearer with a token that an administrator or the HR office made, with the scope that x-scope names, and no X-Csrf-Token. Writes carry, as they wish, Idempotency-Key and If-Match.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Vicinato', url: 'https://github.com/vicinato/vicinato' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'vicinato' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'vicinato_…' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer', format: 'int32' },
            code: { type: 'string' },
            reasons: {
              type: 'array',
              items: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
            },
            faults: {
              type: 'array',
              items: {
                type: 'object',
                required: ['path', 'message'],
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
            faultId: { type: 'string' },
          },
        },
      },
    },
  }
}

const statusOperation: Json = {
  operationId: 'getStatus',
  summary: 'Whether the installation is ready',
  tags: ['status'],
  security: [],
  responses: { '200': problemAnswer('Ready'), '503': problemAnswer('Not ready yet, or no longer') },
}

function operation(treaty: Endpoint, scope: string | undefined): Json {
  const input = schemaOf(treaty.input, 'input') as { properties?: Record<string, Json>; required?: string[] }
  const inPath = pathNames(treaty.path)
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const required = input.required ?? []
  const asQuery = treaty.method === 'GET' || treaty.method === 'DELETE'
  const parameters: Json[] = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: input.properties?.[name] ?? {} })),
    ...(asQuery
      ? rest.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
      : []),
  ]
  if (treaty.method === 'GET') {
    if (treaty.answers === undefined)
      parameters.push(header('If-None-Match', 'The ETag of what is known: 304'))
  } else {
    if (treaty.may !== 'anyone')
      parameters.push(
        header('X-Csrf-Token', 'From GET /session; needed with the session cookie, not with a token'),
        header('Idempotency-Key', 'Chosen by chance: a repeated request gets the first answer, for 7 days', {
          type: 'string',
          minLength: 1,
          maxLength: 200,
        }),
      )
    if (treaty.method !== 'POST')
      parameters.push(header('If-Match', 'The ETag of what was read: 412 if it changed'))
  }
  return {
    operationId: operationId(treaty),
    summary: treaty.summary,
    tags: [treaty.path.split('/')[1]],
    'x-may': treaty.may,
    ...(treaty.may === 'anyone' || !scope ? {} : { 'x-scope': scope }),
    security: treaty.may === 'anyone' ? [] : [{ session: [] }, ...(scope ? [{ token: [scope] }] : [])],
    parameters,
    ...(asQuery || rest.length === 0
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(rest),
                  required: required.filter((name) => !inPath.includes(name)),
                },
              },
            },
          },
        }),
    responses: {
      ...success(treaty),
      '400': problemAnswer('Malformed: every fault with its path'),
      ...(treaty.may === 'anyone' ? {} : { '401': problemAnswer('Nobody is signed in') }),
      ...(treaty.may === 'anyone' || treaty.may === 'signed-in'
        ? {}
        : { '403': problemAnswer('Not in these roles') }),
      '404': problemAnswer('Absent, or not for this person to see'),
      ...(treaty.method === 'GET'
        ? {}
        : {
            '409': problemAnswer('Refused, with all reasons'),
            '413': problemAnswer('Larger than this endpoint accepts'),
            '415': problemAnswer('Not JSON'),
            ...(treaty.may === 'anyone'
              ? {}
              : { '422': problemAnswer('The Idempotency-Key answered another request') }),
            ...(treaty.method === 'POST' ? {} : { '412': problemAnswer('Changed since it was read') }),
          }),
      '429': problemAnswer('Too many requests; Retry-After says when'),
      '500': problemAnswer('A fault, with the id under which it was logged'),
      '503': problemAnswer('Not ready yet, or no longer; Retry-After says when'),
    },
  }
}

function success(treaty: Endpoint): Json {
  if (treaty.answers === 'redirect')
    return { '302': { description: 'Onwards', headers: { Location: { schema: { type: 'string' } } } } }
  if (treaty.answers === 'file')
    return { '200': { description: 'The file', content: { 'application/octet-stream': {} } } }
  const schema = schemaOf(treaty.output, 'output')
  const type = treaty.answers === 'events' ? 'text/event-stream' : 'application/json'
  return {
    [treaty.method === 'POST' && !treaty.reads ? '201' : '200']: {
      description: treaty.summary,
      content: { [type]: { schema } },
    },
  }
}

/** `GET /months/{month}/my-wish` is `getMonthsMonthMyWish`. */
const operationId = ({ method, path }: Endpoint): string =>
  method.toLowerCase() +
  path
    .split(/[^a-zA-Z]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')
