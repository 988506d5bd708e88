import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsV4Signer } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectedSignature, openObjectStore } from '../../tests/object-store.ts'
import { openTestDatabase } from '../../tests/setup/database.ts'
import { stoppedClock } from '../clock.ts'
import type { Database } from '../database/transaction.ts'
import { documentsIn } from './keeping.ts'
import { clamd, scanCommand, scannerFor } from './scanning.ts'
import { folderStore, type ObjectStore, s3Store, storeFor } from './stores.ts'

const clock = stoppedClock('2026-11-23')
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const bytes = (text: string) => new TextEncoder().encode(text)
// The test file of the European Institute for Computer Antivirus Research, in two parts so that no scanner minds this one.
const eicar = bytes(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`)
const noLog = () => {}

let database: Database
let folder: string
let bucket: Awaited<ReturnType<typeof openObjectStore>>
const organisationId = randomUUID()
beforeAll(async () => {
  database = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'vicinato-documents-test-'))
  bucket = await openObjectStore('ente', secretKey)
  await database.transaction(organisationId, async (tx) => {
    await tx
      .insertInto('organisation')
      .values({ id: organisationId, slug: 'ente', name: 'Ente' } as never)
      .execute()
  })
})
afterAll(async () => {
  await database.close()
  await bucket.close()
  rmSync(folder, { recursive: true, force: true })
})
const s3 = () =>
  s3Store(
    {
      ...{ endpoint: bucket.endpoint, region: 'eu-south-1', bucket: 'ente', prefix: 'vicinato/' },
      ...{ accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey },
    },
    clock,
  )
const collect = async (list: AsyncGenerator<{ name: string }>) => {
  const names: string[] = []
  for await (const { name } of list) names.push(name)
  return names.sort()
}
const now = clock.now()

describe.each<[string, () => ObjectStore]>([
  ['a folder', () => folderStore(folder)],
  ['an S3-compatible store', s3],
])('%s', (_, open) => {
  test('gives back what was put, knows what is absent, lists all of a prefix, removes twice', async () => {
    const store = open()
    for (const name of ['a/1', 'a/2', 'a/3', 'b/1']) await store.put(name, bytes(name))
    await store.put('a/1', bytes('a/1'))
    expect(Buffer.from((await store.get('a/1'))!).toString()).toBe('a/1')
    expect(await store.get('a/9')).toBeUndefined()
    expect(await collect(store.list('a/'))).toEqual(['a/1', 'a/2', 'a/3'])
    expect(await collect(store.list('none/'))).toEqual([])
    await store.remove('a/1')
    await store.remove('a/1')
    expect(await store.get('a/1')).toBeUndefined()
    for (const name of ['a/2', 'a/3', 'b/1']) await store.remove(name)
  })

  test('documents: the same bytes once, proven when read, lost and changed ones found, unused ones swept', async () => {
    const store = open()
    const documents = documentsIn(store, undefined, noLog)
    const keep = async (text: string, at = now) => {
      const received = await documents.receive(organisationId, bytes(text))
      return database.transaction(organisationId, (tx) => documents.keep(tx, organisationId, received, at))
    }
    const sha256 = await keep('accordo')
    expect(sha256).toBe(createHash('sha256').update('accordo').digest('hex'))
    expect(await keep('accordo')).toBe(sha256)
    expect(Buffer.from(await documents.read(organisationId, sha256)).toString()).toBe('accordo')
    // Nobody reads another organisation's by its hash.
    await expect(documents.read(randomUUID(), sha256)).rejects.toThrow('missing')
    const broken = () =>
      database.transaction(organisationId, (tx) => documents.findBroken(tx, organisationId))
    expect(await broken()).toEqual({ documents: 1, broken: [] })
    const name = `${organisationId}/${sha256.slice(0, 2)}/${sha256}`
    await store.put(name, bytes('accordo!'))
    await expect(documents.read(organisationId, sha256)).rejects.toThrow('changed')
    expect((await broken()).broken).toEqual([`${sha256} was changed`])
    await store.remove(name)
    expect((await broken()).broken).toEqual([`${sha256} is missing`])
    await keep('accordo')
    // A transaction that was taken back leaves bytes of which no row speaks.
    const withdrawn = await documents.receive(organisationId, bytes('ritirato'))
    await database
      .transaction(organisationId, async (tx) => {
        await documents.keep(tx, organisationId, withdrawn, now)
        throw new Error('taken back')
      })
      .catch(() => {})
    const sweep = (at: number) =>
      database.transaction(organisationId, (tx) => documents.sweep(tx, organisationId, at))
    const names = () => collect(store.list(`${organisationId}/`))
    expect(await names()).toHaveLength(2)
    await sweep(Math.min(now, Date.parse('2026-11-20T11:00:00Z')))
    expect(await broken()).toEqual({ documents: 1, broken: [] })
    await sweep(now + 20 * 365 * 86_400_000)
    expect([await names(), await broken()]).toEqual([[], { documents: 0, broken: [] }])
  })
})

test('files of the folder are readable by the process alone, and none is left half written', async () => {
  await folderStore(folder).put('c/1', bytes('x'))
  expect(statSync(join(folder, 'c', '1')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'c'))).toEqual(['1'])
})

test('requests are signed as Amazon’s published examples are, and as our store computes by itself', async () => {
  const examples = [
    [
      'GET',
      '/test.txt',
      { range: 'bytes=0-9' },
      '',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    ['GET', '/?lifecycle=', {}, '', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [
      'GET',
      '/?max-keys=2&prefix=J',
      {},
      '',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ] as const
  for (const [method, path, headers, body, signature] of examples) {
    const hash = createHash('sha256').update(body).digest('hex')
    const url = `https://examplebucket.s3.amazonaws.com${path}`
    const signed = await new AwsV4Signer({
      ...{ method, url, service: 's3', region: 'us-east-1', datetime: '20130524T000000Z', allHeaders: true },
      headers: { ...headers, 'x-amz-content-sha256': hash },
      ...{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secretKey },
    }).sign()
    const given = Object.fromEntries([...signed.headers].map(([name, value]) => [name.toLowerCase(), value]))
    given.host = 'examplebucket.s3.amazonaws.com'
    expect([path, given.authorization?.slice(-64)]).toEqual([path, signature])
    expect(expectedSignature({ method, url: path, headers: given }, secretKey)).toBe(signature)
  }
  expect(bucket.refused).toEqual([])
  const wrong = s3Store(
    {
      endpoint: bucket.endpoint,
      region: 'x',
      bucket: 'ente',
      prefix: '',
      accessKey: 'A',
      secretKey: 'other',
    },
    clock,
  )
  await expect(wrong.put('a', bytes('a'))).rejects.toThrow('403 SignatureDoesNotMatch')
})

