/** What the cookie holds: the organisation to look in, and the token that must be found there. */
export type SessionKey = { organisationId: string; token: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const cookieText = ({ organisationId, token }: SessionKey): string => `${organisationId}.${token}`

export function readCookie(text: string | undefined): SessionKey | undefined {
  const [organisationId, token] = text?.split('.') ?? []
  return organisationId && token && uuid.test(organisationId) ? { organisationId, token } : undefined
}
