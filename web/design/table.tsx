import { type ReactNode, useId } from 'react'

export type Column<Row> = {
  name: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  number?: boolean
}

/** Wide content scrolls inside its own frame, which the keyboard reaches and a screen reader names. */
export function Frame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by the keyboard
    <section className="vi-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** A table with a caption; the first column names the row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  captionHidden = false,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  captionHidden?: boolean
}) {
  const id = useId()
  return (
    <Frame label={caption}>
      <table className="table table-hover">
        <caption id={id} className={captionHidden ? 'vi-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, number }) => (
              <th key={name} scope="col" className={number ? 'vi-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, number }, index) =>
                index === 0 ? (
                  <th key={name} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} className={number ? 'vi-number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  )
}
