import { days } from '../../features/days/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { isSpace, siteOf } from '../../features/planning/rules.ts'
import { variants } from '../../features/variants/contract.ts'
import { replannings } from '../../features/variants/replan-contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInMonthInWords, dayInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge, Facts } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { type Text, useText } from '../language.ts'
import { entryOf, kindOf } from '../planning/place-kind.ts'
import { ChangeList } from './change-list.tsx'
import { changeInWords, type Numbers } from './change-words.ts'
import { MovesByDay } from './moves-by-day.tsx'

export type Replanning = Answered<typeof replannings.replanning>
type Figures = NonNullable<Replanning['figures']>

/** Of a city's moves the first; the others are counted by directorate and by day. */
const mostMoves = 200
const old = [
  ...[replannings.replannings, replannings.replanning, variants.numbers],
  ...[planning.proposal, planning.teams, planning.grid, days.myDay],
]

/** Whose days move, from what to what, what it gives and costs; and the two ways on. */
export function ReplanPreview({ one, numbers }: { one: Replanning; numbers: Numbers }) {
  const t = useText()
  const { figures, moves, state } = one
  const nameOf = (personId: string) => moves.find((move) => move.personId === personId)?.name ?? '–'
  return (
    <>
      <Section
        title={t(one.appliedAt ? 'replan.done' : 'replan.ready')}
        actions={<Badge>{t(`replan.state-${state}`)}</Badge>}
      >
        <ChangeList lines={one.happened.map((change) => changeInWords(change, numbers, nameOf))} />
        <p className="vi-soft">{one.reason}</p>
        {figures && <Consequences figures={figures} />}
        <Ways one={one} />
      </Section>
      {figures && figures.days > 0 && (
        <>
          <MovesByDay byDay={figures.byDay} />
          <ByDirectorate figures={figures} />
        </>
      )}
      {moves.length > 0 && <Whose moves={moves} numbers={numbers} />}
    </>
  )
}

