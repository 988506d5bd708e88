import './words.ts'
import { useState } from 'react'
import { safety } from '../../features/agreements/safety-contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Facts } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { AgreementPages } from './pages.tsx'
import { type Holder, NoteReceipt } from './safety-note.tsx'
import { SafetyVersions } from './safety-versions.tsx'

const states = ['all', 'missing', 'ending'] as const
const pageLength = 50
type Holders = Answered<typeof safety.holders>

/** Who must have received the notice and has not; deliveries noted; versions. */
export function SafetyPage() {
  const t = useText()
  const [q, setQ] = useState('')
  const [state, setState] = useState<(typeof states)[number]>('all')
  const [from, setFrom] = useState(0)
  const [noting, setNoting] = useState<Holder | null>(null)
  const asked = useAnswer(safety.holders, { state, from, ...(q ? { q } : {}) }, { keepPrevious: true })
  return (
    <Page title={t('safety.title-office')} lead={t('safety.lead-office')}>
      <AgreementPages />
      <Answer of={asked} bones={8}>
        {(holders) => (
          <Section title={t('safety.holders')}>
            <Figures holders={holders} />
            <div className="agreement-pair">
              <TextField
                label={t('agreements.filter-name')}
                type="search"
                required={false}
                value={q}
                onText={(typed) => {
                  setFrom(0)
                  setQ(typed)
                }}
              />
              <SelectField
                label={t('safety.filter-state')}
                value={state}
                options={states.map((value) => ({ value, label: t(`safety.state-${value}`) }))}
                onText={(chosen) => {
                  setFrom(0)
                  setState(chosen as (typeof states)[number])
                }}
              />
            </div>
            {holders.items.length === 0 ? (
              <Empty icon="people" title={t('safety.holders-none')}>
                <p>{t('safety.holders-none-lead')}</p>
              </Empty>
            ) : (
              <Rows items={holders.items} onNote={setNoting} />
            )}
            <div className="vi-row">
              {from > 0 && (
                <Button small onClick={() => setFrom(from - pageLength)}>
                  {t('agreements.page-before')}
                </Button>
              )}
              {from + pageLength < holders.total && (
                <Button small onClick={() => setFrom(from + pageLength)}>
                  {t('agreements.page-after')}
                </Button>
              )}
            </div>
          </Section>
        )}
      </Answer>
      {noting && <NoteReceipt holder={noting} onClose={() => setNoting(null)} />}
      <SafetyVersions />
    </Page>
  )
}

function Figures({ holders: { counts, representatives } }: { holders: Holders }) {
  const t = useText()
  return (
    <>
      <Facts
        facts={[
          { name: t('safety.figures-all'), value: numberInWords(counts.all) },
          { name: t('safety.figures-missing'), value: numberInWords(counts.missing) },
          { name: t('safety.figures-ending'), value: numberInWords(counts.ending) },
          { name: t('safety.figures-representatives'), value: numberInWords(representatives.missing) },
        ]}
      />
      {representatives.all === 0 && <Notice kind="caution">{t('safety.no-representative')}</Notice>}
    </>
  )
}

function Rows({ items, onNote }: { items: readonly Holder[]; onNote: (holder: Holder) => void }) {
  const t = useText()
  const mayNote = hasRole(useSession(), 'hr-office')
  return (
    <DataTable
      caption={t('safety.holders')}
      captionHidden
      rows={items}
      keyOf={({ personId, capacity }) => personId + capacity}
      columns={[
        { name: t('agreements.column-name'), cell: ({ name }) => name },
        { name: t('safety.column-capacity'), cell: ({ capacity }) => t(`safety.capacity-${capacity}`) },
        {
          name: t('safety.column-received'),
          cell: ({ receivedOn }) => (receivedOn ? dateInWords(receivedOn) : '–'),
        },
        { name: t('safety.column-until'), cell: ({ until }) => (until ? dateInWords(until) : '–') },
        {
          name: t('safety.column-way'),
          cell: ({ way, version }) =>
            way === 'none' ? '–' : t(`safety.way-${way}`, { version: version ?? '' }),
        },
        { name: t('agreements.column-directorate'), cell: ({ directorate }) => directorate ?? '–' },
        ...(mayNote
          ? [
              {
                name: t('safety.note'),
                cell: (holder: Holder) => (
                  <Button
                    small
                    aria-label={t('safety.note-of', { name: holder.name })}
                    onClick={() => onNote(holder)}
                  >
                    {t('safety.note')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
