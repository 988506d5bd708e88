import { type ReactNode, useId, useState } from 'react'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import { useAct } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { known, useText } from '../language.ts'
import { Button, ButtonAnchor } from './button.tsx'
import { numberInWords } from './dates.ts'
import { Icon } from './icon.tsx'
import { Notice, ProblemNotice } from './notice.tsx'
import { Section } from './page.tsx'
import { readBase64 } from './reading-file.ts'
import { announce } from './results.tsx'
import { DataTable } from './table.tsx'

type Fault = { sheet: string; row: number; column: string; code: string; found: string; expected: string }
type Preview = { faultsTotal: number; faults: readonly Fault[] }
/** Files of one table, by the beginning of the keys of their words. */
type Words = 'training.import' | 'agreements.import' | 'readiness.import'
const mostBytes = 5_500_000

/**
 * A file of one table brought in: template, file, every fault at once or what it says, and only then it is kept.
 * @param words the beginning of the keys of its words, such as `training.import`
 * @param counts what the file says, in words, and whether there is anything to keep
 */
export function TableImport<P extends Endpoint, A extends Endpoint, T extends Endpoint>({
  words,
  template,
  preview,
  apply,
  refreshes,
  counts,
  applied,
}: {
  words: Words
  template: T
  preview: P
  apply: A
  refreshes: readonly Endpoint[]
  counts: (answer: Answered<P>) => { words: ReactNode; any: boolean }
  applied: (answer: Answered<A>) => string
}) {
  const t = useText()
  const id = useId()
  const [tooLarge, setTooLarge] = useState(false)
  const look = useAct(preview)
  const keep = useAct(apply, {
    refreshes,
    onDone: (answer) => {
      announce(applied(answer))
      look.reset()
    },
  })
  const take = (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    keep.reset()
    if (file.size <= mostBytes)
      readBase64(file, (contentBase64) => look.mutate({ fileName: file.name, contentBase64 } as never))
  }
  const found = look.data as (Answered<P> & Preview) | undefined
  const uploaded = look.variables as { fileName: string } | undefined
  const said = found && found.faultsTotal === 0 ? counts(found) : undefined
  return (
    <>
      <div className="vi-row">
        <ButtonAnchor download href={addressOf(template, { format: 'xlsx' } as never, true)}>
          <Icon name="file-xlsx" /> {t(`${words}-template`)} (XLSX)
        </ButtonAnchor>
        <ButtonAnchor kind="quiet" download href={addressOf(template, { format: 'csv' } as never, true)}>
          {t(`${words}-template`)} (CSV)
        </ButtonAnchor>
      </div>
      <ProblemNotice problem={look.error ?? keep.error} />
      {tooLarge && <Notice kind="bad" live title={t(`${words}-too-large`)} />}
      <div className="vi-field">
        <label htmlFor={id}>{t(`${words}-file`)}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".xlsx,.csv,text/csv"
          disabled={look.isPending || keep.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {found && <FaultsOfFile words={words} of={found} />}
      {said && (
        <Section title={uploaded?.fileName ?? ''}>
          <p>{said.words}</p>
          {said.any && (
            <div>
              <Button
                kind="primary"
                busy={keep.isPending}
                onClick={() => keep.mutate(look.variables as never)}
              >
                {t(`${words}-apply`)}
              </Button>
            </div>
          )}
        </Section>
      )}
    </>
  )
}

/** Every fault of a file at once: where, what, what was found and what was expected. */
export function FaultsOfFile(props: { words: Words | 'activities.import'; of: Preview }) {
  const t = useText()
  const { words, of: preview } = props
  if (preview.faultsTotal === 0) return null
  const title = t(`${words}-faults`, { count: preview.faultsTotal })
  const sheet =
    words === 'activities.import' ? [{ name: t(`${words}-sheet`), cell: (fault: Fault) => fault.sheet }] : []
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        captionHidden
        rows={preview.faults.map((fault, place) => ({ ...fault, place }))}
        keyOf={({ place }) => String(place)}
        columns={[
          { name: t(`${words}-row`), cell: ({ row }) => numberInWords(row) },
          ...sheet,
          { name: t(`${words}-column`), cell: ({ column }) => column },
          { name: t(`${words}-what`), cell: ({ code }) => (known(code) ? t(code) : code) },
          { name: t(`${words}-found`), cell: ({ found }) => found },
          { name: t(`${words}-expected`), cell: ({ expected }) => expected },
        ]}
      />
    </Section>
  )
}
