import '../explanations/words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { planning } from '../../features/planning/contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { GapCurve } from './gap-curve.tsx'
import type { MonthShown, Proposal } from './proposal.ts'
import type { Run } from './run-watching.ts'

/** The computation: start it, watch it, stop it; afterwards how good its plan is. */
export function PlanSection(props: { month: MonthShown; proposal: Proposal; run: Run | null }) {
  const t = useText()
  const { month, proposal, run } = props
  const working = run?.state === 'waiting' || run?.state === 'running'
  return (
    <Section title={t('room.plan-section')}>
      {!run && <p className="vi-soft">{t('room.plan-empty')}</p>}
      {run && working && <Working run={run} />}
      {run && !working && <Ended run={run} />}
      {run?.progress && <GapWords run={run} />}
      {run && <GapCurve run={run} />}
      {run && run.raised.length > 0 && <Raised run={run} />}
      {run && run.faults.length > 0 && <Faults run={run} />}
      {proposal.runId && !working && (
        <p>
          <Link to="/months/$month/plan" params={{ month: month.month }}>
            {t('insight.link')}
          </Link>
        </p>
      )}
      {!working && !month.publishedAt && <Start month={month} again={proposal.runId !== null} />}
    </Section>
  )
}

function Working({ run }: { run: Run }) {
  const t = useText()
  const cancel = useAct(planning.cancelRun, {
    refreshes: [planning.runs],
    onDone: () => announce(t('room.cancelled')),
  })
  const seconds = Math.min(run.progress?.seconds ?? 0, run.seconds)
  return (
    <>
      <Meter
        words={
          <>
            <strong>{t(run.state === 'waiting' ? 'room.state-waiting' : 'room.state-running')}</strong>{' '}
            {t('room.elapsed', { seconds: numberInWords(seconds), most: numberInWords(run.seconds) })}
          </>
        }
        value={seconds}
        max={run.seconds}
      />
      {!run.progress && <p className="vi-soft">{t('room.gap-none')}</p>}
      <ProblemNotice problem={cancel.error} />
      <div className="vi-row">
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ runId: run.id })}>
          {t('room.cancel')}
        </Button>
        <span className="vi-soft">{t('room.cancel-consequence')}</span>
      </div>
    </>
  )
}

function Ended({ run }: { run: Run }) {
  const t = useText()
  if (run.state === 'waiting' || run.state === 'running') return null
  const words = t(`room.state-${run.state}`, { at: instantInWords(run.startedAt), by: run.startedBy })
  const bad = run.state === 'failed' || run.state === 'outdated'
  return bad ? (
    <Notice kind="caution">
      <p>{words}</p>
    </Notice>
  ) : (
    <p>{words}.</p>
  )
}

const provedPercent = 0.1
const closePercent = 1

/** What the gap means for people: the minutes that the best of all plans could still save. */
function GapWords({ run }: { run: Run }) {
  const t = useText()
  if (!run.progress || run.people === 0) return null
  const { objective, bound, gapPercent } = run.progress
  const each = Math.max(0, objective - bound) / run.people
  const key =
    gapPercent <= provedPercent
      ? 'room.gap-proved'
      : gapPercent <= closePercent
        ? 'room.gap-close'
        : run.state === 'running'
          ? 'room.gap-improving'
          : 'room.gap-wide'
  const figures = { gap: numberInWords(gapPercent, 2), each: numberInWords(each, each < 10 ? 1 : 0) }
  return <p className="room-gap">{t(key, figures)}</p>
}

function Raised({ run }: { run: Run }) {
  const t = useText()
  return (
    <details className="room-more">
      <summary>
        {t('room.raised')} ({run.raised.length})
      </summary>
      <p className="vi-soft">{t('room.raised-lead')}</p>
      <ul>
        {run.raised.map(({ rule, name, day, from, to }) => (
          <li key={`${rule} ${name} ${day}`}>
            {day && rule === 'present'
              ? t('room.raised-present-day', { name, day: dayInWords(day) })
              : t(`room.raised-${rule}`, { name, from, to, day: day ? dayInWords(day) : '' })}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What the planner does not take of the month: all of it at once, so that nobody mends one to meet the next. */
function Faults({ run }: { run: Run }) {
  const t = useText()
  const whatOf = ({ name, field, day }: Run['faults'][number]): string => {
    const of = { name: name ?? t('room.fault-month'), field: t(`room.fault-field.${field}`) }
    return day === null ? t('room.fault-of', of) : t('room.fault-day', { ...of, day: dayInWords(day) })
  }
  return (
    <Notice kind="caution" title={t('room.faults')}>
      <p>{t('room.faults-lead')}</p>
      <ul>
        {run.faults.map((fault) => (
          <li key={fault.path}>
            {t('room.fault', { what: whatOf(fault), path: fault.path, message: fault.message })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const secondsOffered = [10, 30, 60, 300, 900]
const gapsOffered = [0.01, 0.05, 0.1, 0.5, 1]

function Start({ month, again }: { month: MonthShown; again: boolean }) {
  const t = useText()
  const [seconds, setSeconds] = useState(30)
  const [gapPercent, setGapPercent] = useState(0.05)
  const start = useAct(planning.startRun, { refreshes: [planning.runs] })
  return (
    <>
      <ProblemNotice problem={start.error} />
      {again && <p>{t('room.start-again-consequence')}</p>}
      <div>
        <Button
          kind={again ? 'secondary' : 'primary'}
          busy={start.isPending}
          onClick={() => start.mutate({ month: month.month, seconds, gapPercent })}
        >
          {t(again ? 'room.start-again' : 'room.start')}
        </Button>
      </div>
      <details className="room-more">
        <summary>{t('room.settings')}</summary>
        <div className="vi-columns">
          <SelectField
            label={t('room.seconds')}
            value={String(seconds)}
            options={secondsOffered.map((offered) => ({
              value: String(offered),
              label:
                offered < 60
                  ? t('room.seconds-choice', { count: offered })
                  : t('room.minutes-choice', { count: offered / 60 }),
            }))}
            onText={(chosen) => setSeconds(Number(chosen))}
          />
          <SelectField
            label={t('room.gap')}
            value={String(gapPercent)}
            options={gapsOffered.map((offered) => ({
              value: String(offered),
              label: t('room.share', { share: numberInWords(offered, 2) }),
            }))}
            onText={(chosen) => setGapPercent(Number(chosen))}
          />
        </div>
      </details>
    </>
  )
}
