import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newToken } from './tokens.ts'

export const secretFileName = 'secret.key'
/** Characters of the installation's secret, at least: 43 of base64 are 256 bits. */
const fewestCharacters = 32

/**
 * The secret with which this installation seals what its database must not tell: given by its settings, or kept
 * in a file beside the embedded database, made at the first start and readable by its owner alone. Whoever loses
 * it loses what was sealed (secrets of identity providers), and nothing else.
 */
export function installationSecret(given: string | undefined, dataFolder: string): string {
  if (given !== undefined) return checked(given, 'VICINATO_SECRET')
  const path = join(dataFolder, secretFileName)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const attempt = join(dataFolder, `.${newToken()}`)
  writeFileSync(attempt, `${newToken()}\n`, { mode: 0o600 })
  try {
    // Whole or not at all: of two processes that start together one makes it, and both read what it made.
    linkSync(attempt, path)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault
  } finally {
    rmSync(attempt)
  }
  return checked(readFileSync(path, 'utf8').trim(), path)
}

function checked(secret: string, where: string): string {
  if (secret.length < fewestCharacters)
    throw new Error(`${where} holds a secret of less than ${fewestCharacters} characters`)
  return secret
}
