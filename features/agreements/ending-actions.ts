// Withdrawal, expiry, transfer to another directorate; and the warnings of an end.
import type { Context } from '../../platform/context.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import { reasonsNotToWithdraw, type Withdrawal, warningDue, withdrawalEnd } from './dates-rules.ts'
import { listEndingSoon, listMoved, saveExpired, saveForceEnd, saveWarned } from './force-store.ts'
import { policyFor } from './gathering-actions.ts'
import { findPersonFacts, listApproverIds, listManagersOf, listPersonFacts } from './person-store.ts'
import { actingOf, getReadable, type Shown, shown, standingNow } from './showing-actions.ts'
import { actsAs } from './state-rules.ts'
import { type AgreementRow, findAgreement, saveSettled, saveStep } from './store.ts'

type Asked = { agreementId: string; justified: boolean; on: Day | null; noticeDays: number; reason: string }

/** Who withdraws for the body is who signs for it, or HR; the person withdraws for themself. */
function partyOf(context: Context, row: AgreementRow): 'worker' | 'office' {
  if (row.personId === context.actor.personId) return 'worker'
  const isHr = context.actor.roles.includes('hr-office')
  if (!isHr && !actsAs(row.signer, actingOf(context), row)) throw new NotFound('agreement')
  return 'office'
}

async function factsOf(context: Context, row: AgreementRow, asked: Omit<Asked, 'agreementId'>) {
  const { tx, actor, today } = context
  const by = partyOf(context, row)
  const person = (await findPersonFacts(tx, actor.organisationId, row.personId))!
  const { terms } = await policyFor(context, person)
  const facts = {
    today,
    startsOn: row.startsOn ?? row.terms.from,
    endsOn: row.endsOn,
    leastDays: terms.noticeDays,
    fixedTermNotice: terms.fixedTermNotice,
  }
  const withdrawal: Withdrawal = { ...asked, by }
  const { state } = standingNow(row, today)
  const reasons: Reason[] =
    state === 'in-force' || state === 'signed'
      ? reasonsNotToWithdraw(withdrawal, facts)
      : [{ code: 'agreements/not-at-this-point', state }]
  return { withdrawal, facts, reasons }
}

export async function showWithdrawal(
  context: Context,
  asked: { agreementId: string; justified: 'true' | 'false'; on?: Day | undefined; noticeDays: number },
) {
  const row = await getReadable(context, asked.agreementId)
  const given = { justified: asked.justified === 'true', on: asked.on ?? null, noticeDays: asked.noticeDays }
  const { facts, reasons } = await factsOf(context, row, { ...given, reason: '' })
  return {
    ...withdrawalEnd(given, facts),
    // The reason is written next: that it is missing yet is no news.
    reasons: reasons.filter(({ code }) => code !== 'agreements/reason-missing'),
    leastDays: Math.max(30, facts.leastDays),
  }
}

export async function withdraw(context: Context, { agreementId, ...asked }: Asked): Promise<Shown> {
  const { tx, actor, now, audit, enqueue } = context
  const { organisationId } = actor
  const row = await getReadable(context, agreementId, true)
  const { withdrawal, facts, reasons } = await factsOf(context, row, asked)
  refuseIf(reasons)
  const { endsOn, because } = withdrawalEnd(withdrawal, facts)
  const days = Number(because.days ?? 0)
  const details = { by: withdrawal.by, endsOn, noticeDays: days, justified: asked.justified ? 'yes' : 'no' }
  const step = { step: 'withdrawn', version: row.version, by: actor.personId, reason: asked.reason } as const
  await saveStep(tx, organisationId, agreementId, { ...step, details }, now)
  await saveForceEnd(tx, organisationId, { agreementId, endsOn })
  if (endsOn < facts.startsOn) await saveSettled(tx, organisationId, agreementId, { over: true }, now)
  await enqueue('heed-agreements', organisationId)
  audit('agreements/withdrawn', agreementId, { by: withdrawal.by, endsOn, justified: asked.justified })
  const whom =
    withdrawal.by === 'office' ? [row.personId] : await listApproverIds(tx, organisationId, row.signer, row)
  const told = { kind: 'agreements/withdrawn' as const, details: { person: row.name, until: endsOn } }
  await tell(
    { tx, now },
    organisationId,
    whom.slice(0, 5).map((personId) => ({ personId, ...told })),
  )
  return shown(context, (await findAgreement(tx, organisationId, agreementId))!)
}

