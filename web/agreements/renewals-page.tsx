import './words.ts'
import { useState } from 'react'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { people } from '../../features/people/contract.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { AgreementPages } from './pages.tsx'

/** Renewals of many: whom it concerns first, then one press, then how far it is. */
export function AgreementRenewalsPage() {
  const t = useText()
  const [endsUntil, setEndsUntil] = useState<string>(addDays(today(), 60))
  const [until, setUntil] = useState<string>(addDays(today(), 360))
  const [directorateId, setDirectorateId] = useState('')
  const [batchId, setBatchId] = useState<string | null>(null)
  const directorates = useAnswer(people.directorates, {})
  const preview = useAct(agreementOffice.renewalPreview)
  const renew = useAct(agreementOffice.renewMany, {
    refreshes: [agreementOffice.register, agreementOffice.batches],
    onDone: ({ id }) => {
      setBatchId(id)
      preview.reset()
    },
  })
  const asked = {
    ...{ endsUntil: endsUntil as Day, until: until as Day },
    ...(directorateId ? { directorateId } : {}),
  }
  return (
    <Page title={t('agreements.renewals-title')} lead={t('agreements.renewals-lead')}>
      <AgreementPages />
      <div className="agreement-pair">
        <TextField
          label={t('agreements.filter-ends')}
          type="date"
          value={endsUntil}
          onText={(day) => day && setEndsUntil(day)}
        />
        <TextField
          label={t('agreements.renewals-until')}
          type="date"
          value={until}
          onText={(day) => day && setUntil(day)}
        />
        <SelectField
          label={t('agreements.filter-directorate')}
          value={directorateId}
          options={[
            { value: '', label: t('agreements.filter-all') },
            ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onText={setDirectorateId}
        />
      </div>
      <ProblemNotice problem={preview.error ?? renew.error} />
      <div>
        <Button kind="primary" busy={preview.isPending} onClick={() => preview.mutate(asked)}>
          {t('agreements.renewals-look')}
        </Button>
      </div>
      {preview.data && (
        <Preview
          preview={preview.data}
          busy={renew.isPending}
          onRenew={() => renew.mutate({ ...preview.variables, ready: preview.data.ready })}
        />
      )}
      {batchId && <Progress key={batchId} batchId={batchId} />}
      <Latest shown={batchId} onShow={setBatchId} />
    </Page>
  )
}

type Previewed = Answered<typeof agreementOffice.renewalPreview>

function Preview({ preview, busy, onRenew }: { preview: Previewed; busy: boolean; onRenew: () => void }) {
  const t = useText()
  const { ready, leftOut, directorates, sample } = preview
  const counted = { count: ready, formatted: numberInWords(ready) }
  return (
    <Section title={t('agreements.renewals-ready', counted)}>
      {sample.length > 0 && (
        <ul>
          {sample.map(({ name, from, until }) => (
            <li key={name + from}>
              {name}: {dateInWords(from)} – {dateInWords(until)}
            </li>
          ))}
        </ul>
      )}
      {directorates.length > 0 && (
        <DataTable
          caption={t('agreements.renewals-by-directorate')}
          rows={directorates}
          keyOf={({ name }) => name}
          columns={[
            { name: t('agreements.column-directorate'), cell: ({ name }) => name || '–' },
            {
              name: t('agreements.renewals-ready-column'),
              number: true,
              cell: (one) => numberInWords(one.ready),
            },
            { name: t('agreements.renewals-out'), number: true, cell: (one) => numberInWords(one.leftOut) },
          ]}
        />
      )}
      <LeftOut leftOut={leftOut} />
      {ready > 0 && (
        <div>
          <Button kind="primary" busy={busy} onClick={onRenew}>
            {t('agreements.renewals-go', counted)}
          </Button>
        </div>
      )}
    </Section>
  )
}

function LeftOut({ leftOut }: { leftOut: Previewed['leftOut'] }) {
  const t = useText()
  if (leftOut.length === 0) return null
  return (
    <Notice kind="info" title={t('agreements.renewals-left-out')}>
      <ul>
        {leftOut.map(({ code, count }) => (
          <li key={code}>
            {numberInWords(count)} ·{' '}
            {wordsOfReason({ code, from: '…', until: '…', months: '…', latest: '…' })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const going = ['waiting', 'running']
function Progress({ batchId }: { batchId: string }) {
  const t = useText()
  const [over, setOver] = useState(false)
  const asked = useAnswer(agreementOffice.batch, { batchId }, { refetchEveryMs: over ? false : 700 })
  const refreshes = [agreementOffice.batch, agreementOffice.batches]
  const cancel = useAct(agreementOffice.cancelBatch, { refreshes })
  const resume = useAct(agreementOffice.resumeBatch, { refreshes, onDone: () => setOver(false) })
  const batch = asked.data
  if (batch && !over && !going.includes(batch.state) && !resume.isPending) setOver(true)
  if (!batch) return null
  const { done, total, proposed, state, leftOut } = batch
  const stopped = state === 'failed' || state === 'cancelled'
  return (
    <Section title={t('agreements.renewals-title')}>
      <div role="status">
        <Meter
          words={t('agreements.renewals-progress', { done, total, proposed })}
          value={done}
          max={total}
        />
      </div>
      {state === 'done' && <Notice kind="good" title={t('agreements.renewals-done')} live />}
      {state === 'failed' && <Notice kind="bad" title={t('agreements.renewals-failed')} live />}
      {state === 'cancelled' && <Notice kind="info" title={t('agreements.renewals-cancelled')} live />}
      <ProblemNotice problem={cancel.error ?? resume.error} />
      <div className="vi-row">
        {going.includes(state) && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate({ batchId })}>
            {t('agreements.renewals-stop')}
          </Button>
        )}
        {stopped && done < total && (
          <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate({ batchId })}>
            {t('agreements.renewals-resume')}
          </Button>
        )}
      </div>
      <LeftOut leftOut={leftOut} />
    </Section>
  )
}

/** Whoever comes back finds what is under way, and what stopped. */
function Latest({ shown, onShow }: { shown: string | null; onShow: (batchId: string) => void }) {
  const t = useText()
  const asked = useAnswer(agreementOffice.batches, {})
  const items = (asked.data?.items ?? []).filter(({ id }) => id !== shown)
  if (items.length === 0) return null
  return (
    <Section title={t('agreements.renewals-latest')}>
      <ul>
        {items.map(({ id, askedBy, askedAt, until, state, done, total, proposed }) => (
          <li key={id}>
            {t('agreements.renewals-asked', {
              by: askedBy,
              at: instantInWords(askedAt),
              until: dateInWords(until),
            })}
            {': '}
            {t('agreements.renewals-progress', { done, total, proposed })}{' '}
            <Button small kind="quiet" onClick={() => onShow(id)}>
              {t(`agreements.renewals-state-${state}`)}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