/** Answers as clamd does: reads chunks to the empty one, and looks for the test file. */
async function openClamd(answer?: string) {
  const server = createServer((socket) => {
    const parts: Buffer[] = []
    socket.on('data', (part) => {
      parts.push(part)
      const all = Buffer.concat(parts)
      const command = Buffer.from('zINSTREAM\0')
      if (all.length < command.length) return
      let place = command.length
      const content: Buffer[] = []
      while (place + 4 <= all.length) {
        const length = all.readUInt32BE(place)
        if (length === 0) {
          const text = Buffer.concat(content).toString('latin1')
          const found = text.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')
          socket.end(answer ?? `stream: ${found ? 'Win.Test.EICAR_HDB-1 FOUND' : 'OK'}\0`)
          return
        }
        if (place + 4 + length > all.length) return
        content.push(all.subarray(place + 4, place + 4 + length))
        place += 4 + length
      }
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('viruses: clamd and a command say what they find; what is infected or was not searched is not kept', async () => {
  const daemon = await openClamd()
  const scanner = clamd('127.0.0.1', daemon.port)
  expect(await scanner.scan(new Uint8Array(200_000))).toEqual({ found: undefined })
  expect(await scanner.scan(eicar)).toEqual({ found: 'Win.Test.EICAR_HDB-1' })
  const documents = documentsIn(folderStore(folder), scanner, noLog)
  const keep = async (content: Uint8Array, of = documents) => {
    const received = await of.receive(organisationId, content)
    return database.transaction(organisationId, (tx) => of.keep(tx, organisationId, received, now))
  }
  await expect(keep(eicar)).rejects.toMatchObject({
    reasons: [{ code: 'documents/infected', found: 'Win.Test.EICAR_HDB-1' }],
  })
  await keep(bytes('pulito'))
  const broken = await openClamd('INSTREAM size limit exceeded. ERROR\0')
  const logged: unknown[] = []
  const failing = documentsIn(folderStore(folder), clamd('127.0.0.1', broken.port), (...entry) =>
    logged.push(entry),
  )
  await expect(keep(bytes('grande'), failing)).rejects.toMatchObject({
    reasons: [{ code: 'documents/not-searched' }],
  })
  expect(JSON.stringify(logged)).toContain('size limit')
  daemon.close()
  broken.close()
  await expect(scannerFor(`clamd://127.0.0.1:${daemon.port}`)!.scan(eicar)).rejects.toThrow('clamd')
  const script = join(folder, 'scan.sh')
  writeFileSync(script, 'grep -q EICAR && { echo "stdin: Eicar FOUND"; exit 1; }; exit 0\n')
  const command = scannerFor(`sh ${script}`)!
  expect(await command.scan(eicar)).toEqual({ found: 'Eicar' })
  expect(await command.scan(bytes('pulito'))).toEqual({ found: undefined })
  await expect(scanCommand('sh', ['-c', 'exit 7']).scan(eicar)).rejects.toThrow('ended with 7')
  await expect(scanCommand('/no/such/command', []).scan(eicar)).rejects.toThrow('ENOENT')
})

test('settings name a folder or a bucket, or say what is expected', () => {
  const none = { documentsAccessKey: undefined, documentsSecretKey: undefined }
  expect(storeFor({ documentsUrl: undefined, ...none }, '/data', clock).where).toBe('/data')
  expect(storeFor({ documentsUrl: 'file:///srv/documenti%20ente', ...none }, '/d', clock).where).toBe(
    '/srv/documenti ente',
  )
  const keys = { documentsAccessKey: 'a', documentsSecretKey: 's' }
  const documentsUrl = 'https://s3.example/ente/vicinato?region=it'
  expect(storeFor({ documentsUrl, ...keys }, '/d', clock).where).toBe('https://s3.example/ente/vicinato/')
  expect(() => storeFor({ documentsUrl, ...none }, '/d', clock)).toThrow('DOCUMENTS_ACCESS_KEY')
  expect(() => storeFor({ documentsUrl: 'nowhere', ...keys }, '/d', clock)).toThrow('DOCUMENTS_URL')
})
