import './words.ts'
import '../people/words.ts'
import { useId, useState } from 'react'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { useAct } from '../asking.ts'
import { addressOf } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { known, type MessageKey, useText } from '../language.ts'
import { readBase64 } from './office-acts.tsx'
import { AgreementPages } from './pages.tsx'

const mostBytes = 5_500_000

export function AgreementImportPage() {
  const t = useText()
  const id = useId()
  const [tooLarge, setTooLarge] = useState(false)
  const preview = useAct(agreementOffice.previewImport)
  const apply = useAct(agreementOffice.applyImport, {
    refreshes: [agreementOffice.register],
    onDone: () => {
      announce(t('agreements.import-applied'))
      preview.reset()
    },
  })
  const take = (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes)
      readBase64(file, (contentBase64) => preview.mutate({ fileName: file.name, contentBase64 }))
  }
  const found = preview.data
  return (
    <Page title={t('agreements.import-title')} lead={t('agreements.import-lead')}>
      <AgreementPages />
      <div className="vi-row">
        <ButtonAnchor download href={addressOf(agreementOffice.importTemplate, { format: 'xlsx' }, true)}>
          <Icon name="file-xlsx" /> {t('agreements.import-template')} (XLSX)
        </ButtonAnchor>
        <ButtonAnchor
          kind="quiet"
          download
          href={addressOf(agreementOffice.importTemplate, { format: 'csv' }, true)}
        >
          {t('agreements.import-template')} (CSV)
        </ButtonAnchor>
      </div>
      <ProblemNotice problem={preview.error ?? apply.error} />
      {tooLarge && <Notice kind="bad" live title={t('agreements.import-too-large')} />}
      <div className="vi-field">
        <label htmlFor={id}>{t('agreements.import-file')}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".xlsx,.csv,text/csv"
          disabled={preview.isPending || apply.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {found && found.faultsTotal > 0 && (
        <Section title={t('agreements.import-faults', { count: found.faultsTotal })}>
          <DataTable
            caption={t('agreements.import-faults-caption')}
            captionHidden
            rows={found.faults.map((fault, place) => ({ ...fault, place }))}
            keyOf={({ place }) => String(place)}
            columns={[
              { name: t('agreements.import-row'), cell: ({ row }) => numberInWords(row) },
              { name: t('agreements.import-column'), cell: ({ column }) => column },
              {
                name: t('agreements.import-what'),
                cell: ({ code }) => (known(code) ? t(code as MessageKey) : code),
              },
              { name: t('agreements.import-found'), cell: (fault) => fault.found },
              { name: t('agreements.import-expected'), cell: ({ expected }) => expected },
            ]}
          />
        </Section>
      )}
      {found && found.faultsTotal === 0 && (
        <Section title={preview.variables.fileName}>
          <p>{t('agreements.import-counts', found.counts)}</p>
          {found.counts.agreements > 0 && (
            <div>
              <Button kind="primary" busy={apply.isPending} onClick={() => apply.mutate(preview.variables)}>
                {t('agreements.import-apply')}
              </Button>
            </div>
          )}
        </Section>
      )}
    </Page>
  )
}
