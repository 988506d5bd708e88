import { z } from 'zod'
import { usualTerms } from '../../features/agreements/example.ts'
import { exampleSettings } from '../../features/communications/example.ts'
import { usualTerms as conventionTerms } from '../../features/conventions/example.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Endpoint } from '../../vocabulary/endpoint.ts'

type Json = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  anyOf?: Json[]
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  minItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  pattern?: string
}

export const nameOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string => `${method} ${path}`

/** Values that no schema tells: by the name of the property, for every endpoint that has one. */
const byName: Record<string, unknown> = {
  month: '2027-01',
  day: '2027-01-11',
  fiscalCode: 'CLMDAA80E57Z999O',
  email: 'somebody@example.org',
  contactEmail: 'somebody@example.org',
  issuer: 'https://id.example.org',
  clockText: '08:30',
  entryEarliest: '07:30',
  entryPreferred: '08:30',
  entryLatest: '10:00',
  wishesUntil: '2026-12-20',
  code: 'anagrafe',
  year: '2026',
  slug: 'borgo-sereno',
  organisation: 'borgo-sereno',
  patronDay: '12-07',
  contentBase64: '',
  terms: usualTerms('2027-08-01' as Day, '2027-12-31' as Day),
  sha256: '0'.repeat(64),
  // Of who asks, where nothing says of whom.
  parentId: undefined,
}
/** Where one name means different things. */
const byEndpoint: Record<string, Record<string, unknown>> = {
  'POST /convention-checks': { terms: conventionTerms('2027-08-01' as Day, '2027-12-31' as Day) },
  'POST /conventions': { terms: conventionTerms('2027-08-01' as Day, '2027-12-31' as Day) },
  'PUT /conventions/{conventionId}': { terms: conventionTerms('2027-08-01' as Day, '2027-12-31' as Day) },
  'GET /my-ways/reach': { mode: 'transit', minutes: 30, departs: '08:00' },
  'POST /neighbourhoods': {
    content: {
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', properties: { name: 'Ponte' } },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [9, 45],
                [10, 45],
                [10, 46],
                [9, 45],
              ],
            ],
          },
        },
      ],
    },
  },
  'PUT /notice-band': { from: '08:00', to: '18:00' },
  'POST /my-push-devices': {
    endpoint: 'https://push.example/sample',
    p256dh: `B${'A'.repeat(86)}`,
    auth: 'A'.repeat(22),
  },
  'POST /months/{month}/variant-comparisons': {
    variants: [{ name: 'Meno giorni', changes: [{ what: 'quota', daysPerPerson: 1, daysPerWeek: 1 }] }],
  },
  'POST /months/{month}/replannings': {
    month: '2026-12',
    reason: 'Prova',
    happened: [{ what: 'presence', scope: 'organisation', scopeId: null, how: 'more', value: 1 }],
  },
  'PUT /own-sites/{siteId}/seats': {
    seats: [{ label: 'Z1', floorId: null, x: null, y: null, attributes: [] }],
  },
  'GET /seat-exchange': { from: '2026-01', until: '2026-12' },
  'GET /network-exchange': { from: '2026-01', until: '2026-12' },
  'PUT /agreements/{agreementId}/terms': { propose: false },
  'POST /communications/{communicationId}/codes': { code: '26000000000000001' },
  'PUT /communication-settings': { ...exampleSettings('2026-11-01' as Day) },
  'POST /communication-dispatches': { ready: 1 },
  'POST /my-provider-confirmations': { backTo: '/my-agreement' },
  'PUT /people/{personId}/employment': { relation: 'A01', pat: '', tariff: '', birthPlace: '' },
  'GET /month-drafts/{month}': { month: '2027-02' },
  'POST /months': { month: '2027-02', days: ['2027-02-01', '2027-02-02'], wishesUntil: '2027-01-20' },
}

export type Sample = { input: Record<string, unknown> } | { complaint: string }

/**
 * An input that the contract accepts, made from its schema.
 * @param ids of things that exist, by the name of the property: `personId`, `teamId` …
 */
export function sampleFor(treaty: Endpoint, ids: Readonly<Record<string, unknown>>): Sample {
  const schema = z.toJSONSchema(treaty.input, { io: 'input', unrepresentable: 'any' }) as Json
  const given = { ...byName, ...ids, ...byEndpoint[nameOf(treaty)] }
  const input: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    if (name in given) input[name] = given[name]
    else if (schema.required?.includes(name)) input[name] = sampleOf(property)
  const parsed = treaty.input.safeParse(input)
  if (parsed.success) return { input }
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return {
    complaint: `${nameOf(treaty)} has no sample input (${faults.join('; ')}). Add the value to byName or byEndpoint in tests/api/samples.ts, or the id to openFilledWorld.`,
  }
}

function sampleOf(schema: Json): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf)
    return schema.anyOf.some(({ type }) => type === 'null') ? null : sampleOf(schema.anyOf[0]!)
  if (schema.type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [
        name,
        name in byName ? byName[name] : sampleOf(schema.properties![name]!),
      ]),
    )
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items!))
  if (schema.type === 'integer' || schema.type === 'number')
    return Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? 1)
  if (schema.type === 'boolean') return true
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  if (schema.format === 'date') return '2027-01-11'
  return 'sample text'.repeat(1 + Math.ceil((schema.minLength ?? 0) / 11))
}
