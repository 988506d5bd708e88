import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { dateAt } from '../clock.ts'
import type { Written, WrittenBlock } from './words.ts'

const require = createRequire(import.meta.url)
const font = (weight: 400 | 700) =>
  require.resolve(`@fontsource/titillium-web/files/titillium-web-latin-${weight}-normal.woff`)
const [margin, bottom] = [64, 72]
type Doc = InstanceType<typeof PDFDocument>

/**
 * A PDF with tags (PDF/UA, ISO 14289-1): headings, paragraphs, lists and tables are in its structure, its fonts inside
 * it, its language and title said. The tree is built by hand: pdfmake 0.3.11 announces tags and leaves the tree empty.
 */
export function pdfOf({ title, blocks, foot, author, at }: Written): Promise<Uint8Array> {
  const doc = new PDFDocument({
    ...{ size: 'A4', pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'it-IT', displayTitle: true },
    margins: { top: margin, left: margin, right: margin, bottom },
    info: { Title: title, Author: author, CreationDate: dateAt(at), ModDate: dateAt(at) },
    bufferPages: true,
  } as unknown as ConstructorParameters<typeof PDFDocument>[0])
  const parts: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.registerFont('text', font(400)).registerFont('bold', font(700))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const text = (words: string, { size = 10.5, bold = false, gap = 0.6, indent = 0 } = {}) => {
    doc.font(bold ? 'bold' : 'text').fontSize(size)
    doc.text(words, margin + indent, doc.y, { width: widthOf(doc) - indent, lineGap: 2 })
    doc.moveDown(gap)
  }
  root.add(doc.struct('H1', {}, () => text(title, { size: 17, bold: true, gap: 0.8 })))
  for (const block of blocks) writeBlock(doc, root, block, text)
  root.end()
  // The foot is of the page, not of the document: readers pass over it.
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('text').fontSize(7.5)
    doc.text(`${foot}${foot ? ' · ' : ''}${page - start + 1}/${count}`, margin, doc.page.height - 44, {
      ...{ width: widthOf(doc), lineBreak: false },
    })
    doc.endMarkedContent()
  }
  doc.end()
  return done
}

const widthOf = (doc: Doc): number => doc.page.width - 2 * margin
type Root = ReturnType<Doc['struct']>
type Write = (words: string, style?: { size?: number; bold?: boolean; gap?: number; indent?: number }) => void

function writeBlock(doc: Doc, root: Root, block: WrittenBlock, text: Write): void {
  if (block.kind === 'heading') {
    // No heading alone at the foot of a page.
    if (doc.y > doc.page.height - bottom - 60) doc.addPage()
    root.add(doc.struct('H2', {}, () => text(block.text, { size: 12.5, bold: true, gap: 0.3 })))
  } else if (block.kind === 'paragraph') root.add(doc.struct('P', {}, () => text(block.text)))
  else if (block.kind === 'list') {
    const list = doc.struct('L')
    root.add(list)
    for (const item of block.items) {
      const line = doc.struct('LI')
      list.add(line)
      line.add(doc.struct('LBody', {}, () => text(`• ${item}`, { gap: 0.2, indent: 10 })))
      line.end()
    }
    list.end()
    doc.moveDown(0.4)
  } else writeTable(doc, root, block)
}

function writeTable(doc: Doc, root: Root, { head, rows }: Extract<WrittenBlock, { kind: 'table' }>): void {
  const table = doc.struct('Table')
  root.add(table)
  const width = widthOf(doc) / Math.max(1, head.length)
  const padding = 4
  for (const [index, cells] of [head, ...rows].entries()) {
    const isHead = index === 0
    doc.font(isHead ? 'bold' : 'text').fontSize(9.5)
    const height =
      2 * padding +
      Math.max(...cells.map((cell) => doc.heightOfString(cell || ' ', { width: width - 2 * padding })))
    if (doc.y + height > doc.page.height - bottom) doc.addPage()
    const top = doc.y
    const row = doc.struct('TR')
    table.add(row)
    for (const [column, cell] of cells.entries()) {
      const left = margin + column * width
      doc.markContent('Artifact', { type: 'Layout' })
      doc.lineWidth(0.5).rect(left, top, width, height).stroke('#5d7083')
      doc.endMarkedContent()
      row.add(
        doc.struct(isHead ? 'TH' : 'TD', {}, () => {
          doc
            .font(isHead ? 'bold' : 'text')
            .fontSize(9.5)
            .fillColor('black')
          doc.text(cell || '–', left + padding, top + padding, { width: width - 2 * padding })
        }),
      )
    }
    row.end()
    doc.x = margin
    doc.y = top + height
  }
  table.end()
  doc.moveDown(0.8)
}
