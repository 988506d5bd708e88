// Who may read an agreement, what they may do with it, and how it is shown.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import type { agreementShape } from './contract.ts'
import {
  type Acting,
  actsAs,
  type Concerned,
  type chainFor,
  reasonsNotTo,
  standingOf,
} from './state-rules.ts'
import { type AgreementRow, findAgreement, findAgreementHeld } from './store.ts'

export type Shown = z.input<typeof agreementShape>
type At = Pick<Context, 'actor' | 'today'>

export const actingOf = ({ actor }: Pick<Context, 'actor'>): Acting => {
  const { personId, roles, teamId, directorateId, substituteFor = [] } = actor
  const teamIds = roles.includes('team-manager') && teamId ? [teamId, ...substituteFor] : [...substituteFor]
  return { personId, roles, teamIds, directorateId }
}
export const isKeeper = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.roles.some((role) => role === 'hr-office' || role === 'administrator')

export const chainOf = ({
  approvals,
  signer,
}: Pick<AgreementRow, 'approvals' | 'signer'>): ReturnType<typeof chainFor> => ({ approvals, signer })
export const forceOf = ({ startsOn, endsOn }: Pick<AgreementRow, 'startsOn' | 'endsOn'>) =>
  startsOn === null ? null : { startsOn, endsOn }
export const standingNow = (row: AgreementRow, today: Day) =>
  standingOf(row.steps, row.version, row.approvals.length, forceOf(row), today)

/** Whether somebody decides or signs on it, now or at another point of its way. */
export const isDecider = (acting: Acting, row: Concerned & Pick<AgreementRow, 'approvals' | 'signer'>) =>
  [...row.approvals, row.signer].some((approver) => actsAs(approver, acting, row))

/** The agreement, for who may read it; otherwise it is as if there were none. */
export async function getReadable(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  agreementId: string,
  held = false,
): Promise<AgreementRow> {
  const { tx, actor } = context
  const row = await (held ? findAgreementHeld : findAgreement)(tx, actor.organisationId, agreementId)
  const acting = actingOf(context)
  const mayRead = row && (row.personId === actor.personId || isKeeper(context) || isDecider(acting, row))
  if (!row || !mayRead) throw new NotFound('agreement')
  // A draft is its writer's until it is proposed.
  const isDraft = standingNow(row, context.today).state === 'draft'
  if (isDraft && row.personId !== actor.personId && row.madeBy !== actor.personId && !isKeeper(context))
    throw new NotFound('agreement')
  return row
}

/** Who may write it: the person, whoever of the office wrote it, HR. */
export const mayWrite = (context: Pick<Context, 'actor'>, row: AgreementRow): boolean =>
  row.personId === context.actor.personId ||
  row.madeBy === context.actor.personId ||
  context.actor.roles.includes('hr-office')

export function actsNow(context: At, row: AgreementRow): Shown['may'] {
  const { today, actor } = context
  const standing = standingNow(row, today)
  const { state } = standing
  const acting = actingOf(context)
  const chain = chainOf(row)
  const free = (act: Parameters<typeof reasonsNotTo>[0]) =>
    reasonsNotTo(act, standing, chain, acting, row).length === 0
  const may: Shown['may'] = []
  const writes = mayWrite(context, row)
  const hr = actor.roles.includes('hr-office') && actor.personId !== row.personId
  if (writes && free('propose')) may.push('change', 'propose')
  if (writes && free('take-back')) may.push('take-back')
  if (free('approve')) may.push('approve')
  if (free('ask-changes')) may.push('ask-changes', 'refuse')
  if (free('sign-person') || free('sign-office')) may.push('sign')
  if (hr && state === 'to-sign') may.push('upload')
  const running = state === 'in-force' || state === 'signed'
  const decides = actsAs(row.signer, acting, row) || hr
  if (running && (row.personId === actor.personId || decides)) may.push('withdraw', 'revise')
  if ((running || state === 'expired') && row.endsOn !== null && (row.personId === actor.personId || decides))
    may.push('renew')
  if ((running || state === 'expired' || state === 'withdrawal-planned') && decides) may.push('evaluate')
  if (hr && row.settledAt !== null) may.push('register')
  return may
}

export function shown(context: At, row: AgreementRow): Shown {
  const { state, approvals, signed } = standingNow(row, context.today)
  const { id, personId, name, team, directorate, kind, parentId, origin, version, terms, sha256 } = row
  return {
    ...{ id, personId, name, team, directorate, kind, parentId, origin, state, version, terms, sha256 },
    approvals: row.approvals,
    approved: approvals,
    signer: row.signer,
    signedByPerson: signed.person || row.steps.some(({ step }) => step === 'signed-elsewhere'),
    signedByOffice: signed.office || row.steps.some(({ step }) => step === 'signed-elsewhere'),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    steps: row.steps.map(({ takenAt, byName, step, level, reason, details, version: of }) => ({
      ...{ step, level, reason, details, version: of },
      at: takenAt,
      by: byName,
    })),
    may: actsNow(context, row),
  }
}
