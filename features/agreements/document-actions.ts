import type { Context } from '../../platform/context.ts'
import { docxOf } from '../../platform/documents/docx.ts'
import { pdfOf } from '../../platform/documents/pdf.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { instantInItalian } from '../../vocabulary/template.ts'
import { getOrganisation } from '../alliance/store.ts'
import { items } from '../policy/rules.ts'
import {
  type AgreementDocument,
  documentOf,
  placeholderNames,
  placeholders,
  reasonsNotToUse,
  valuesOf,
} from './document-rules.ts'
import { findProtocol } from './file-store.ts'
import { type Frame, frames, type Terms, usualBands, usualRest, usualTexts } from './rules.ts'
import { getReadable } from './showing-actions.ts'
import { type AgreementRow, findDocument } from './store.ts'
import { usualTemplates } from './template-rules.ts'
import { listTemplates, saveTemplate } from './template-store.ts'

const ways: Record<string, string> = {
  password: 'nel servizio, con la password',
  passkey: 'nel servizio, con una passkey',
  provider: 'nel servizio, con nuovo accesso al fornitore d’identità',
  demo: 'prova in un’installazione dimostrativa',
}
const parties: Record<string, string> = {
  'signed-by-person': 'Lavoratrice o lavoratore',
  'signed-by-office': 'Per l’ente',
  'signed-elsewhere': 'Entrambe le parti, su documento consegnato',
}

/** Who signed, when and how, as a table at the end. */
function signaturesOf({ steps, version }: AgreementRow) {
  const rows = steps
    .filter((one) => one.version === version && one.step in parties)
    .map(({ step, byName, takenAt, details }) => [
      parties[step]!,
      byName ?? '',
      instantInItalian(takenAt),
      step === 'signed-elsewhere' ? `firmato il ${details.signedOn}` : (ways[String(details.way)] ?? ''),
    ])
  if (rows.length === 0)
    return [{ kind: 'paragraph' as const, text: 'Bozza: questo testo non è ancora firmato.' }]
  return [
    { kind: 'heading' as const, text: 'Firme' },
    { kind: 'table' as const, head: ['Parte', 'Nome', 'Quando', 'Come'], rows },
  ]
}

export async function downloadDocument(
  context: Context,
  { agreementId, format }: { agreementId: string; format: 'pdf' | 'docx' },
): Promise<FileAnswer> {
  const { tx, actor, now } = context
  const { organisationId } = actor
  const row = await getReadable(context, agreementId)
  const { document, sha256 } = (await findDocument(tx, organisationId, agreementId, row.version))!
  const protocol = await findProtocol(tx, organisationId, agreementId)
  const { name } = await getOrganisation(tx, organisationId)
  const number = protocol ? `Protocollo ${protocol.number} del ${protocol.registeredOn} · ` : ''
  const written = {
    title: document.title,
    blocks: [...document.blocks, ...signaturesOf(row)],
    foot: `${number}SHA-256 del testo: ${sha256}`,
    author: name,
    at: now,
  }
  return {
    fileName: `accordo-${row.startsOn ?? row.terms.from}.${format}`,
    contentType:
      format === 'pdf'
        ? 'application/pdf'
        : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await (format === 'pdf' ? pdfOf(written) : docxOf(written)),
  }
}

// Templates ----------------------------------------------------------------------------------------------

export async function showTemplates({ tx, actor }: Context) {
  const own = (await listTemplates(tx, actor.organisationId)).map(({ madeAt: _, ...template }) => template)
  const brought = frames.map((frame) => ({
    ...{ frame, validFrom: null, madeBy: null },
    ...usualTemplates[frame],
  }))
  return {
    items: [...own, ...brought],
    placeholders: placeholderNames.map((name) => ({ name, required: placeholders[name] })),
  }
}

const sample = (today: Day): Terms => ({
  ...{ frame: 'local', regime: 'agile', from: today, until: null, daysPerMonth: 8, daysPerWeek: 2 },
  ...{ weekdays: [], places: ['home', 'near-desk'], rest: usualRest, ...usualTexts },
  bands: usualBands(items['agreement-terms'].usual),
  tools: [{ kind: 'computer', name: '', providedBy: 'body' }],
  objectives: [
    {
      ...{ activity: 'Istruttoria di pratiche', result: 'Pratiche concluse nei termini' },
      ...{ kind: 'percentage', operator: '>=', target: '90' },
    },
  ],
  annexes: [],
})

export async function checkTemplate(
  { tx, actor, today }: Context,
  template: { title: string; body: string },
): Promise<{ reasons: Reason[]; document: AgreementDocument }> {
  const { name } = await getOrganisation(tx, actor.organisationId)
  const parties = { organisation: name, person: 'Maria Esempio', team: 'Anagrafe', directorate: 'Servizi' }
  const values = valuesOf(sample(today), parties, items['agreement-terms'].usual)
  return { reasons: reasonsNotToUse(template), document: documentOf(template, values) }
}

export async function writeTemplate(
  { tx, actor, today, now, audit }: Context,
  asked: { frame: Frame; validFrom: Day; title: string; body: string },
): Promise<Record<string, never>> {
  refuseIf([
    ...(asked.validFrom < today ? [{ code: 'agreements/template-in-the-past' }] : []),
    ...reasonsNotToUse(asked),
  ])
  await saveTemplate(tx, actor.organisationId, { ...asked, by: actor.personId }, now)
  audit('agreements/template-written', asked.frame, { from: asked.validFrom })
  return {}
}
