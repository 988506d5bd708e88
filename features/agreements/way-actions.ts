// Approvals, changes asked, refusal, signatures, and what is then in force.
import type { Browser, Context } from '../../platform/context.ts'
import type { Documents } from '../../platform/documents/keeping.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { spendConfirmation } from '../access/confirmation-actions.ts'
import { tell } from '../notices/actions.ts'
import { effectiveStart, reasonsNotToBegin } from './dates-rules.ts'
import { saveFile } from './file-store.ts'
import { saveForce, saveForceEnd } from './force-store.ts'
import { actingOf, getReadable, type Shown, shown, standingNow } from './showing-actions.ts'
import { reasonsNotTo } from './state-rules.ts'
import { type AgreementRow, findAgreement, findAgreementHeld, saveSettled, saveStep } from './store.ts'
import { tellNext } from './writing-actions.ts'

type Decision = {
  agreementId: string
  version: number
  decision: 'approve' | 'ask-changes' | 'refuse'
  reason: string
}
const steps = { approve: 'approved', 'ask-changes': 'changes-asked', refuse: 'refused' } as const

/** Two who decide at the same moment: the second finds it decided, and is told. */
export async function decideAgreement(context: Context, asked: Decision): Promise<Shown> {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const { agreementId, version, decision, reason } = asked
  const row = await getReadable(context, agreementId, true)
  const standing = standingNow(row, today)
  const reasons: Reason[] = reasonsNotTo(decision, standing, row, actingOf(context), row)
  if (row.version !== version) reasons.push({ code: 'agreements/changed-meanwhile' })
  if (decision !== 'approve' && reason.length < 3) reasons.push({ code: 'agreements/reason-missing' })
  refuseIf(reasons)
  const level = standing.state === 'to-approve' ? standing.approvals + 1 : undefined
  const step = { step: steps[decision], version, by: actor.personId, reason }
  await saveStep(tx, organisationId, agreementId, level ? { ...step, level } : step, now)
  if (decision === 'refuse') await saveSettled(tx, organisationId, agreementId, { over: true }, now)
  audit(`agreements/${steps[decision]}`, agreementId, { version, level: level ?? null })
  const after = (await findAgreement(tx, organisationId, agreementId))!
  if (decision === 'approve') await tellNext(context, after)
  else {
    const kind = decision === 'refuse' ? 'agreements/refused' : 'agreements/changes-asked'
    const whom = new Set([row.personId, ...(row.madeBy ? [row.madeBy] : [])])
    whom.delete(actor.personId)
    const told = [...whom].map((personId) => ({ personId, kind, details: { person: row.name } }) as const)
    await tell({ tx, now }, organisationId, told)
  }
  return shown(context, after)
}

/** Signs the words that were read. With both signatures it is in force, from the later of start and signature. */
export async function signAgreement(
  context: Context & Browser,
  { agreementId, sha256 }: { agreementId: string; sha256: string },
): Promise<Shown> {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const row = await getReadable(context, agreementId, true)
  const party = row.personId === actor.personId ? 'person' : 'office'
  const standing = standingNow(row, today)
  const reasons = reasonsNotTo(`sign-${party}`, standing, row, actingOf(context), row)
  if (row.sha256 !== sha256) reasons.push({ code: 'agreements/changed-meanwhile' })
  reasons.push(...reasonsNotToBegin(row.terms.from, row.terms.until, today))
  refuseIf(reasons)
  const way = await spendConfirmation(context, sha256)
  await saveStep(
    tx,
    organisationId,
    agreementId,
    {
      step: party === 'person' ? 'signed-by-person' : 'signed-by-office',
      version: row.version,
      by: actor.personId,
      details: { way, sha256 },
    },
    now,
  )
  audit('agreements/signed', agreementId, { party, way, sha256 })
  const isLast = party === 'person' ? standing.signed.office : standing.signed.person
  if (isLast) await begin(context, row, today)
  const after = (await findAgreement(tx, organisationId, agreementId))!
  if (!isLast) await tellNext(context, after)
  return shown(context, after)
}

