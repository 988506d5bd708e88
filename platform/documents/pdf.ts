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
    doc.text(
      `${foot}${foot ? ' · ' : ''}pagina ${page - start + 1} di ${count}`,
      margin,
      doc.page.height - 44,
      {
        ...{ width: widthOf(doc), lineBreak: false },
      },
    )
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

type Table = Extract<WrittenBlock, { kind: 'table' }>
const padding = 4

/** As wide as the words ask, where the page has room; otherwise in proportion, no column under half of its equal share. */
function columnsOf(doc: Doc, { head, rows }: Table): { left: number; width: number }[] {
  const asked = head.map((_, column) =>
    Math.max(
      ...[head, ...rows].map((cells, index) => {
        doc.font(index === 0 ? 'bold' : 'text').fontSize(9.5)
        return doc.widthOfString(cells[column] || ' ') + 2 * padding + 1
      }),
    ),
  )
  const least = widthOf(doc) / (2 * Math.max(1, head.length))
  const sum = asked.reduce((all, one) => all + one, 0)
  const room = widthOf(doc) - least * head.length
  let left = margin
  return asked.map((one) => {
    const width = least + (room * one) / sum
    left += width
    return { left: left - width, width }
  })
}

function writeTable(doc: Doc, root: Root, block: Table): void {
  const { head, rows } = block
  const table = doc.struct('Table')
  root.add(table)
  const columns = columnsOf(doc, block)
  const heightOf = (cells: readonly string[], isHead: boolean): number => {
    doc.font(isHead ? 'bold' : 'text').fontSize(9.5)
    const heights = cells.map((cell, at) =>
      doc.heightOfString(cell || ' ', { width: columns[at]!.width - 2 * padding }),
    )
    return 2 * padding + Math.max(...heights)
  }
  const write = (cell: string, at: number, top: number, isHead: boolean) => {
    const { left, width } = columns[at]!
    doc
      .font(isHead ? 'bold' : 'text')
      .fontSize(9.5)
      .fillColor('black')
    doc.text(cell || '–', left + padding, top + padding, { width: width - 2 * padding })
  }
  const frame = (at: number, top: number, height: number) => {
    const { left, width } = columns[at]!
    doc.lineWidth(0.5).rect(left, top, width, height).stroke('#5d7083')
  }
  const below = (top: number, height: number) => {
    doc.x = margin
    doc.y = top + height
  }
  /** The names of the columns again, on each page: for the eye, readers know them already. */
  const nextPage = () => {
    doc.addPage()
    const [top, height] = [doc.y, heightOf(head, true)]
    doc.markContent('Artifact', { type: 'Pagination' })
    for (const [at, cell] of head.entries()) {
      frame(at, top, height)
      write(cell, at, top, true)
    }
    doc.endMarkedContent()
    below(top, height)
  }
  for (const [index, cells] of [head, ...rows].entries()) {
    const isHead = index === 0
    const height = heightOf(cells, isHead)
    const least = isHead && rows[0] ? height + heightOf(rows[0], false) : height
    if (doc.y + least > doc.page.height - bottom) isHead ? doc.addPage() : nextPage()
    const top = doc.y
    const row = doc.struct('TR')
    table.add(row)
    for (const [at, cell] of cells.entries()) {
      doc.markContent('Artifact', { type: 'Layout' })
      frame(at, top, height)
      doc.endMarkedContent()
      row.add(doc.struct(isHead ? 'TH' : 'TD', {}, () => write(cell, at, top, isHead)))
    }
    row.end()
    below(top, height)
  }
  table.end()
  doc.moveDown(0.8)
}
