import { type ReactNode, useId, useState } from 'react'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import { useAct } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { known, type MessageKey, useText } from '../language.ts'
import { Button, ButtonAnchor } from './button.tsx'
import { numberInWords } from './dates.ts'
import { Icon } from './icon.tsx'
import { Notice, ProblemNotice } from './notice.tsx'
import { Section } from './page.tsx'
import { announce } from './results.tsx'
import { DataTable } from './table.tsx'

type Fault = { sheet: string; row: number; column: string; code: string; found: string; expected: string }
type Preview = { faultsTotal: number; faults: Fault[] }
const mostBytes = 5_500_000

function readBase64(file: File, then: (contentBase64: string) => void): void {
  const reader = new FileReader()
  reader.onload = () => then(String(reader.result).split(',', 2)[1] ?? '')
  reader.readAsDataURL(file)
}

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
  words: 'training.import'
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
      {found && found.faultsTotal > 0 && (
        <Section title={t(`${words}-faults`, { count: found.faultsTotal })}>
          <DataTable
            caption={t(`${words}-faults`, { count: found.faultsTotal })}
            captionHidden
            rows={found.faults.map((fault, place) => ({ ...fault, place }))}
            keyOf={({ place }) => String(place)}
            columns={[
              { name: t(`${words}-row`), cell: ({ row }) => numberInWords(row) },
              { name: t(`${words}-column`), cell: ({ column }) => column },
              {
                name: t(`${words}-what`),
                cell: ({ code }) => (known(code) ? t(code as MessageKey) : code),
              },
              { name: t(`${words}-found`), cell: (fault) => fault.found },
              { name: t(`${words}-expected`), cell: ({ expected }) => expected },
            ]}
          />
        </Section>
      )}
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
