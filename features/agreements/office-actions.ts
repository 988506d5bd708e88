// What the office notes beside an agreement: checks of a signature, the protocol's number, the evaluation.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findFile, saveEvaluation, saveFileCheck, saveProtocol } from './file-store.ts'
import { actsNow, getReadable } from './showing-actions.ts'

type Done = Record<string, never>

export async function checkFile(
  context: Context,
  asked: { fileId: string; tool: string; outcome: 'valid' | 'not-valid' },
): Promise<Done> {
  const { tx, actor, now, audit } = context
  const file = await findFile(tx, actor.organisationId, asked.fileId)
  if (!file) throw new NotFound('file')
  const row = await getReadable(context, file.agreementId)
  refuseIf(row.personId === actor.personId ? [{ code: 'agreements/own-agreement' }] : [])
  await saveFileCheck(tx, actor.organisationId, { ...asked, by: actor.personId }, now)
  audit('agreements/signature-checked', file.agreementId, { fileId: asked.fileId, outcome: asked.outcome })
  return {}
}

export async function noteProtocol(
  context: Context,
  asked: { agreementId: string; number: string; registeredOn: Day },
): Promise<Done> {
  const { tx, actor, today, now, audit } = context
  const row = await getReadable(context, asked.agreementId, true)
  refuseIf([
    ...(actsNow(context, row).includes('register') ? [] : [{ code: 'agreements/not-registrable' }]),
    ...(asked.registeredOn > today ? [{ code: 'agreements/registered-in-the-future' }] : []),
  ])
  await saveProtocol(tx, actor.organisationId, { ...asked, by: actor.personId }, now)
  audit('agreements/registered', asked.agreementId, { number: asked.number })
  return {}
}

export async function evaluate(
  context: Context,
  asked: { agreementId: string; outcome: 'positive' | 'negative'; words: string; reached: string[] },
): Promise<Done> {
  const { tx, actor, now, audit } = context
  const row = await getReadable(context, asked.agreementId, true)
  refuseIf([
    ...(actsNow(context, row).includes('evaluate') ? [] : [{ code: 'agreements/not-to-evaluate' }]),
    ...(asked.outcome === 'negative' && asked.words.length < 3
      ? [{ code: 'agreements/reason-missing' }]
      : []),
  ])
  await saveEvaluation(tx, actor.organisationId, { ...asked, by: actor.personId }, now)
  audit('agreements/evaluated', asked.agreementId, { outcome: asked.outcome })
  return {}
}
