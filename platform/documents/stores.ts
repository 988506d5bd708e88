import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { type Clock, instantText } from '../clock.ts'

/** Where bytes are, by a name such as `organisation/ab12…`: letters, digits, dashes and slashes. */
export type ObjectStore = {
  /** Said to administrators: where to look, and what to back up besides the database. */
  where: string
  /** Written whole or not at all; the same name always means the same bytes, so that twice does no harm. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Undefined where there is none. */
  get(name: string): Promise<Uint8Array | undefined>
  remove(name: string): Promise<void>
  /** All below a prefix that ends with a slash, with when each was written in milliseconds. */
  list(prefix: string): AsyncGenerator<{ name: string; writtenAt: number }>
}

const isAbsent = (fault: unknown): boolean => (fault as { code?: string }).code === 'ENOENT'

/** A folder of this machine, or one that several share. Files are readable by the process alone. */
export function folderStore(folder: string): ObjectStore {
  const pathOf = (name: string) => join(folder, ...name.split('/'))
  return {
    where: folder,
    async put(name, bytes) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const half = `${path}.${process.pid}.${performance.now()}.part`
      const file = await open(half, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        // Before its name stands in the database it is on the disk.
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(half, path)
    },
    async get(name) {
      try {
        return await readFile(pathOf(name))
      } catch (fault) {
        if (isAbsent(fault)) return undefined
        throw fault
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list(prefix) {
      const names = await readdir(pathOf(prefix.slice(0, -1)), {
        recursive: true,
        withFileTypes: true,
      }).catch((fault: unknown) => {
        if (isAbsent(fault)) return []
        throw fault
      })
      for (const entry of names) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        const name = path.slice(join(folder, '/').length).split('\\').join('/')
        yield { name, writtenAt: (await stat(path)).mtimeMs }
      }
    },
  }
}

export type S3Settings = {
  /** Such as `https://s3.eu-south-1.amazonaws.com` or `http://minio:9000`; the bucket goes into the path. */
  endpoint: string
  region: string
  bucket: string
  /** Before every name, with a slash at its end; or empty. */
  prefix: string
  accessKey: string
  secretKey: string
}
const patienceMilliseconds = 20_000

/** A bucket of a store that speaks S3 (Signature Version 4, by aws4fetch). */
export function s3Store(settings: S3Settings, clock: Clock): ObjectStore {
  const { endpoint, region, bucket, prefix, accessKey, secretKey } = settings
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region, retries: 0 },
  })
  const address = (name: string, query = '') =>
    `${endpoint}/${bucket}${name ? `/${prefix}${name}` : ''}${query}`
  async function ask(method: string, url: string, body?: Uint8Array): Promise<Response> {
    const datetime = instantText(clock.now()).replaceAll(/[-:]|\.\d+/g, '')
    const hash = await crypto.subtle.digest('SHA-256', (body ?? new Uint8Array()) as Uint8Array<ArrayBuffer>)
    const signed = await client.sign(url, {
      method,
      headers: { 'x-amz-content-sha256': Buffer.from(hash).toString('hex') },
      ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
      aws: { datetime },
    })
    // Never elsewhere: the signature, and the document, are for this address.
    return fetch(signed, { redirect: 'error', signal: AbortSignal.timeout(patienceMilliseconds) })
  }
  async function expect(response: Response, ...statuses: number[]): Promise<Response> {
    if (statuses.includes(response.status)) return response
    const [, code = ''] = /<Code>([^<]*)<\/Code>/.exec(await response.text()) ?? []
    throw new Error(`the document store answers ${response.status} ${code}`.trim())
  }
  return {
    where: `${endpoint}/${bucket}/${prefix}`,
    async put(name, bytes) {
      await expect(await ask('PUT', address(name), bytes), 200)
    },
    async get(name) {
      const response = await expect(await ask('GET', address(name)), 200, 404)
      return response.status === 404 ? undefined : new Uint8Array(await response.arrayBuffer())
    },
    async remove(name) {
      await expect(await ask('DELETE', address(name)), 200, 204, 404)
    },
    async *list(below) {
      for (let more = ''; ; ) {
        const query = `?list-type=2&prefix=${encodeURIComponent(prefix + below)}${more}`
        const text = await (await expect(await ask('GET', address('', query)), 200)).text()
        for (const [, item] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const [, key = ''] = /<Key>([^<]*)<\/Key>/.exec(item!) ?? []
          const [, at = ''] = /<LastModified>([^<]*)<\/LastModified>/.exec(item!) ?? []
          yield { name: key.slice(prefix.length), writtenAt: Date.parse(at) }
        }
        const [, token] = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(text) ?? []
        if (!token) return
        more = `&continuation-token=${encodeURIComponent(token)}`
      }
    },
  }
}

export type StoreSettings = {
  documentsUrl: string | undefined
  documentsAccessKey: string | undefined
  documentsSecretKey: string | undefined
}

/** @param folder where documents are unless the settings name another place */
export function storeFor(
  { documentsUrl, documentsAccessKey, documentsSecretKey }: StoreSettings,
  folder: string,
  clock: Clock,
): ObjectStore {
  if (!documentsUrl) return folderStore(folder)
  const url = URL.canParse(documentsUrl) ? new URL(documentsUrl) : undefined
  if (url?.protocol === 'file:') return folderStore(decodeURIComponent(url.pathname))
  const [bucket, ...path] = url?.pathname.split('/').filter(Boolean) ?? []
  if (!url || !/^https?:$/.test(url.protocol) || !bucket || !documentsAccessKey || !documentsSecretKey)
    throw new Error(
      'DOCUMENTS_URL is file:///folder, or https://host/bucket/prefix?region=… with DOCUMENTS_ACCESS_KEY and DOCUMENTS_SECRET_KEY',
    )
  return s3Store(
    {
      ...{ endpoint: url.origin, bucket, region: url.searchParams.get('region') ?? 'us-east-1' },
      prefix: path.length > 0 ? `${path.join('/')}/` : '',
      ...{ accessKey: documentsAccessKey, secretKey: documentsSecretKey },
    },
    clock,
  )
}