/** What a day brings: ends that came, people who moved, ends that are near. Twice does no harm. */
export async function turnDay(moment: JobMoment, organisationId: string): Promise<void> {
  await expire(moment, organisationId)
  await closeMoved(moment, organisationId)
  await warn(moment, organisationId)
}

async function expire({ tx, today, now, audit }: JobMoment, organisationId: string): Promise<void> {
  const over = (await saveExpired(tx, organisationId, today, now)).filter(({ expired }) => expired)
  if (over.length === 0) return
  const told = over.map(({ personId }) => ({ personId, kind: 'agreements/expired' as const, details: {} }))
  await tell({ tx, now }, organisationId, told)
  audit('agreements/expired', organisationId, { agreements: over.length })
}

async function closeMoved(
  { tx, today, now, audit, enqueue }: JobMoment,
  organisationId: string,
): Promise<void> {
  const policy = await getPolicy(tx, organisationId)
  const moved = (await listMoved(tx, organisationId, today)).filter(
    ({ from }) =>
      policy.valueOf('agreement-way', { directorateId: from ?? undefined }, today).transfer === 'close',
  )
  if (moved.length > 0) await enqueue('heed-agreements', organisationId)
  for (const { agreementId, personId, version } of moved) {
    const step = { step: 'transferred', version, by: null, details: { endsOn: today } } as const
    await saveStep(tx, organisationId, agreementId, step, now)
    await saveForceEnd(tx, organisationId, { agreementId, endsOn: today })
    const told = { personId, kind: 'agreements/transferred' as const, details: { until: today } }
    await tell({ tx, now }, organisationId, [told])
    audit('agreements/transferred', agreementId, { endsOn: today })
  }
}

/** The person is told, and the manager of their team; each as often as policy says, and never twice of the same. */
async function warn({ tx, today, now, audit }: JobMoment, organisationId: string): Promise<void> {
  const policy = await getPolicy(tx, organisationId)
  const daysBefore = policy.valueOf('agreement-warnings', {}, today)
  if (daysBefore.length === 0) return
  const until = addDays(today, Math.max(...daysBefore))
  const due = (await listEndingSoon(tx, organisationId, today, until)).flatMap((one) => {
    const days = warningDue(one.endsOn, daysBefore, today)
    return days === undefined || (one.warnedDays !== null && one.warnedDays <= days) ? [] : [{ ...one, days }]
  })
  if (due.length === 0) return
  await saveWarned(tx, organisationId, due)
  const people = await listPersonFacts(
    tx,
    organisationId,
    due.map(({ personId }) => personId),
  )
  const nameOf = new Map(people.map(({ personId, name }) => [personId, name]))
  const managers = await listManagersOf(
    tx,
    organisationId,
    due.flatMap(({ teamId }) => teamId ?? []),
  )
  await tell({ tx, now }, organisationId, [
    ...due.map(({ personId, endsOn }) => ({
      ...{ personId, kind: 'agreements/ends-soon' as const, details: { until: endsOn } },
    })),
    ...due.flatMap(({ personId, teamId, endsOn }) =>
      managers
        .filter((manager) => manager.teamId === teamId && manager.personId !== personId)
        .map((manager) => ({
          personId: manager.personId,
          kind: 'agreements/ends-soon-office' as const,
          details: { person: nameOf.get(personId) ?? '', until: endsOn },
        })),
    ),
  ])
  audit('agreements/warned', organisationId, { agreements: due.length })
}
