import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

// OWASP's figures for scrypt: 128 MB would cost a small server too much per attempt, 32 MB is its second row.
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, 32, cost, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    ),
  )

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt:15:8:3:${salt.toString('base64')}:${(await derive(password, salt)).toString('base64')}`
}

/** Costs the same where there is no account, so that the time of the answer does not tell. */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const [, , , , salt, key] = stored?.split(':') ?? []
  const found = await derive(password, Buffer.from(salt ?? 'AAAAAAAAAAAAAAAAAAAAAA==', 'base64'))
  return stored !== undefined && key !== undefined && timingSafeEqual(found, Buffer.from(key, 'base64'))
}
