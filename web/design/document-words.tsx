import type { Block as WrittenBlock, WrittenDocument } from '../../vocabulary/template.ts'
import { Frame } from './table.tsx'

/** The words themselves, as they are signed. */
export function DocumentWords({ document }: { document: WrittenDocument }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by the keyboard
    <section className="vi-document" aria-label={document.title} tabIndex={0}>
      <p>
        <strong>{document.title}</strong>
      </p>
      {document.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
        <Block key={place} block={block} title={document.title} />
      ))}
    </section>
  )
}

function Block({ block, title }: { block: WrittenBlock; title: string }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  return (
    <Frame label={`${title}: ${block.head.join(', ')}`}>
      <table className="table">
        <thead>
          <tr>
            {block.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  )
}