/** In force, if no other is: a revision closes its parent the day before. */
async function begin(context: Context, row: AgreementRow, signedOn: Day): Promise<void> {
  const { tx, actor, today, now, audit, enqueue } = context
  const { organisationId } = actor
  const { id, personId, terms, version } = row
  const startsOn = effectiveStart(terms.from, signedOn)
  if (row.kind === 'revision' && row.parentId) await closeParent(context, row.parentId, startsOn, id)
  const began = await saveForce(tx, organisationId, {
    ...{ agreementId: id, personId, startsOn, endsOn: terms.until, terms },
  })
  if (!began)
    throw new Refused([{ code: 'agreements/another-in-force', from: startsOn, until: terms.until ?? '' }])
  const details = { startsOn, ...(terms.until ? { endsOn: terms.until } : {}) }
  await saveStep(tx, organisationId, id, { step: 'in-force', version, by: actor.personId, details }, now)
  await saveSettled(tx, organisationId, id, { over: false }, now)
  audit('agreements/in-force', id, { startsOn, endsOn: terms.until })
  await enqueue('heed-agreements', organisationId)
  const told = [{ personId, kind: 'agreements/in-force' as const, details: { from: startsOn } }]
  await tell({ tx, now }, organisationId, today > startsOn || personId !== actor.personId ? told : [])
}

async function closeParent(
  context: Context,
  parentId: string,
  startsOn: Day,
  childId: string,
): Promise<void> {
  const { tx, actor, today, now } = context
  const parent = await findAgreementHeld(tx, actor.organisationId, parentId)
  const state = parent && standingNow(parent, today).state
  refuseIf(
    parent && (state === 'in-force' || state === 'signed')
      ? []
      : [{ code: 'agreements/parent-closed', state: state ?? '' }],
  )
  const endsOn = addDays(startsOn, -1)
  await saveStep(
    tx,
    actor.organisationId,
    parentId,
    { step: 'revised', version: parent!.version, by: actor.personId, details: { endsOn, childId } },
    now,
  )
  await saveForceEnd(tx, actor.organisationId, { agreementId: parentId, endsOn })
  // Never begun: nothing will ever expire it.
  if (parent!.startsOn! > endsOn) await saveSettled(tx, actor.organisationId, parentId, { over: true }, now)
}

type Uploaded = { agreementId: string; fileName: string; signedOn: Day }
const mostBytes = 5_000_000

/** A PDF, searched and kept before the transaction; nothing is kept of what it may not be. */
export const receiveSigned =
  ({ receive }: Pick<Documents, 'receive'>) =>
  async (organisationId: string, { contentBase64 }: { contentBase64: string }) => {
    const bytes = Buffer.from(contentBase64, 'base64')
    const isPdf = bytes.subarray(0, 1024).includes('%PDF-')
    const fits = isPdf && bytes.length <= mostBytes
    return { size: bytes.length, isPdf, file: fits ? await receive(organisationId, bytes) : undefined }
  }

/** The PDF that both signed elsewhere. Nobody has verified its signature until somebody says with what. */
export const uploadSignedTo =
  (documents: Pick<Documents, 'keep'>) =>
  async (
    context: Context,
    { agreementId, fileName, signedOn }: Uploaded,
    { size, isPdf, file: bytes }: Awaited<ReturnType<ReturnType<typeof receiveSigned>>>,
  ): Promise<Shown> => {
    const { tx, actor, today, now, audit } = context
    const { organisationId } = actor
    const row = await getReadable(context, agreementId, true)
    const { state } = standingNow(row, today)
    const reasons: Reason[] = []
    if (state !== 'to-sign') reasons.push({ code: 'agreements/not-at-this-point', state })
    if (row.personId === actor.personId) reasons.push({ code: 'agreements/own-agreement' })
    if (!isPdf) reasons.push({ code: 'agreements/not-a-pdf' })
    if (size > mostBytes) reasons.push({ code: 'agreements/file-too-large', megabytes: mostBytes / 1e6 })
    if (signedOn > today) reasons.push({ code: 'agreements/signed-in-the-future', day: signedOn })
    reasons.push(...reasonsNotToBegin(row.terms.from, row.terms.until, signedOn))
    refuseIf(reasons)
    const sha256 = await documents.keep(tx, organisationId, bytes, now)
    const file = { agreementId, kind: 'signed-elsewhere', fileName, sha256, by: actor.personId } as const
    const fileId = await saveFile(tx, organisationId, file, now)
    const details = { signedOn, fileId, sha256 }
    const step = { step: 'signed-elsewhere', version: row.version, by: actor.personId, details } as const
    await saveStep(tx, organisationId, agreementId, step, now)
    audit('agreements/signed-elsewhere', agreementId, { signedOn, sha256 })
    await begin(context, row, signedOn)
    return shown(context, (await findAgreement(tx, organisationId, agreementId))!)
  }
