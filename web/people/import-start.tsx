import { type DragEvent, useId, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAct } from '../asking.ts'
import { addressOf } from '../call.ts'
import { ButtonAnchor } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { useText } from '../language.ts'

/** The treaty takes 28 million characters of base64. */
const mostBytes = 20_000_000

/** The template to download, and the file to hand in by choosing or dropping it. */
export function ImportStart({ onStarted }: { onStarted: (importId: string) => void }) {
  const t = useText()
  const start = useAct(people.startImport, { onDone: ({ id }) => onStarted(id) })
  const [fault, setFault] = useState<'too-large' | 'unreadable' | null>(null)
  const [reading, setReading] = useState(false)
  const take = (file: File | undefined) => {
    if (!file) return
    setFault(file.size > mostBytes ? 'too-large' : null)
    if (file.size > mostBytes) return
    setReading(true)
    readBase64(
      file,
      (contentBase64) => {
        setReading(false)
        start.mutate({ fileName: file.name, contentBase64 })
      },
      () => {
        setReading(false)
        setFault('unreadable')
      },
    )
  }
  return (
    <>
      <Section title={t('people.import-template-section')}>
        <p className="vi-soft">{t('people.import-template-lead')}</p>
        <div className="vi-row">
          <ButtonAnchor kind="primary" download href={addressOf(people.importTemplate, {}, true)}>
            <Icon name="download" /> {t('people.import-template-xlsx')}
          </ButtonAnchor>
          {(['offices', 'teams', 'persons'] as const).map((sheet) => (
            <ButtonAnchor
              key={sheet}
              kind="quiet"
              download
              href={addressOf(people.importTemplate, { format: 'csv', sheet }, true)}
            >
              {t(`people.import-template-${sheet}`)}
            </ButtonAnchor>
          ))}
        </div>
      </Section>
      <Section title={t('people.import-file-section')}>
        <ProblemNotice problem={start.error} />
        {fault && <Notice kind="bad" live title={t(`people.import-file-${fault}`)} />}
        <FileField busy={reading || start.isPending} onFile={take} />
        <p className="vi-soft">
          <Icon name="lock" /> {t('people.import-homes')}
        </p>
      </Section>
    </>
  )
}

function FileField({ busy, onFile }: { busy: boolean; onFile: (file: File | undefined) => void }) {
  const t = useText()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) onFile(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the field inside
    <div
      className={over ? 'import-drop import-drop-over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={32} />
      <label htmlFor={id}>{busy ? t('people.import-sending') : t('people.import-file')}</label>
      <input
        id={id}
        type="file"
        className="form-control"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-describedby={`${id}-hint`}
        disabled={busy}
        onChange={(event) => {
          onFile(event.target.files?.[0])
          // The same file, mended, may be chosen again.
          event.target.value = ''
        }}
      />
      <p id={`${id}-hint`} className="vi-soft">
        {t('people.import-file-hint')}
      </p>
    </div>
  )
}
