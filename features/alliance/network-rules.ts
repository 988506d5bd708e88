// The alliance: who is a member, and which step leads where.
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Role } from '../../vocabulary/role.ts'

export const memberKinds = [
  'public-body',
  'large-firm',
  'small-firm',
  'cooperative',
  'coworking',
  'self-employed',
  'association',
] as const
export type MemberKind = (typeof memberKinds)[number]

export const memberStates = ['applied', 'admitted', 'refused', 'suspended', 'left', 'withdrawn'] as const
export type MemberState = (typeof memberStates)[number]

/** What a member says of itself; all of it stands on the members' page. */
export type MemberPage = {
  kind: MemberKind
  name: string
  about: string
  offers: string
  seeks: string
  website: string | null
}
/** Whom the coordinator speaks with; never on a page that others read. */
export type MemberContact = { contactName: string; contactEmail: string }

/** What is done with a membership, by whom, and from which states it may be. */
export const steps = {
  admit: { from: ['applied'], to: 'admitted', by: 'coordinator' },
  refuse: { from: ['applied'], to: 'refused', by: 'coordinator' },
  suspend: { from: ['admitted'], to: 'suspended', by: 'coordinator' },
  readmit: { from: ['suspended'], to: 'admitted', by: 'coordinator' },
  withdraw: { from: ['applied'], to: 'withdrawn', by: 'member' },
  leave: { from: ['admitted', 'suspended'], to: 'left', by: 'member' },
} as const satisfies Record<
  string,
  { from: readonly MemberState[]; to: MemberState; by: 'coordinator' | 'member' }
>
export type MemberStep = keyof typeof steps

/** Who coordinates is a member as long as it coordinates: nobody else could suspend it. */
export function reasonsAgainst(
  step: MemberStep,
  { state, coordinates }: { state: MemberState; coordinates: boolean },
): Reason[] {
  const reasons: Reason[] = (steps[step].from as readonly MemberState[]).includes(state)
    ? []
    : [{ code: 'alliance/not-in-this-state', state }]
  if (coordinates && (step === 'suspend' || step === 'leave'))
    reasons.push({ code: 'alliance/coordinator-stays' })
  return reasons
}

/** What an organisation that leaves does: it withdraws what was not yet decided. */
export const partingOf = (state: MemberState): MemberStep => (state === 'applied' ? 'withdraw' : 'leave')

/** Where nobody has an office for each task, the first administrator does them all: a firm of one is whole at once. */
const rolesOfSmall: readonly Role[] = ['employee', 'hr-office', 'space-host', 'administrator']
const rolesOfLarge: readonly Role[] = ['employee', 'hr-office', 'administrator']
export const rolesOfFirst = (kind: MemberKind): readonly Role[] =>
  kind === 'public-body' || kind === 'large-firm' ? rolesOfLarge : rolesOfSmall

/** How long the link for the first administrator of a new member is good, and one that proves an address. */
export const foundingDays = 14
export const confirmationHours = 48

/** A name as it stands in addresses: `Caffè & Bottega S.r.l.` is `caffe-bottega-s-r-l`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  return plain === '' ? 'membro' : plain
}

/** The first that nobody has. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const wanted = slugOf(name)
  let slug = wanted
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
  return slug
}

// Applications from outside --------------------------------------------------------------------------------

/** How many applications are taken within the hours: from one network address, for one contact, in all. */
export const applicationLimits = {
  perAddress: { most: 5, hours: 1 },
  perContact: { most: 3, hours: 24 },
  inAll: { most: 200, hours: 24 },
}
export type ApplicationCounts = { ofAddress: number; ofContact: number; inAll: number }

/** One answer for all three: it tells nobody who else applied. */
export const reasonsNotToTake = ({ ofAddress, ofContact, inAll }: ApplicationCounts): Reason[] =>
  ofAddress >= applicationLimits.perAddress.most ||
  ofContact >= applicationLimits.perContact.most ||
  inAll >= applicationLimits.inAll.most
    ? [{ code: 'alliance/too-many-applications' }]
    : []

/** An address of the web as people write it, made whole; anything that is none is left out. */
export function tidyWebsite(text: string): string | null {
  const plain = text.trim()
  if (plain === '') return null
  const whole = /^https?:\/\//i.test(plain) ? plain : `https://${plain}`
  return /^https?:\/\/[^\s/@]+\.[^\s/@]+(\/\S*)?$/i.test(whole) ? whole : null
}