function Consequences({ figures }: { figures: Figures }) {
  const t = useText()
  const hours = Math.abs(figures.minutes) / 60
  const words = numberInWords(hours, hours < 10 ? 1 : 0)
  const facts = [
    { name: t('replan.to-home'), value: figures.toHome },
    { name: t('replan.to-office'), value: figures.toOffice },
    { name: t('replan.absent'), value: figures.absent },
    { name: t('replan.granted'), value: figures.granted },
    { name: t('replan.taken-back'), value: figures.takenBack },
    { name: t('replan.entries'), value: figures.entries },
  ].filter(({ value }) => value > 0)
  return (
    <>
      <p>
        {figures.days === 0
          ? t('replan.nothing-moves')
          : t('replan.moves-words', {
              count: figures.days,
              formatted: numberInWords(figures.days),
              people: numberInWords(figures.people),
            })}
      </p>
      <Facts
        facts={[
          ...facts.map(({ name, value }) => ({ name, value: numberInWords(value) })),
          // Where nothing moves no time is given or taken.
          ...(figures.days > 0
            ? [
                {
                  name: t('replan.hours'),
                  value: t(figures.minutes > 0 ? 'replan.hours-more' : 'replan.hours-less', { hours: words }),
                },
              ]
            : []),
          ...(figures.overDesksBefore > 0
            ? [
                {
                  name: t('replan.over-desks'),
                  value: t('replan.over-desks-words', {
                    after: numberInWords(figures.overDesksAfter),
                    before: numberInWords(figures.overDesksBefore),
                  }),
                },
              ]
            : []),
        ]}
      />
      {figures.overDesksAfter > 0 && <p className="vi-soft">{t('replan.over-desks-left')}</p>}
      {figures.raised.length > 0 && (
        <Notice kind="caution" title={t('replan.raised')}>
          <ul>
            {figures.raised.slice(0, 20).map(({ name, rule, day, from, to }) => (
              <li key={`${name} ${rule} ${day}`}>
                {t('replan.raised-line', { name, rule: t(`replan.rule-${rule}`), from, to })}
                {day && `, ${dayInWords(day)}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Apply or leave it; once applied, take it back as long as that can be. */
function Ways({ one }: { one: Replanning }) {
  const t = useText()
  const { id: replanningId, state } = one
  const undo = useAct(replannings.undo, { refreshes: old, onDone: () => announce(t('replan.undone')) })
  const apply = useAct(replannings.apply, {
    refreshes: old,
    onDone: () => announce(t('replan.applied'), () => undo.mutate({ replanningId })),
  })
  const discard = useAct(replannings.discard, {
    refreshes: old,
    onDone: () => announce(t('replan.discarded')),
  })
  return (
    <>
      <ProblemNotice problem={apply.error ?? undo.error ?? discard.error} />
      {state === 'ready' && (
        <>
          <p className="vi-soft">{t('replan.apply-consequence')}</p>
          <div className="vi-row">
            <Button kind="primary" busy={apply.isPending} onClick={() => apply.mutate({ replanningId })}>
              {t('replan.apply')}
            </Button>
            <Button busy={discard.isPending} onClick={() => discard.mutate({ replanningId })}>
              {t('replan.discard')}
            </Button>
          </div>
        </>
      )}
      {one.appliedAt && (
        <p className="vi-soft">
          {t('replan.applied-by', { by: one.appliedBy ?? '', at: instantInWords(one.appliedAt) })}
        </p>
      )}
      {one.undoneAt && (
        <p className="vi-soft">
          {t('replan.undone-by', { by: one.undoneBy ?? '', at: instantInWords(one.undoneAt) })}
        </p>
      )}
      {one.undoable && (
        <div>
          <Button busy={undo.isPending} onClick={() => undo.mutate({ replanningId })}>
            {t('replan.undo')}
          </Button>
        </div>
      )}
    </>
  )
}

function ByDirectorate({ figures }: { figures: Figures }) {
  const t = useText()
  return (
    <Section plain title={t('replan.by-directorate')}>
      <DataTable
        caption={t('replan.by-directorate')}
        captionHidden
        stacks
        rows={figures.directorates}
        keyOf={({ directorateId }) => directorateId}
        columns={[
          { name: t('replan.directorate'), cell: ({ name }) => name },
          { name: t('replan.people'), number: true, cell: ({ people }) => numberInWords(people) },
          { name: t('replan.to-home'), number: true, cell: ({ toHome }) => numberInWords(toHome) },
          { name: t('replan.to-office'), number: true, cell: ({ toOffice }) => numberInWords(toOffice) },
        ]}
      />
    </Section>
  )
}

/** A space by its name, where the month knows it. */
function placeInWords(t: Text, { spaces }: Numbers, place: string): string {
  const space = isSpace(place) && spaces.find(({ siteId }) => siteId === siteOf(place))
  return space ? space.name : t(`replan.place-${kindOf(place)}`, { entry: entryOf(place) })
}

function Whose({ moves, numbers }: { moves: Replanning['moves']; numbers: Numbers }) {
  const t = useText()
  const first = moves.slice(0, mostMoves)
  return (
    <Section plain title={t('replan.whose')}>
      {moves.length > first.length && (
        <p className="vi-soft">
          {t('replan.whose-first', { count: first.length, all: numberInWords(moves.length) })}
        </p>
      )}
      <DataTable
        caption={t('replan.whose')}
        captionHidden
        stacks
        rows={first}
        keyOf={({ personId, day }) => `${personId} ${day}`}
        columns={[
          {
            name: t('replan.person'),
            cell: ({ name, team }) => (
              <>
                {name}
                <br />
                <small className="vi-soft">{team}</small>
              </>
            ),
          },
          { name: t('replan.day'), cell: ({ day }) => dayInMonthInWords(day) },
          {
            name: t('replan.change'),
            cell: ({ from, to, wished }) => (
              <>
                {t('replan.from-to', {
                  from: placeInWords(t, numbers, from),
                  to: placeInWords(t, numbers, to),
                })}{' '}
                {wished && <Badge>{t('replan.wished-mark')}</Badge>}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
