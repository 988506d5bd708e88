import './words.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Facts } from '../design/pieces.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Candidates } from './candidates.tsx'
import { type Edition, EditionDialog } from './edition-dialog.tsx'
import { spanInWords } from './pages.tsx'
import { ResultsForm } from './results-form.tsx'

export function EditionPage() {
  const { editionId } = useParams({ from: '/signed-in/training/editions/$editionId' })
  const t = useText()
  const asked = useAnswer(trainingOffice.edition, { editionId })
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const writes = hasRole(useSession(), 'hr-office')
  const edition = asked.data
  const recorded = edition?.people.some(({ outcome }) => outcome !== 'none') ?? false
  return (
    <Page
      title={edition?.course ?? '…'}
      back={{ to: '/training', label: t('training.editions-title') }}
      actions={
        edition &&
        writes &&
        !edition.cancelled && (
          <>
            <Button onClick={() => setOpen('change')}>{t('training.edition-change')}</Button>
            {!recorded && (
              <Button kind="quiet" onClick={() => setOpen('cancel')}>
                {t('training.edition-cancel')}
              </Button>
            )}
          </>
        )
      }
    >
      <Answer of={asked} bones={8}>
        {(shown) => (
          <>
            {shown.cancelled && (
              <Notice
                kind="caution"
                title={t('training.cancelled-because', { reason: shown.cancelReason ?? '' })}
              />
            )}
            <About edition={shown} />
            <Section title={t('training.people')}>
              {shown.people.length === 0 ? (
                <Empty icon="people" title={t('training.people-none')}>
                  <p>{t('training.people-none-lead')}</p>
                </Empty>
              ) : (
                <ResultsForm
                  // What was saved is what one begins with.
                  key={JSON.stringify(shown.people.map(({ enrolmentId, outcome }) => [enrolmentId, outcome]))}
                  edition={shown}
                  writes={writes && !shown.cancelled}
                />
              )}
            </Section>
            {writes && !shown.cancelled && <Candidates edition={shown} />}
          </>
        )}
      </Answer>
      {open === 'change' && edition && (
        <EditionDialog courses={[]} edition={edition} onClose={() => setOpen(null)} />
      )}
      {open === 'cancel' && edition && <CancelDialog edition={edition} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function About({ edition }: { edition: Edition }) {
  const t = useText()
  const { code, how, place, enrolUntil, seats, enrolled } = edition
  return (
    <Facts
      facts={[
        { name: t('training.field-code'), value: code },
        { name: t('training.column-when'), value: spanInWords(t, edition) },
        { name: t('training.field-how'), value: `${t(`training.how-${how}`)}${place && `, ${place}`}` },
        {
          name: t('training.column-seats'),
          value: seats === null ? enrolled : t('training.seats-of', { enrolled, seats }),
        },
        { name: t('training.field-enrol-until'), value: dateInWords(enrolUntil) },
      ]}
    />
  )
}

function CancelDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const t = useText()
  const cancel = useAct(trainingOffice.cancelEdition, {
    refreshes: [trainingOffice.editions, trainingOffice.edition],
    onDone: () => {
      announce(t('training.edition-cancelled-now'))
      onClose()
    },
  })
  return (
    <Dialog title={t('training.edition-cancel')} onClose={onClose}>
      <ReasonForm
        of={cancel}
        kind="danger"
        label={t('training.edition-cancel-reason')}
        hint={t('training.edition-cancel-hint')}
        minLength={3}
        send={t('training.edition-cancel')}
        onSend={(reason) => cancel.mutate({ editionId: edition.id, reason })}
        onBack={onClose}
        back={t('shell.back')}
      />
    </Dialog>
  )
}
