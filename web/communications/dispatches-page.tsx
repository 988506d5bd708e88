import { communications } from '../../features/communications/contract.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { instantInWords, numberInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty, Meter } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { CommunicationPages } from './pages.tsx'
import { SheetImport } from './sheet-import.tsx'

type Dispatch = Answered<typeof communications.dispatches>['items'][number]
const isUnderWay = ({ state }: Dispatch) => state === 'running' || state === 'cancelling'

export function CommunicationDispatchesPage() {
  const t = useText()
  const mayAct = hasRole(useSession(), 'hr-office')
  const asked = useAnswer(communications.dispatches, {}, { refetchEveryMs: 3000 })
  return (
    <Page title={t('communications.dispatches-title')} lead={t('communications.dispatches-lead')}>
      <CommunicationPages />
      <Answer of={asked} bones={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="upload" title={t('communications.dispatches-none')}>
              <p>{t('communications.dispatches-none-lead')}</p>
            </Empty>
          ) : (
            <Section title={t('communications.dispatches-last')}>
              <Rows items={items} mayAct={mayAct} />
            </Section>
          )
        }
      </Answer>
      {mayAct && <Results />}
    </Page>
  )
}

function Rows({ items, mayAct }: { items: readonly Dispatch[]; mayAct: boolean }) {
  const t = useText()
  const cancel = useAct(communications.cancel, { refreshes: [communications.dispatches] })
  const sums = ({ accepted, refused, unclear, total }: Dispatch) =>
    t('communications.dispatch-sums', {
      ...{ accepted: numberInWords(accepted), refused: numberInWords(refused) },
      ...{ unclear: numberInWords(unclear), total: numberInWords(total) },
    })
  return (
    <>
      <ProblemNotice problem={cancel.error} />
      <DataTable
        caption={t('communications.page-dispatches')}
        captionHidden
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('communications.column-kind'),
            cell: ({ channel, kind, askedBy, askedAt }) => (
              <>
                {channel === 'rest'
                  ? t('communications.dispatch-rest')
                  : t('communications.dispatch-file', { kind: t(`communications.kind-${kind}`) })}
                <br />
                <span className="communication-period vi-soft">
                  {t('communications.dispatch-asked', { name: askedBy, at: instantInWords(askedAt) })}
                </span>
              </>
            ),
          },
          {
            name: t('communications.column-state'),
            cell: (one) => (
              <>
                {one.channel === 'rest' && (
                  <Badge kind={one.state === 'done' ? 'good' : 'caution'}>
                    {t(`communications.dispatch-${one.state}`)}
                  </Badge>
                )}{' '}
                {one.channel === 'file' &&
                  t('communications.dispatch-rows', { total: numberInWords(one.total) })}
                {one.channel === 'rest' &&
                  (isUnderWay(one) ? (
                    <Meter words={sums(one)} value={one.accepted + one.refused} max={one.total} />
                  ) : (
                    sums(one)
                  ))}
                {one.stopped && <p>{wordsOfReason({ code: one.stopped })}</p>}
                {mayAct && isUnderWay(one) && (
                  <div>
                    <Button
                      small
                      busy={cancel.isPending || one.state === 'cancelling'}
                      onClick={() => cancel.mutate({ dispatchId: one.id })}
                    >
                      {t('communications.dispatch-cancel')}
                    </Button>
                  </div>
                )}
                {mayAct && one.channel === 'file' && (
                  <div>
                    <ButtonAnchor
                      small
                      download
                      href={addressOf(communicationOffice.file, { dispatchId: one.id }, true)}
                    >
                      <Icon name="file-xlsx" /> {t('communications.dispatch-download')}
                    </ButtonAnchor>
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Results() {
  const t = useText()
  const preview = useAct(communicationOffice.previewResults)
  const apply = useAct(communicationOffice.applyResults, {
    refreshes: [communications.due, communications.register, communications.dispatches],
    onDone: () => {
      announce(t('communications.results-applied'))
      preview.reset()
    },
  })
  const found = preview.data
  return (
    <Section title={t('communications.results-title')}>
      <p>{t('communications.results-lead')}</p>
      <SheetImport
        templates={{
          xlsx: addressOf(communicationOffice.resultsTemplate, { format: 'xlsx' }, true),
          csv: addressOf(communicationOffice.resultsTemplate, { format: 'csv' }, true),
        }}
        problem={preview.error ?? apply.error}
        busy={preview.isPending || apply.isPending}
        found={
          found && {
            ...found,
            words: t('communications.results-counts', found.counts),
            some: found.counts.accepted + found.counts.refused > 0,
          }
        }
        onFile={(uploaded) => preview.mutate(uploaded)}
        onApply={() => preview.variables && apply.mutate(preview.variables)}
      />
    </Section>
  )
}
