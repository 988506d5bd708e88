import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { Button, ButtonAnchor, ButtonLink } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { DispatchProgress } from './dispatch-progress.tsx'
import { CommunicationPages } from './pages.tsx'
import { answerInWords, type Due, Late, Missing, StateOf, usePeriod } from './words-of.tsx'

type Whole = Answered<typeof communications.due>

export function CommunicationsDuePage() {
  const t = useText()
  const asked = useAnswer(communications.due, {})
  return (
    <Page title={t('communications.due-title')} lead={t('communications.due-lead')}>
      <CommunicationPages />
      <Answer of={asked} bones={8}>
        {(whole) =>
          !whole.set ? (
            <Empty
              icon="settings"
              title={t('communications.not-set')}
              action={
                <ButtonLink kind="primary" to="/communications/settings">
                  {t('communications.to-settings')}
                </ButtonLink>
              }
            >
              <p>{t('communications.not-set-lead')}</p>
            </Empty>
          ) : (
            <Loaded whole={whole} />
          )
        }
      </Answer>
    </Page>
  )
}

function Loaded({ whole }: { whole: Whole }) {
  const t = useText()
  const { counts, items, settingsFaults } = whole
  const counted = (count: number) => ({ count, formatted: numberInWords(count) })
  return (
    <>
      <Sending whole={whole} />
      {settingsFaults.length > 0 && (
        <Notice kind="caution" title={t('communications.settings-faults')}>
          <Missing faults={settingsFaults} />
        </Notice>
      )}
      {items.length === 0 ? (
        <Empty icon="check-circle" title={t('communications.none')}>
          <p>{t('communications.none-lead')}</p>
        </Empty>
      ) : (
        <Section title={t('communications.waiting', counted(counts.waiting))}>
          <div className="vi-row">
            {counts.ready > 0 && (
              <Badge kind="good">{t('communications.ready', counted(counts.ready))}</Badge>
            )}
            {counts.soon > 0 && (
              <Badge kind="caution">{t('communications.soon', counted(counts.soon))}</Badge>
            )}
            {counts.faulty > 0 && (
              <Badge kind="caution">{t('communications.faulty', counted(counts.faulty))}</Badge>
            )}
            {counts.overdue > 0 && (
              <Badge kind="bad">{t('communications.overdue', counted(counts.overdue))}</Badge>
            )}
          </div>
          {items.length < counts.waiting && (
            <p>{t('communications.shown-first', { shown: numberInWords(items.length) })}</p>
          )}
          {groupsOf(items).map(([key, group]) => (
            <Group key={key} items={group} />
          ))}
        </Section>
      )}
    </>
  )
}

function Sending({ whole: { channel, counts, ready } }: { whole: Whole }) {
  const t = useText()
  const mayAct = hasRole(useSession(), 'hr-office')
  const [dispatchId, setDispatchId] = useState<string | null>(null)
  const [fileId, setFileId] = useState<string | null>(null)
  const refreshes = [communications.due, communications.register, communications.dispatches]
  const send = useAct(communications.send, { refreshes, onDone: ({ id }) => setDispatchId(id) })
  const make = useAct(communicationOffice.makeFile, { refreshes, onDone: ({ id }) => setFileId(id) })
  if (!mayAct) return null
  const files = channel === 'file' ? ready.filter(({ count }) => count > 0) : []
  return (
    <>
      <ProblemNotice problem={send.error ?? make.error} />
      {channel === 'rest' && counts.ready > 0 && (
        <div className="vi-stack vi-stack-tight">
          <div>
            <Button kind="primary" busy={send.isPending} onClick={() => send.mutate({ ready: counts.ready })}>
              {t('communications.send', { count: counts.ready, formatted: numberInWords(counts.ready) })}
            </Button>
          </div>
          <p className="vi-soft">{t('communications.send-hint')}</p>
        </div>
      )}
      {files.length > 0 && (
        <div className="vi-stack vi-stack-tight">
          <div className="vi-row">
            {files.map(({ kind, count }) => (
              <Button
                key={kind}
                kind="primary"
                busy={make.isPending}
                onClick={() => make.mutate({ kind, ready: count })}
              >
                {t('communications.make-file', {
                  count,
                  formatted: numberInWords(count),
                  kind: t(`communications.kind-${kind}`),
                })}
              </Button>
            ))}
          </div>
          <p className="vi-soft">{t('communications.file-hint')}</p>
        </div>
      )}
      {dispatchId && <DispatchProgress dispatchId={dispatchId} />}
      {fileId && (
        <Notice kind="good" live title={t('communications.file-made')}>
          <div>
            <ButtonAnchor download href={addressOf(communicationOffice.file, { dispatchId: fileId }, true)}>
              <Icon name="file-xlsx" /> {t('communications.dispatch-download')}
            </ButtonAnchor>
          </div>
        </Notice>
      )}
    </>
  )
}

/** Those that come to the same term for the same reason, together: the nearest term first. */
function groupsOf(items: readonly Due[]): [key: string, group: Due[]][] {
  const groups = new Map<string, Due[]>()
  for (const one of items) {
    const key = [one.dueOn, one.because, one.countedFrom].join(' ')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups]
}

function Group({ items }: { items: readonly Due[] }) {
  const t = useText()
  const periodOf = usePeriod()
  const [first] = items
  const { dueOn, countedFrom, because } = first!
  return (
    <section className="vi-stack vi-stack-tight">
      <h3 className="communication-term">
        {t('communications.by-day', { day: dateInWords(dueOn) })} <Late dueOn={dueOn} />
      </h3>
      <p className="vi-soft">{wordsOfReason({ code: because, countedFrom })}</p>
      <DataTable
        caption={t('communications.by-day', { day: dateInWords(dueOn) })}
        captionHidden
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('communications.column-person'),
            cell: ({ id, name, ...one }) => (
              <>
                <Link to="/communications/$communicationId" params={{ communicationId: id }}>
                  {name}
                </Link>
                <br />
                <span className="communication-period vi-soft">
                  {t(`communications.kind-${one.kind}`)}, {periodOf(one)}
                </span>
              </>
            ),
          },
          {
            name: t('communications.column-missing'),
            cell: ({ state, faults, waits, answer, message }) => (
              <>
                {state !== 'due' && <StateOf state={state} />}
                {state === 'refused' && <p>{answerInWords(answer, message)}</p>}
                {faults.length > 0 && <Missing faults={faults} />}
                {faults.length === 0 && waits && t('communications.waits')}
                {faults.length === 0 && !waits && state === 'due' && (
                  <span className="vi-soft">{t('communications.nothing-missing')}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
