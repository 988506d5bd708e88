// What somebody needs at hand to work away, what they have, and what is missing.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { EquipmentNeed } from '../policy/rules.ts'

export const equipmentKinds = [
  'computer',
  'phone',
  'connection',
  'vpn',
  'virtual-desktop',
  'signature',
  'other',
] as const
export type EquipmentKind = (typeof equipmentKinds)[number]
export const providers = ['body', 'person'] as const
export type Provider = (typeof providers)[number]
/** What meets each need: a private network or a virtual desktop are both remote access. */
const meets: Record<EquipmentNeed, readonly EquipmentKind[]> = {
  computer: ['computer'],
  'remote-access': ['vpn', 'virtual-desktop'],
  phone: ['phone'],
  connection: ['connection'],
  signature: ['signature'],
}

/** The needs that nothing in hand meets. */
export const missingOf = (
  needs: readonly EquipmentNeed[],
  inHand: readonly EquipmentKind[],
): EquipmentNeed[] => needs.filter((need) => !meets[need].some((kind) => inHand.includes(kind)))

/** The tools and documents that one's activities need and that do not work remotely. */
export const unreachableTools = (
  activityIds: readonly string[],
  toolsOf: ReadonlyMap<string, readonly string[]>,
  remote: ReadonlySet<string>,
): string[] => [
  ...new Set(activityIds.flatMap((id) => toolsOf.get(id) ?? []).filter((toolId) => !remote.has(toolId))),
]

export type EquipmentWritten = {
  kind: EquipmentKind
  providedBy: Provider
  label: string
  assignedOn: Day
}
export const reasonsNotToAssign = ({ assignedOn, kind, label }: EquipmentWritten, today: Day): Reason[] => [
  ...(assignedOn > today ? [{ code: 'readiness/in-the-future', day: assignedOn }] : []),
  ...(kind === 'other' && label.trim() === '' ? [{ code: 'readiness/label-missing' }] : []),
]

export const assistanceStates = ['open', 'taken', 'solved', 'not-solved', 'withdrawn'] as const
export type AssistanceState = (typeof assistanceStates)[number]
export const officeSteps = ['taken', 'solved', 'not-solved'] as const
export type OfficeStep = (typeof officeSteps)[number]

export const isClosed = (state: AssistanceState): boolean => state !== 'open' && state !== 'taken'
/** Why a request does not go on so. */
export function reasonsNotToStep(
  state: AssistanceState,
  step: OfficeStep | 'withdrawn',
  words: string,
): Reason[] {
  const reasons: Reason[] = []
  if (isClosed(state)) reasons.push({ code: 'readiness/closed-already' })
  else if (step === 'taken' && state === 'taken') reasons.push({ code: 'readiness/taken-already' })
  if (step === 'not-solved' && words.trim().length < 3) reasons.push({ code: 'readiness/words-missing' })
  return reasons
}
