// The text as a file, with who signed it; and the template from which texts are made.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { docxOf } from '../../platform/documents/docx.ts'
import { pdfOf } from '../../platform/documents/pdf.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { type Block, instantInItalian, type Template } from '../../vocabulary/template.ts'
import { getOrganisation } from '../alliance/store.ts'
import {
  documentOf,
  placeholderNames,
  placeholders,
  reasonsNotToUse,
  usualTemplate,
  usualTerms,
  valuesOf,
} from './document-rules.ts'
import type { conventionOffice } from './office-contract.ts'
import type { Signed } from './rules.ts'
import { getReadable, wordsFor } from './showing-actions.ts'
import { type ConventionRow, listPartners, type PartnerRow } from './store.ts'
import { findTemplate, saveTemplate } from './template-store.ts'
import { wordsOfPartner } from './words-actions.ts'

const ways: Record<string, string> = {
  password: 'nel servizio, con la password',
  passkey: 'nel servizio, con una passkey',
  provider: 'nel servizio, con nuovo accesso al fornitore d’identità',
  demo: 'prova in un’installazione dimostrativa',
}

/** Who signed for each party, when and how, as a table at the end. */
function signaturesOf(row: ConventionRow, partners: readonly PartnerRow[]): Block[] {
  const line = (party: string, name: string, signed: Signed | null) =>
    signed ? [[party, name, signed.by, instantInItalian(signed.at), ways[signed.way ?? ''] ?? '']] : []
  const rows = [
    ...line(
      'Ospitante',
      row.hostName,
      row.signed ?? partners.find((one) => one.hostSigned)?.hostSigned ?? null,
    ),
    ...partners.flatMap((one) => line('Partner', one.guestName, one.guestSigned)),
  ]
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'Bozza: questo testo non è ancora firmato.' }]
  return [
    { kind: 'heading', text: 'Firme' },
    { kind: 'table', head: ['Parte', 'Organizzazione', 'Nome', 'Quando', 'Come'], rows },
  ]
}

type Asked = { conventionId: string; format: 'pdf' | 'docx'; guestId?: string | undefined }

/** Of the host the offer, or the text of one partner; of a partner its own. */
export async function downloadDocument(
  context: Context,
  { conventionId, format, guestId }: Asked,
): Promise<FileAnswer> {
  const { tx, now } = context
  const row = await getReadable(context, conventionId)
  const partners = await listPartners(tx, conventionId)
  const one = guestId === undefined ? undefined : partners.find((partner) => partner.guestId === guestId)
  if (guestId !== undefined && !one) throw new NotFound('partner')
  const { document, sha256 } = one ? wordsOfPartner(row, one) : await wordsFor(context, row, partners)
  const written = {
    title: document.title,
    blocks: [...document.blocks, ...signaturesOf(row, one ? [one] : partners)],
    foot: `SHA-256 del testo: ${sha256}`,
    author: row.hostName,
    at: now,
  }
  return {
    fileName: `convenzione-${row.terms.from}.${format}`,
    contentType:
      format === 'pdf'
        ? 'application/pdf'
        : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await (format === 'pdf' ? pdfOf(written) : docxOf(written)),
  }
}

// The template -----------------------------------------------------------------------------------------------

export async function showTemplate({
  tx,
  actor,
}: Context): Promise<z.input<typeof conventionOffice.template.output>> {
  const own = await findTemplate(tx, actor.organisationId)
  return {
    ...(own ? { title: own.title, body: own.body } : usualTemplate),
    madeBy: own?.madeBy ?? null,
    madeAt: own?.madeAt.toISOString() ?? null,
    usual: usualTemplate,
    placeholders: placeholderNames.map((name) => ({ name, required: placeholders[name] })),
  }
}

export async function checkTemplate({ tx, actor, today }: Context, template: Template) {
  const { name: host } = await getOrganisation(tx, actor.organisationId)
  const sites = [{ name: 'Casa del lavoro', address: 'Via del Mulino 3' }]
  const parties = { host, partner: 'Cooperativa Esempio', sites }
  const values = valuesOf(usualTerms(today, today), parties, { seats: 2, mostPerDay: null })
  return { reasons: reasonsNotToUse(template), document: documentOf(template, values) }
}

/** For the texts of offers from now on: those that were made stay as they were signed. */
export async function writeTemplate({ tx, actor, now, audit }: Context, template: Template) {
  refuseIf(reasonsNotToUse(template))
  await saveTemplate(tx, actor.organisationId, { ...template, by: actor.name }, now)
  audit('conventions/template-written', actor.organisationId)
  return {}
}
