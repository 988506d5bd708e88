import type { Written, WrittenBlock } from './words.ts'

// Loaded when first asked for: no start waits for it.
const library = () => import('docx')
type Library = Awaited<ReturnType<typeof library>>

/** The same words as a document of a word processor, with headings, lists and tables that are such. */
export async function docxOf({ title, blocks, foot, author }: Written): Promise<Uint8Array> {
  const docx = await library()
  const { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } = docx
  const pages = ['pagina ', PageNumber.CURRENT, ' di ', PageNumber.TOTAL_PAGES]
  const document = new Document({
    title,
    creator: author,
    styles: { default: { document: { run: { language: { value: 'it-IT' }, size: 22 } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ size: 15, children: [...(foot ? [`${foot} · `] : []), ...pages] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...blocks.flatMap((block) => partsOf(block, docx)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function partsOf(block: WrittenBlock, docx: Library) {
  const { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  if (block.kind === 'heading') return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })]
  if (block.kind === 'paragraph') return [new Paragraph({ text: block.text, spacing: { after: 160 } })]
  if (block.kind === 'list') return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map(
        (text) =>
          new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: isHead })] })] }),
      ),
    })
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ text: '' }),
  ]
}
