import { hash, randomBytes } from 'node:crypto'

/** 256 bits by chance, for a session, an invitation or a sign-in under way; only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer')

/** The token that a page sends back with its writes: derived from the session's, of no use without it. */
export const csrfTokenOf = (sessionToken: string): string =>
  hashOf(`csrf:${sessionToken}`).toString('base64url')
