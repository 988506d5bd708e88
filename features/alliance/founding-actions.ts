// The link by which a member from outside begins: read and spent in the organisation that coordinates, where it was made.
import { enterOrganisation, type Transaction } from '../../platform/database/transaction.ts'
import { readCookie, type SessionKey } from '../../platform/identity/session-key.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import { type Founding, findFounding, spendFounding } from './application-store.ts'
import { findAlliance } from './network-store.ts'
import { getOrganisation } from './store.ts'

export type FoundingRead = Founding & { alliance: string; slug: string }

/** What the link in an address founds, with the member's organisation entered; undefined where it founds nothing. */
export async function readFounding(
  tx: Transaction,
  link: SessionKey,
  now: number,
): Promise<FoundingRead | undefined> {
  await enterOrganisation(tx, link.organisationId)
  const found = await findFounding(tx, link.organisationId, hashOf(link.token), now)
  if (!found) return undefined
  const alliance = await findAlliance(tx, link.organisationId)
  await enterOrganisation(tx, found.memberId)
  const { slug } = await getOrganisation(tx, found.memberId)
  return { ...found, alliance: alliance?.name ?? '', slug }
}

/** @returns whether the link was still to be spent; the member's organisation is entered again */
export async function spendFoundingLink(
  tx: Transaction,
  link: SessionKey,
  { memberId }: Pick<Founding, 'memberId'>,
  now: number,
): Promise<boolean> {
  await enterOrganisation(tx, link.organisationId)
  const spent = await spendFounding(tx, link.organisationId, hashOf(link.token), now)
  await enterOrganisation(tx, memberId)
  return spent
}

export const foundingLinkOf = (token: string): SessionKey | undefined => readCookie(token)
