import './words.ts'
import '../people/words.ts'
import { useId, useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { addressOf } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { announce } from '../design/results.tsx'
import { FaultsOfFile } from '../design/table-import.tsx'
import { useText } from '../language.ts'
import { EffectNotice } from './effect.tsx'
import { ActivityPages } from './pages.tsx'

/** The treaty takes 14 million characters of base64. */
const mostBytes = 10_000_000
type Preview = Answered<typeof activities.previewImport>

export function ActivityImportPage() {
  const t = useText()
  const id = useId()
  const [fault, setFault] = useState<'too-large' | 'unreadable' | null>(null)
  const preview = useAct(activities.previewImport)
  const apply = useAct(activities.applyImport, {
    refreshes: [activities.activities, activities.tools],
    onDone: () => {
      announce(t('activities.import-applied'))
      preview.reset()
    },
  })
  const take = (file: File | undefined) => {
    if (!file) return
    setFault(file.size > mostBytes ? 'too-large' : null)
    if (file.size > mostBytes) return
    readBase64(
      file,
      (contentBase64) => preview.mutate({ fileName: file.name, contentBase64 }),
      () => setFault('unreadable'),
    )
  }
  return (
    <Page title={t('activities.import-title')} lead={t('activities.import-lead')}>
      <ActivityPages />
      <Downloads />
      <Section title={t('activities.import-choose')}>
        <ProblemNotice problem={preview.error ?? apply.error} />
        {fault && <Notice kind="bad" live title={t(`activities.import-file-${fault}`)} />}
        <div className="vi-field">
          <label htmlFor={id}>{t('activities.import-file')}</label>
          <p id={`${id}-hint`} className="vi-field-hint">
            {t('activities.import-file-hint')}
          </p>
          <input
            id={id}
            type="file"
            className="form-control"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={`${id}-hint`}
            disabled={preview.isPending || apply.isPending}
            onChange={(event) => {
              take(event.target.files?.[0])
              // The same file, mended, may be chosen again.
              event.target.value = ''
            }}
          />
        </div>
      </Section>
      {preview.data && <FaultsOfFile words="activities.import" of={preview.data} />}
      {preview.data && preview.data.faultsTotal === 0 && (
        <ToApply
          preview={preview.data}
          fileName={preview.variables.fileName}
          busy={apply.isPending}
          onApply={() => apply.mutate(preview.variables)}
        />
      )}
    </Page>
  )
}

function Downloads() {
  const t = useText()
  return (
    <Section title={t('activities.import-files')}>
      <p className="vi-soft">{t('activities.import-files-lead')}</p>
      <div className="vi-row">
        <ButtonAnchor kind="primary" download href={addressOf(activities.importTemplate, {}, true)}>
          <Icon name="download" /> {t('activities.import-template')}
        </ButtonAnchor>
        <ButtonAnchor download href={addressOf(activities.exportFile, {}, true)}>
          <Icon name="file-xlsx" /> {t('activities.import-export')}
        </ButtonAnchor>
        {(['activities', 'tools', 'shares'] as const).map((sheet) => (
          <ButtonAnchor
            key={sheet}
            kind="quiet"
            download
            href={addressOf(activities.exportFile, { format: 'csv', sheet }, true)}
          >
            {t(`activities.import-csv-${sheet}`)}
          </ButtonAnchor>
        ))}
      </div>
    </Section>
  )
}

function ToApply({
  preview: { counts, effect },
  fileName,
  busy,
  onApply,
}: {
  preview: Preview
  fileName: string
  busy: boolean
  onApply: () => void
}) {
  const t = useText()
  const { unchanged, ...changed } = counts
  const nothing = Object.values(changed).every((count) => count === 0)
  return (
    <Section title={t('activities.import-preview')}>
      <p>{t('activities.import-counts', { ...changed, unchanged })}</p>
      {effect && !nothing && <EffectNotice effect={effect} />}
      {nothing ? (
        <p>{t('activities.import-nothing')}</p>
      ) : (
        <div>
          <Button kind="primary" busy={busy} onClick={onApply}>
            {t('activities.import-apply', { file: fileName })}
          </Button>
        </div>
      )}
    </Section>
  )
}
