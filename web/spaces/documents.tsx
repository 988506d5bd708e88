import { useState } from 'react'
import { type DocumentKind, documentKinds } from '../../features/spaces/checklist-rules.ts'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge, type BadgeKind } from '../design/pieces.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { FileField } from './file-field.tsx'
import { type OwnSite, olds } from './own-site.ts'

const badges: Record<OwnSite['documents'][number]['standing'], BadgeKind> = {
  valid: 'good',
  'ends-soon': 'caution',
  expired: 'bad',
}

export function Documents({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const remove = useAct(hosting.removeDocument, { refreshes: olds })
  const putBack = useAct(hosting.putDocumentBack, {
    refreshes: olds,
    onDone: () => announce(t('hosting.put-back-now')),
  })
  return (
    <Section
      title={t('hosting.documents')}
      actions={
        writes && (
          <Button small onClick={() => setAdding(true)}>
            <Icon name="plus" /> {t('hosting.document-add')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={remove.error ?? putBack.error} />
      {site.documents.length === 0 && <p className="vi-soft">{t('hosting.documents-none')}</p>}
      {site.documents.length > 0 && (
        <ul className="site-floors">
          {site.documents.map(({ id, kind, title, expiresOn, standing, shared, address }) => (
            <li key={id}>
              <span>
                <a href={address} download>
                  {title}
                </a>{' '}
                <span className="vi-soft">
                  {t(`hosting.paper-${kind}`)} ·{' '}
                  {expiresOn === null
                    ? t('hosting.document-for-good')
                    : t('hosting.document-until', { until: dateInWords(expiresOn) })}{' '}
                  · {t(shared ? 'hosting.document-theirs' : 'hosting.document-ours')}
                </span>{' '}
                <Badge kind={badges[standing]}>{t(`hosting.document-${standing}`)}</Badge>
              </span>
              {writes && (
                <Button
                  kind="quiet"
                  small
                  aria-label={t('hosting.remove-label', { name: title })}
                  onClick={() =>
                    remove.mutate(
                      { siteId: site.id, documentId: id },
                      {
                        onSuccess: () =>
                          announce(t('hosting.removed-now', { name: title }), () =>
                            putBack.mutate({ siteId: site.id, documentId: id }),
                          ),
                      },
                    )
                  }
                >
                  {t('hosting.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddDocument site={site} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddDocument({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [file, setFile] = useState<File>()
  const [kind, setKind] = useState<DocumentKind>('emergency-plan')
  const [title, setTitle] = useState(t('hosting.paper-emergency-plan'))
  const [issuedOn, setIssuedOn] = useState<string>(today())
  const [expiresOn, setExpiresOn] = useState('')
  const [shared, setShared] = useState(true)
  const act = useAct(hosting.addDocument, {
    refreshes: olds,
    onDone: () => {
      announce(t('hosting.document-added', { title }))
      onClose()
    },
  })
  const send = () => {
    if (!file) return
    const dates = { issuedOn: issuedOn as Day, expiresOn: expiresOn === '' ? null : (expiresOn as Day) }
    readBase64(file, (contentBase64) =>
      act.mutate({ siteId: site.id, fileName: file.name, contentBase64, kind, title, ...dates, shared }),
    )
  }
  return (
    <Dialog title={t('hosting.document-add')} onClose={onClose}>
      <ActForm of={act} send={t('shell.save')} onSend={send} onBack={onClose}>
        <FileField
          label={t('hosting.document-file')}
          accept="application/pdf,image/jpeg,image/png"
          onFile={setFile}
        />
        <SelectField
          label={t('hosting.document-kind')}
          value={kind}
          options={documentKinds.map((value) => ({ value, label: t(`hosting.paper-${value}`) }))}
          onText={(one) => {
            setKind(one as DocumentKind)
            setTitle(t(`hosting.paper-${one as DocumentKind}`))
          }}
        />
        <TextField label={t('hosting.document-title')} value={title} maxLength={200} onText={setTitle} />
        <div className="vi-fields">
          <TextField
            label={t('hosting.document-issued')}
            type="date"
            max={today()}
            value={issuedOn}
            onText={setIssuedOn}
          />
          <TextField
            label={t('hosting.document-expires')}
            type="date"
            optional
            min={issuedOn}
            value={expiresOn}
            onText={setExpiresOn}
          />
        </div>
        <CheckField label={t('hosting.document-shared')} checked={shared} onCheck={setShared} />
      </ActForm>
    </Dialog>
  )
}
