// A store that speaks S3, on loopback: it keeps objects, checks each signature by itself, and lists a page at a time.
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const coded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** The signature that a request ought to have (AWS Signature Version 4, in the header). */
export function expectedSignature(
  request: { method: string; url: string; headers: Record<string, string | undefined> },
  secretKey: string,
): string {
  const authorization = request.headers.authorization ?? ''
  const [, scope = '', signedHeaders = ''] =
    /Credential=[^/]+\/([^,]+), *SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const { pathname, searchParams } = new URL(request.url, 'http://store')
  const query = [...searchParams]
    .map(([name, value]) => `${coded(name)}=${coded(value)}`)
    .sort()
    .join('&')
  const headers = signedHeaders.split(';').map((name) => `${name}:${request.headers[name]?.trim()}\n`)
  const canonical = [
    ...[request.method, pathname, query, headers.join(''), signedHeaders],
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const [day, region, service] = scope.split('/') as [string, string, string]
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), region), service), 'aws4_request')
  return hmac(key, text).toString('hex')
}

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** @param bucket the only one */
export async function openObjectStore(bucket: string, secretKey: string) {
  const objects = new Map<string, { bytes: Buffer; at: string }>()
  const refused: string[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const headers = request.headers as Record<string, string | undefined>
    const signature = /Signature=([0-9a-f]{64})/.exec(headers.authorization ?? '')?.[1]
    const asked = { method: request.method!, url: request.url!, headers }
    if (
      signature !== expectedSignature(asked, secretKey) ||
      headers['x-amz-content-sha256'] !== sha256(body)
    ) {
      refused.push(`${request.method} ${request.url}`)
      return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    }
    const { pathname, searchParams } = new URL(request.url!, 'http://store')
    const name = decodeURIComponent(pathname.slice(bucket.length + 2))
    if (!pathname.startsWith(`/${bucket}`)) return response.writeHead(404).end('<Code>NoSuchBucket</Code>')
    if (name === '' && searchParams.get('list-type') === '2') {
      const from = Number(searchParams.get('continuation-token') ?? 0)
      const found = [...objects].filter(([key]) => key.startsWith(searchParams.get('prefix') ?? ''))
      const page = found
        .slice(from, from + 2)
        .map(([key, { at }]) => `<Contents><Key>${key}</Key><LastModified>${at}</LastModified></Contents>`)
      const more = found.length > from + 2 ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
      return response.end(`<ListBucketResult>${page.join('')}${more}</ListBucketResult>`)
    }
    if (request.method === 'PUT') {
      objects.set(name, { bytes: body, at: '2026-11-20T10:00:00.000Z' })
      return response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return response.writeHead(204).end()
    }
    const found = objects.get(name)
    return found ? response.end(found.bytes) : response.writeHead(404).end('<Code>NoSuchKey</Code>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refused,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
