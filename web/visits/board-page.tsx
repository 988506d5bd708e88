import './words.ts'
import './visits.css'
import { useParams } from '@tanstack/react-router'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { askAgain, useAct, useAnswer } from '../asking.ts'
import { type Answered, call } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { text, useText } from '../language.ts'
import { Addresses } from './addresses.tsx'
import { BoardFigures } from './board-figures.tsx'
import { boardOlds } from './board-olds.ts'
import { useLive } from './live.ts'
import { usePart } from './part.ts'
import { Refusing } from './refusing.tsx'
import { RuleForm } from './rule-form.tsx'
import { ToApprove } from './to-approve.tsx'

type Board = Answered<typeof hosting.board>
type Expected = Board['expectedList'][number]

/** A site today: figures first, then who waits for the host, then who is expected. It changes while one looks. */
export function BoardPage() {
  const t = useText()
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const board = useAnswer(hosting.board, { siteId })
  useLive({ siteId, from: today(), until: today() }, () => askAgain(boardOlds))
  return (
    <Page
      title={board.data?.site ?? t('visits.boards-title')}
      lead={sentence(dayInWords(today()))}
      back={{ to: '/ospiti', label: t('visits.boards-title') }}
    >
      <Answer of={board} bones={8}>
        {(found) => (
          <>
            {!found.openMorning && !found.openAfternoon && <Badge>{t('visits.closed-today')}</Badge>}
            <BoardFigures counts={found} />
            <ToApprove siteId={siteId} />
            <ExpectedToday siteId={siteId} items={found.expectedList} />
            <RuleForm key={JSON.stringify(found.rule)} siteId={siteId} rule={found.rule} />
            <Addresses siteId={siteId} />
            <Section title={t('visits.more')} plain>
              <div className="vi-row">
                <ButtonLink to="/ospiti/$siteId/presenze" params={{ siteId }}>
                  {t('visits.to-figures')}
                </ButtonLink>
                <ButtonLink to="/ospiti/$siteId/codici" params={{ siteId }}>
                  {t('visits.to-codes')}
                </ButtonLink>
              </div>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

async function unmark(which: { siteId: string; bookingId: string }): Promise<void> {
  await call(hosting.unmarkSeen, which)
  await askAgain([hosting.board])
}

/** What a row is called: a seat, or a name without its seat. */
const ofSeat = ({ seat, visitorName }: Expected): string =>
  visitorName ?? text('visits.seat-named', { seat: seat ?? '' })

function ExpectedToday({ siteId, items }: { siteId: string; items: readonly Expected[] }) {
  const t = useText()
  const partOf = usePart()
  const marking = useAct(hosting.markSeen, {
    refreshes: boardOlds,
    onDone: (_, which) => announce(t('visits.marked'), () => void unmark(which)),
  })
  return (
    <Section title={t('visits.expected-today')} plain>
      <p className="vi-soft">{t('visits.names-note')}</p>
      <ProblemNotice problem={marking.error} />
      {items.length === 0 ? (
        <p>{t('visits.nobody-today')}</p>
      ) : (
        <div className="board-expected">
          <DataTable
            caption={t('visits.expected-today')}
            captionHidden
            stacks
            rows={items}
            keyOf={({ bookingId }) => bookingId}
            columns={[
              {
                name: t('visits.seat-or-name'),
                cell: ({ seat, visitorName, floor, ...part }) => (
                  <>
                    {visitorName ?? seat}{' '}
                    <span className="board-part">{[floor, partOf(part)].filter(Boolean).join(', ')}</span>
                  </>
                ),
              },
              {
                name: t('visits.presence'),
                acts: true,
                cell: (one) => (
                  <span className="vi-row">
                    <Marking
                      expected={one}
                      busy={marking.isPending}
                      onMark={() => marking.mutate({ siteId, bookingId: one.bookingId })}
                      onUnmark={() => void unmark({ siteId, bookingId: one.bookingId })}
                    />
                    <Refusing
                      quiet
                      bookingId={one.bookingId}
                      label={t('visits.call-off')}
                      about={t('visits.call-off-of', { of: ofSeat(one) })}
                      question={t('visits.call-off-reason', { of: ofSeat(one) })}
                      done={text('visits.called-off')}
                    />
                  </span>
                ),
              },
            ]}
          />
        </div>
      )}
    </Section>
  )
}

function Marking({
  expected: { visitorName, seen, ...expected },
  busy,
  onMark,
  onUnmark,
}: {
  expected: Expected
  busy: boolean
  onMark: () => void
  onUnmark: () => void
}) {
  const t = useText()
  if (visitorName !== null) return <span className="vi-soft">{t('visits.says-alone')}</span>
  const seat = expected.seat ?? ''
  if (seen)
    return (
      <span className="vi-row">
        <Badge kind="good" icon="check">
          {t('visits.marked')}
        </Badge>
        <Button
          small
          kind="quiet"
          aria-label={t('visits.mark-of', { seat, what: t('visits.unmark') })}
          onClick={onUnmark}
        >
          {t('visits.unmark')}
        </Button>
      </span>
    )
  return (
    <Button
      small
      kind="primary"
      busy={busy}
      aria-label={t('visits.mark-of', { seat, what: t('visits.mark') })}
      onClick={onMark}
    >
      {t('visits.mark')}
    </Button>
  )
}
