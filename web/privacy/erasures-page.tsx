import './words.ts'
import { useState } from 'react'
import { privacy } from '../../features/privacy/contract.ts'
import { kinds } from '../../features/privacy/kinds-rules.ts'
import { erasureWaitDays } from '../../features/privacy/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, numberInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { languageNow, useText } from '../language.ts'
import { HoldForm } from './hold-form.tsx'

type Leaver = Answered<typeof privacy.erasures>['items'][number]
type Preview = Answered<typeof privacy.erasurePreview>

/** Who left and still has a name: what erasing would do, what stands in the way, and the week to think again. */
export function ErasuresPage() {
  const t = useText()
  const erasures = useAnswer(privacy.erasures, {})
  const [asked, setAsked] = useState<Leaver>()
  return (
    <Page
      title={t('privacy.erasures-title')}
      lead={t('privacy.erasures-lead', { days: erasureWaitDays })}
      back={{ to: '/retention', label: t('privacy.retention-title') }}
    >
      <Answer of={erasures} bones={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check-circle" title={t('privacy.erasures-none')}>
              <p>{t('privacy.erasures-none-lead')}</p>
            </Empty>
          ) : (
            items.map((leaver) => (
              <LeaverCard key={leaver.personId} leaver={leaver} onLook={() => setAsked(leaver)} />
            ))
          )
        }
      </Answer>
      {asked && (
        <Dialog title={t('privacy.preview-title', { name: asked.name })} onClose={() => setAsked(undefined)}>
          <ErasurePreview personId={asked.personId} onDone={() => setAsked(undefined)} />
        </Dialog>
      )}
    </Page>
  )
}

function LeaverCard({ leaver, onLook }: { leaver: Leaver; onLook: () => void }) {
  const t = useText()
  const { personId, name, leftOn, waitingFor, holds } = leaver
  const refreshes = [privacy.erasures]
  const withdraw = useAct(privacy.withdrawErasure, {
    refreshes,
    onDone: () => announce(t('privacy.withdrawn')),
  })
  const lift = useAct(privacy.liftHold, { refreshes, onDone: () => announce(t('privacy.hold-lifted')) })
  return (
    <Section
      title={name}
      actions={
        waitingFor && <Badge kind="caution">{t('privacy.waits', { day: dayInWords(waitingFor) })}</Badge>
      }
    >
      {leftOn && <p className="vi-soft">{t('privacy.left-on', { day: dayInWords(leftOn) })}</p>}
      {holds.length > 0 && (
        <ul>
          {leaver.reasons
            .filter(({ code }) => code.startsWith('privacy/held-'))
            .map((reason) => (
              <li key={JSON.stringify(reason)}>{wordsOfReason(reason as never)}</li>
            ))}
        </ul>
      )}
      <ProblemNotice problem={withdraw.error ?? lift.error} />
      <div className="vi-row">
        {waitingFor ? (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ personId })}>
            {t('privacy.withdraw')}
          </Button>
        ) : (
          <Button onClick={onLook}>{t('privacy.preview')}</Button>
        )}
        {holds.map(({ id, reference }) => (
          <Button key={id} kind="quiet" busy={lift.isPending} onClick={() => lift.mutate({ holdId: id })}>
            {t('privacy.hold-lift', { reference })}
          </Button>
        ))}
      </div>
      <HoldForm personId={personId} />
    </Section>
  )
}

function ErasurePreview({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useText()
  const preview = useAnswer(privacy.erasurePreview, { personId })
  const withdraw = useAct(privacy.withdrawErasure, { refreshes: [privacy.erasures] })
  const ask = useAct(privacy.askErasure, {
    refreshes: [privacy.erasures, privacy.erasurePreview],
    onDone: ({ dueOn }) => {
      announce(t('privacy.erasure-asked', { day: dayInWords(dueOn) }), () => withdraw.mutate({ personId }))
      onDone()
    },
  })
  return (
    <Answer of={preview} bones={5}>
      {(shown) => (
        <>
          <PreviewTable shown={shown} />
          <p>{t('privacy.preview-name')}</p>
          <p className="vi-soft">{t('privacy.preview-limit')}</p>
          {shown.reasons.length > 0 && (
            <Notice kind="caution">
              <ul>
                {shown.reasons.map((reason) => (
                  <li key={JSON.stringify(reason)}>{wordsOfReason(reason as never)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <ProblemNotice problem={ask.error} />
          <div>
            <Button
              kind="danger"
              busy={ask.isPending}
              disabled={shown.reasons.length > 0}
              onClick={() => ask.mutate({ personId, previewKey: shown.previewKey })}
            >
              {t('privacy.erase', { day: dayInWords(shown.dueOn) })}
            </Button>
          </div>
        </>
      )}
    </Answer>
  )
}

function PreviewTable({ shown }: { shown: Preview }) {
  const t = useText()
  const language = languageNow()
  return (
    <DataTable
      caption={t('privacy.preview-title', { name: shown.name })}
      captionHidden
      rows={shown.kinds}
      keyOf={({ kind }) => kind}
      columns={[
        { name: t('privacy.kind'), cell: ({ kind }) => kinds[kind].title[language] },
        { name: t('privacy.goes'), number: true, cell: ({ deleted }) => numberInWords(deleted) },
        { name: t('privacy.blanked'), number: true, cell: ({ blanked }) => numberInWords(blanked) },
        { name: t('privacy.stays'), number: true, cell: ({ kept }) => numberInWords(kept) },
      ]}
    />
  )
}
