import type { z } from 'zod'
import type { ActingErrand, Context } from '../../platform/context.ts'
import type { Documents } from '../../platform/documents/keeping.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { getPolicy } from '../policy/store.ts'
import type { agreements } from './contract.ts'
import { findEvaluation, findFile, findProtocol, listFiles } from './file-store.ts'
import { actingOf, actsNow, getReadable, shown } from './showing-actions.ts'
import { findDocument, listAgreementsOf, listOnTheirWay } from './store.ts'

export async function showMine(context: Context) {
  const { tx, actor, today } = context
  const policy = await getPolicy(tx, actor.organisationId)
  const rows = await listAgreementsOf(tx, actor.organisationId, actor.personId)
  return {
    items: rows.map((row) => shown(context, row)),
    gate: policy.valueOf('agreement-gate', { directorateId: actor.directorateId }, today),
  }
}

export async function showAgreement(
  context: Context,
  { agreementId }: { agreementId: string },
): Promise<z.input<typeof agreements.agreement.output>> {
  const { tx, actor } = context
  const { organisationId } = actor
  const row = await getReadable(context, agreementId)
  const { document } = (await findDocument(tx, organisationId, agreementId, row.version))!
  const files = await listFiles(tx, organisationId, agreementId)
  return {
    ...shown(context, row),
    document,
    files: files.map(({ addedAt, outcome, ...file }) => ({
      ...file,
      addedAt: addedAt.toISOString(),
      signature: outcome ?? 'not-verified',
    })),
    protocol: (await findProtocol(tx, organisationId, agreementId)) ?? null,
    evaluation: (await findEvaluation(tx, organisationId, agreementId)) ?? null,
  }
}

/** What waits for who asks: decisions of theirs, signatures of theirs. */
export async function showQueue(context: Context) {
  const { tx, actor } = context
  const { teamIds, directorateId, roles } = actingOf(context)
  const rows = await listOnTheirWay(tx, actor.organisationId, {
    teamIds,
    directorateId: roles.includes('directorate-head') ? directorateId : undefined,
    all: roles.includes('hr-office'),
  })
  const items = rows
    .filter((row) => {
      if (row.personId === actor.personId) return false
      const may = actsNow(context, row)
      return may.includes('approve') || may.includes('sign')
    })
    .map((row) => shown(context, row))
  return { items }
}

/** Found, and noted as read, in a transaction; its bytes are read afterwards: no connection waits for the store. */
export const showFileOf =
  (documents: Pick<Documents, 'read'>) =>
  async (
    { actor, today, transaction }: ActingErrand,
    { fileId }: { fileId: string },
  ): Promise<FileAnswer> => {
    const file = await transaction(async ({ tx, audit }) => {
      const found = await findFile(tx, actor.organisationId, fileId)
      if (!found) throw new NotFound('file')
      await getReadable({ tx, actor, today }, found.agreementId)
      audit('agreements/file-read', found.agreementId, { fileId })
      return found
    })
    return {
      fileName: file.fileName,
      contentType: 'application/pdf',
      bytes: await documents.read(actor.organisationId, file.sha256),
    }
  }
