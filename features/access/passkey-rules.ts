import type { Reason } from '../../vocabulary/refusal.ts'

/** More than anybody has devices. */
export const mostPasskeys = 20

export type PasskeyHindrance = 'none' | 'no-account' | 'no-address' | 'too-many'

/**
 * What stands in the way of a new passkey. Who enters through the organisation's provider has none here: when the
 * provider closes the door on somebody, no second one must be open.
 */
export const passkeyHindrance = (facts: {
  hasAccount: boolean
  addressServes: boolean
  count: number
}): PasskeyHindrance => {
  if (!facts.addressServes) return 'no-address'
  if (!facts.hasAccount) return 'no-account'
  return facts.count >= mostPasskeys ? 'too-many' : 'none'
}

const reasons: Record<PasskeyHindrance, Reason[]> = {
  none: [],
  'no-account': [{ code: 'access/no-local-account' }],
  'no-address': [{ code: 'access/passkeys-impossible' }],
  'too-many': [{ code: 'access/too-many-passkeys', most: mostPasskeys }],
}
export const reasonsNotToAddPasskey = (hindrance: PasskeyHindrance): Reason[] => reasons[hindrance]
