import { useState } from 'react'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { FileField } from './file-field.tsx'
import { type OwnSite, olds } from './own-site.ts'

export function Photos({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const remove = useAct(hosting.removePhoto, { refreshes: olds })
  const putBack = useAct(hosting.putPhotoBack, {
    refreshes: olds,
    onDone: () => announce(t('hosting.put-back-now')),
  })
  return (
    <Section
      title={t('hosting.photos')}
      actions={
        writes && (
          <Button small onClick={() => setAdding(true)}>
            <Icon name="plus" /> {t('hosting.photo-add')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={remove.error ?? putBack.error} />
      {site.photos.length === 0 && <p className="vi-soft">{t('hosting.photos-none')}</p>}
      {site.photos.length > 0 && (
        <ul className="site-photos">
          {site.photos.map(({ id, words, address }) => (
            <li key={id}>
              <img src={address} alt={words} loading="lazy" />
              <span>{words}</span>
              {writes && (
                <Button
                  kind="quiet"
                  small
                  aria-label={t('hosting.remove-label', { name: words })}
                  onClick={() =>
                    remove.mutate(
                      { siteId: site.id, photoId: id },
                      {
                        onSuccess: () =>
                          announce(t('hosting.removed-now', { name: words }), () =>
                            putBack.mutate({ siteId: site.id, photoId: id }),
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
      {adding && <AddPhoto site={site} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddPhoto({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [file, setFile] = useState<File>()
  const [words, setWords] = useState('')
  const act = useAct(hosting.addPhoto, {
    refreshes: olds,
    onDone: () => {
      announce(t('hosting.photo-added'))
      onClose()
    },
  })
  const send = () => {
    if (file)
      readBase64(file, (contentBase64) =>
        act.mutate({ siteId: site.id, fileName: file.name, contentBase64, words }),
      )
  }
  return (
    <Dialog title={t('hosting.photo-add')} onClose={onClose}>
      <ActForm of={act} send={t('shell.save')} onSend={send} onBack={onClose}>
        <FileField label={t('hosting.photo-file')} accept="image/jpeg,image/png" onFile={setFile} />
        <TextField
          label={t('hosting.photo-words')}
          hint={t('hosting.photo-words-hint')}
          maxLength={300}
          value={words}
          onText={setWords}
        />
      </ActForm>
    </Dialog>
  )
}
