// The way of an agreement: what happened to it, where it stands, and what may be done next, by whom.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { ActingRole } from '../../vocabulary/role.ts'
import type { Approver, Values } from '../policy/rules.ts'

export const stepNames = [
  'drafted',
  'proposed',
  'approved',
  'changes-asked',
  'refused',
  'taken-back',
  'signed-by-person',
  'signed-by-office',
  'signed-elsewhere',
  'imported',
  'in-force',
  'withdrawn',
  'revised',
  'transferred',
  'expired',
  'never-began',
] as const
export type StepName = (typeof stepNames)[number]

export type Step = { step: StepName; version: number; level: number | null }
export type Force = { startsOn: Day; endsOn: Day | null }
export const states = [
  'draft',
  'to-approve',
  'changes-asked',
  'refused',
  'taken-back',
  'to-sign',
  'signed',
  'in-force',
  'withdrawal-planned',
  'withdrawn',
  'revised',
  'transferred',
  'expired',
] as const
export type State = (typeof states)[number]

export type Standing = {
  state: State
  /** Approvals given for the terms as they are, in order; the next is of this level. */
  approvals: number
  signed: { person: boolean; office: boolean }
}

/** Where an agreement stands on a day. Approvals and signatures count for the terms that they were given to. */
export function standingOf(
  steps: readonly Step[],
  version: number,
  levels: number,
  force: Force | null,
  today: Day,
): Standing {
  const own = steps.filter((one) => one.version === version)
  const has = (name: StepName) => own.some(({ step }) => step === name)
  const approvals = own.filter(({ step }) => step === 'approved').length
  const signed = { person: has('signed-by-person'), office: has('signed-by-office') }
  const standing = (state: State): Standing => ({ state, approvals, signed })
  const any = (name: StepName) => steps.some(({ step }) => step === name)
  for (const end of ['refused', 'taken-back'] as const) if (any(end)) return standing(end)
  if (any('never-began')) return standing('expired')
  if (force) {
    const over = force.endsOn !== null && force.endsOn < today
    const closed = (['withdrawn', 'revised', 'transferred'] as const).find((name) => any(name))
    if (over) return standing(closed ?? 'expired')
    if (closed === 'withdrawn') return standing('withdrawal-planned')
    return standing(force.startsOn > today ? 'signed' : 'in-force')
  }
  const ended = (['withdrawn', 'revised', 'transferred'] as const).find((name) => any(name))
  if (ended) return standing(ended)
  if (!any('proposed')) return standing('draft')
  const last = own.findLast(({ step }) => step === 'changes-asked' || step === 'proposed')
  if (last?.step === 'changes-asked') return standing('changes-asked')
  if (!last) return standing('draft')
  return standing(approvals < levels ? 'to-approve' : 'to-sign')
}

/** Who acts, as far as an agreement is concerned. */
export type Acting = {
  personId: string
  roles: readonly ActingRole[]
  teamIds: readonly string[]
  directorateId: string | undefined
}
export type Concerned = {
  personId: string
  teamId: string | null
  directorateId: string | null
  /** Roles of the person whose agreement it is: nobody decides on their own. */
  personRoles: readonly string[]
}

/**
 * The approvers that an agreement goes through: those of the policy, without those which would be the person
 * themself. A manager's own agreement begins with the next level, a head's with the HR office.
 */
export function chainFor(
  way: Values['agreement-way'],
  { personRoles }: Pick<Concerned, 'personRoles'>,
): { approvals: Approver[]; signer: Approver } {
  const isThemself = (approver: Approver) => approver !== 'hr-office' && personRoles.includes(approver)
  const approvals = way.approvals.filter((approver) => !isThemself(approver))
  return { approvals, signer: isThemself(way.signer) ? 'hr-office' : way.signer }
}

/** Whether somebody is that approver for that person. HR is every approver's place where one is missing. */
export function actsAs(approver: Approver, acting: Acting, concerned: Concerned): boolean {
  if (acting.personId === concerned.personId) return false
  if (approver === 'hr-office') return acting.roles.includes('hr-office')
  if (approver === 'team-manager')
    return concerned.teamId !== null && acting.teamIds.includes(concerned.teamId)
  return (
    acting.roles.includes('directorate-head') &&
    acting.directorateId !== undefined &&
    acting.directorateId === concerned.directorateId
  )
}

export type Act =
  | 'approve'
  | 'ask-changes'
  | 'refuse'
  | 'sign-person'
  | 'sign-office'
  | 'take-back'
  | 'propose'

/** Why something may not be done to an agreement as it stands; that somebody else must do it is said too. */
export function reasonsNotTo(
  act: Act,
  standing: Standing,
  chain: ReturnType<typeof chainFor>,
  acting: Acting,
  concerned: Concerned,
): Reason[] {
  const { state, approvals, signed } = standing
  const wrong: Reason = { code: 'agreements/not-at-this-point', state }
  const isOwn = acting.personId === concerned.personId
  if (act === 'approve' || act === 'ask-changes' || act === 'refuse') {
    const approver = state === 'to-sign' && act !== 'approve' ? chain.signer : chain.approvals[approvals]
    if (state !== 'to-approve' && !(state === 'to-sign' && act !== 'approve' && !signed.office))
      return [wrong]
    return approver && actsAs(approver, acting, concerned)
      ? []
      : [{ code: 'agreements/another-decides', approver: approver ?? chain.signer }]
  }
  if (act === 'sign-person') {
    if (state !== 'to-sign') return [wrong]
    if (!isOwn) return [{ code: 'agreements/not-yours' }]
    return signed.person ? [{ code: 'agreements/signed-already' }] : []
  }
  if (act === 'sign-office') {
    if (state !== 'to-sign') return [wrong]
    const reasons: Reason[] = actsAs(chain.signer, acting, concerned)
      ? []
      : [{ code: 'agreements/another-signs', approver: chain.signer }]
    return signed.office ? [...reasons, { code: 'agreements/signed-already' }] : reasons
  }
  if (act === 'take-back')
    return ['draft', 'to-approve', 'changes-asked', 'to-sign'].includes(state) ? [] : [wrong]
  return state === 'draft' || state === 'changes-asked' ? [] : [wrong]
}
