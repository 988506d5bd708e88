import { type ReactNode, useId } from 'react'

export type Column<Row> = {
  name: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  number?: boolean
  /** Buttons say themselves what they do: where the table is a list, the column's name is not said again. */
  acts?: boolean
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

/** Said in so many words: a browser takes a table's meaning away where its rows are laid out as something else. */
const roles = {
  table: { role: 'table' },
  row: { role: 'row' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/**
 * A table with a caption; the first column names the row. One that `stacks` is, where there is no room for its columns,
 * a list of rows with each cell under the name of its column: nothing is reached by scrolling sideways alone.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  captionHidden = false,
  stacks = false,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  captionHidden?: boolean
  stacks?: boolean
}) {
  const id = useId()
  const said = (part: keyof typeof roles) => (stacks ? roles[part] : {})
  const named = (name: string) => (stacks ? { 'data-column': name } : {})
  return (
    <Frame label={caption}>
      <table className={stacks ? 'table table-hover vi-stacks' : 'table table-hover'} {...said('table')}>
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
            <tr key={keyOf(row)} {...said('row')}>
              {columns.map(({ name, cell, number, acts }, index) =>
                index === 0 ? (
                  <th key={name} scope="row" {...said('head')}>
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={name}
                    className={number ? 'vi-number' : undefined}
                    {...said('cell')}
                    {...(acts ? { 'data-acts': '' } : named(name))}
                  >
                    {stacks ? <div>{cell(row)}</div> : cell(row)}
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
