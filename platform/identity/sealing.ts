import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// AES-256-GCM: 12 bytes by chance, the sealed text, 16 bytes that prove it untouched.
const [nonceBytes, tagBytes] = [12, 16]
const keyOf = (secret: string, about: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, about, 'vicinato sealing 1', 32))

/**
 * Seals a text so that only who knows the secret reads it.
 * @param secret at least 128 bits by chance, or the seal is as weak as the guess
 * @param about where the text belongs: a sealed text moved to another place does not open
 */
export function seal(text: string, secret: string, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, about), nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws where the secret is another, the place is another, or a bit was changed. */
export function unseal(sealed: Buffer, secret: string, about: string): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, about), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString(
    'utf8',
  )
}

/** Seals with the installation's secret; `about` as above. */
export type Sealing = {
  seal(text: string, about: string): Buffer
  unseal(sealed: Buffer, about: string): string
}
export const sealingWith = (secret: string): Sealing => ({
  seal: (text, about) => seal(text, secret, about),
  unseal: (sealed, about) => unseal(sealed, secret, about),
})
