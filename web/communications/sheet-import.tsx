import '../people/words.ts'
import { type ReactNode, useId, useState } from 'react'
import type { communicationOffice } from '../../features/communications/office-contract.ts'
import type { Answered, Problem } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { known, type MessageKey, useText } from '../language.ts'

type Fault = Answered<typeof communicationOffice.previewResults>['faults'][number]
type Uploaded = { fileName: string; contentBase64: string }
const mostBytes = 5_500_000

/** A file looked at first, every fault at once, and then brought in by one press. */
export function SheetImport({
  templates,
  problem,
  busy,
  found,
  onFile,
  onApply,
}: {
  /** Addresses of the files to fill in. */
  templates: { xlsx: string; csv: string }
  problem: Problem | null
  busy: boolean
  found: { faults: readonly Fault[]; faultsTotal: number; words: ReactNode; some: boolean } | undefined
  onFile: (uploaded: Uploaded) => void
  onApply: () => void
}) {
  const t = useText()
  const id = useId()
  const [tooLarge, setTooLarge] = useState(false)
  const take = (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    if (file.size > mostBytes) return
    const reader = new FileReader()
    reader.onload = () =>
      onFile({ fileName: file.name, contentBase64: String(reader.result).split(',', 2)[1] ?? '' })
    reader.readAsDataURL(file)
  }
  return (
    <>
      <div className="vi-row">
        <ButtonAnchor download href={templates.xlsx}>
          <Icon name="file-xlsx" /> {t('communications.template')} (XLSX)
        </ButtonAnchor>
        <ButtonAnchor kind="quiet" download href={templates.csv}>
          {t('communications.template')} (CSV)
        </ButtonAnchor>
      </div>
      <ProblemNotice problem={problem} />
      {tooLarge && <Notice kind="bad" live title={t('communications.file-too-large')} />}
      <div className="vi-field">
        <label htmlFor={id}>{t('communications.file')}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".xlsx,.csv,text/csv"
          disabled={busy}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {found && found.faultsTotal > 0 && (
        <Section title={t('communications.faults', { count: found.faultsTotal })} plain>
          <DataTable
            caption={t('communications.faults-caption')}
            captionHidden
            rows={found.faults.map((fault, place) => ({ ...fault, place }))}
            keyOf={({ place }) => String(place)}
            columns={[
              { name: t('communications.fault-row'), cell: ({ row }) => numberInWords(row) },
              { name: t('communications.fault-column'), cell: ({ column }) => column },
              {
                name: t('communications.fault-what'),
                cell: ({ code, found: what }) =>
                  known(code) ? t(code as MessageKey, { taken: what }) : code,
              },
              { name: t('communications.fault-found'), cell: (fault) => fault.found },
              { name: t('communications.fault-expected'), cell: ({ expected }) => expected },
            ]}
          />
        </Section>
      )}
      {found && found.faultsTotal === 0 && (
        <div role="status" className="vi-stack vi-stack-tight">
          <p>{found.words}</p>
          {found.some && (
            <div>
              <Button kind="primary" busy={busy} onClick={onApply}>
                {t('communications.apply')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
