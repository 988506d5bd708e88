import { useState } from 'react'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { dateInWords, dayAndYearInWords, sentence } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'
import { type OwnSite, olds } from './own-site.ts'
import { Touched } from './touched.tsx'

/** When it is closed besides the week: days, halves, holidays, and for good. */
export function Closures({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  const [open, setOpen] = useState<'days' | 'good' | null>(null)
  const reopen = useAct(hosting.reopen, {
    refreshes: olds,
    onDone: () => announce(t('hosting.reopened-now')),
  })
  const openAgain = useAct(hosting.openAgain, {
    refreshes: olds,
    onDone: () => announce(t('hosting.opened-now')),
  })
  const spanOf = ({ from, until }: { from: string; until: string }) =>
    from === until
      ? dateInWords(from)
      : t('hosting.closed-span', { from: dateInWords(from), until: dateInWords(until) })
  return (
    <Section
      title={t('hosting.closures')}
      actions={
        writes && (
          <Button small onClick={() => setOpen('days')}>
            {t('hosting.close')}
          </Button>
        )
      }
    >
      {site.closures.length === 0 ? (
        <p className="vi-soft">{t('hosting.closures-none')}</p>
      ) : (
        <ul className="site-floors">
          {site.closures.map((closure) => (
            <li key={closure.id}>
              <span>
                <strong>{sentence(spanOf(closure))}</strong>
                {!(closure.morning && closure.afternoon) &&
                  `, ${t(closure.morning ? 'spaces.morning' : 'spaces.afternoon')}`}
                {closure.reason && <span className="vi-soft"> {closure.reason}</span>}
              </span>
              {writes && (
                <Button
                  small
                  aria-label={t('hosting.reopen-label', { span: spanOf(closure) })}
                  onClick={() => reopen.mutate({ siteId: site.id, closureId: closure.id })}
                >
                  {t('hosting.reopen')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {site.holidays.length > 0 && (
        <details>
          <summary>{t('hosting.holidays')}</summary>
          <ul>
            {site.holidays.map(({ day, name }) => (
              <li key={day}>
                {sentence(dayAndYearInWords(day))}: {t(name as MessageKey)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {writes && (
        <div>
          {site.closedFrom === null ? (
            <Button kind="quiet" small onClick={() => setOpen('good')}>
              {t('hosting.close-good')}
            </Button>
          ) : (
            <Button small busy={openAgain.isPending} onClick={() => openAgain.mutate({ siteId: site.id })}>
              {t('hosting.open-again')}
            </Button>
          )}
        </div>
      )}
      {open === 'days' && <CloseDays site={site} onClose={() => setOpen(null)} />}
      {open === 'good' && <CloseForGood site={site} onClose={() => setOpen(null)} />}
    </Section>
  )
}

const parts = { whole: [true, true], morning: [true, false], afternoon: [false, true] } as const

function CloseDays({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState<string>(today())
  const [part, setPart] = useState<keyof typeof parts>('whole')
  const [reason, setReason] = useState('')
  const act = useAct(hosting.close, {
    refreshes: olds,
    onDone: () => {
      announce(t('hosting.closed-now'))
      onClose()
    },
  })
  const [morning, afternoon] = parts[part]
  const days = { siteId: site.id, from: from as Day, until: until as Day, morning, afternoon }
  return (
    <Dialog title={t('hosting.close')} onClose={onClose}>
      <ActForm
        of={act}
        send={t('hosting.close')}
        onSend={() => act.mutate({ ...days, reason })}
        onBack={onClose}
      >
        <div className="vi-fields">
          <TextField
            label={t('hosting.close-from')}
            type="date"
            min={today()}
            value={from}
            onText={(day) => {
              setFrom(day)
              if (until < day) setUntil(day)
            }}
          />
          <TextField
            label={t('hosting.close-until')}
            type="date"
            min={from}
            value={until}
            onText={setUntil}
          />
        </div>
        <SelectField
          label={t('hosting.close-part')}
          value={part}
          options={[
            { value: 'whole', label: t('spaces.whole-day') },
            { value: 'morning', label: t('spaces.morning') },
            { value: 'afternoon', label: t('spaces.afternoon') },
          ]}
          onText={(one) => setPart(one as keyof typeof parts)}
        />
        <TextField label={t('hosting.reason')} optional maxLength={300} value={reason} onText={setReason} />
        {isDay(from) && isDay(until) && <Touched which={days} />}
      </ActForm>
    </Dialog>
  )
}

function CloseForGood({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [from, setFrom] = useState<string>(today())
  const [reason, setReason] = useState('')
  const act = useAct(hosting.closeForGood, {
    refreshes: olds,
    onDone: () => {
      announce(t('hosting.closed-good-now', { from: dateInWords(from) }))
      onClose()
    },
  })
  return (
    <Dialog title={t('hosting.close-good')} onClose={onClose}>
      <ActForm
        of={act}
        send={t('hosting.close-good')}
        onSend={() => act.mutate({ siteId: site.id, from: from as Day, reason })}
        onBack={onClose}
      >
        <TextField
          label={t('hosting.close-good-from')}
          type="date"
          min={today()}
          value={from}
          onText={setFrom}
        />
        <TextField label={t('hosting.reason')} optional maxLength={300} value={reason} onText={setReason} />
        {isDay(from) && <Touched which={{ siteId: site.id, from, until: null }} />}
      </ActForm>
    </Dialog>
  )
}
