import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransportFuture,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Log } from '../log.ts'

/** What a browser binds a passkey to: the name of this installation, and its pages. */
export type RelyingParty = { id: string; origin: string }

/**
 * Browsers make passkeys for names, not for numbers, and over https alone; this machine itself is trusted.
 * @returns undefined where no passkey can be made
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, protocol, origin } = new URL(publicUrl)
  const isNumber = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  if (isNumber || (protocol !== 'https:' && hostname !== 'localhost')) return undefined
  return { id: hostname, origin }
}

export type NewPasskey = {
  credentialId: Buffer
  publicKey: Buffer
  counter: number
  transports: string[]
  synced: boolean
}
export type KnownPasskey = Pick<NewPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>
export type Registration = { id: string; response: { clientDataJSON: string } }
export type Assertion = { id: string; response: { clientDataJSON: string; userHandle?: string | undefined } }

/** The question that an answer answers, as text, or '' where it names none. */
export function challengeOf({ response }: Registration): string {
  try {
    const said = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as Challenge
    return typeof said?.challenge === 'string' ? said.challenge : ''
  } catch {
    return ''
  }
}
type Challenge = { challenge?: unknown } | null

/** What the authenticator gives back to say whose passkey it is: the person's id, which tells nobody anything. */
const handleOf = (personId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))
export const isHandleOf = (handle: string | undefined, personId: string): boolean =>
  handle === undefined || Buffer.from(handle, 'base64url').equals(handleOf(personId))

// Loaded when first needed: its parsers of certificates take a fifth of a second that no start should wait for.
const library = () => import('@simplewebauthn/server')
const newChallenge = () => new Uint8Array(randomBytes(32))
const timeoutMilliseconds = 300_000

/** What the browser needs to make a passkey that is found without a name and asks for finger, face or code. */
export async function registrationOptions(
  { id }: RelyingParty,
  person: { personId: string; account: string; name: string },
  known: readonly Pick<KnownPasskey, 'credentialId'>[],
) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Vicinato',
    rpID: id,
    userName: person.account,
    userDisplayName: person.name,
    userID: handleOf(person.personId),
    challenge: newChallenge(),
    timeout: timeoutMilliseconds,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export async function assertionOptions({ id }: RelyingParty) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: id,
    challenge: newChallenge(),
    timeout: timeoutMilliseconds,
    userVerification: 'required',
  })
}

/**
 * Checks what authenticators answer. What does not convince is logged by the library's words and answered with
 * undefined: it is no fault of ours.
 */
export function passkeyChecks(log: Log) {
  async function saying<Answer>(step: string, work: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await work()
    } catch (fault) {
      log('warning', 'passkey', { step, message: (fault as Error).message.slice(0, 200) })
      return undefined
    }
  }
  return {
    registered: (party: RelyingParty, response: Registration, challenge: string) =>
      saying('registration', async (): Promise<NewPasskey | undefined> => {
        const { verifyRegistrationResponse } = await library()
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          expectedChallenge: challenge,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
        })
        if (!verified || !registrationInfo) return undefined
        const { credential, credentialBackedUp } = registrationInfo
        return {
          credentialId: Buffer.from(credential.id, 'base64url'),
          publicKey: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: credential.transports ?? [],
          synced: credentialBackedUp,
        }
      }),
    /** @returns the counter that the authenticator says now, undefined where the answer does not convince */
    asserted: (party: RelyingParty, response: Assertion, challenge: string, passkey: KnownPasskey) =>
      saying('assertion', async (): Promise<number | undefined> => {
        const { verifyAuthenticationResponse } = await library()
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: response as AuthenticationResponseJSON,
          expectedChallenge: challenge,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
          credential: {
            id: passkey.credentialId.toString('base64url'),
            publicKey: new Uint8Array(passkey.publicKey),
            counter: passkey.counter,
            transports: passkey.transports as AuthenticatorTransportFuture[],
          },
        })
        return verified ? authenticationInfo.newCounter : undefined
      }),
  }
}
export type PasskeyChecks = ReturnType<typeof passkeyChecks>
