import './words.ts'
import './setup.css'
import { setup } from '../../features/setup/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge, type BadgeKind, Meter } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'
import { StepLinks } from './step-links.tsx'
import { Trial } from './trial.tsx'

type Path = Answered<typeof setup.path>
type Step = Path['steps'][number]

/** From nothing to a first planned month: what is done, what is missing, where it is done. */
export function SetupPage() {
  const t = useText()
  const path = useAnswer(setup.path, {})
  return (
    <Page title={t('setup.title')} lead={t('setup.lead')}>
      <Answer of={path} bones={7}>
        {({ steps, next }) => {
          const done = steps.filter(({ state }) => state === 'done').length
          return (
            <>
              <Meter
                words={t('setup.progress', { count: done, all: steps.length })}
                value={done}
                max={steps.length}
              />
              {next === null && (
                <Notice kind="good" title={t('setup.finished')}>
                  <p>{t('setup.finished-lead')}</p>
                </Notice>
              )}
              <ol className="setup-steps">
                {steps.map((step, index) => (
                  <StepCard key={step.step} step={step} number={index + 1} isNext={step.step === next} />
                ))}
              </ol>
            </>
          )
        }}
      </Answer>
      <Trial />
    </Page>
  )
}

const looks: Record<Step['state'], BadgeKind> = {
  done: 'good',
  begun: 'accent',
  open: 'plain',
  aside: 'caution',
}

function StepCard({ step: shown, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const t = useText()
  const { step, state, missing, hints } = shown
  const name = t(`setup.step-${step}`)
  return (
    <li
      className={isNext ? 'vi-card setup-step setup-next' : 'vi-card setup-step'}
      aria-current={isNext ? 'step' : undefined}
    >
      <span className={`setup-number setup-${state}`} aria-hidden="true">
        {state === 'done' ? <Icon name="check" size={20} /> : number}
      </span>
      <div className="vi-stack vi-stack-tight">
        <div className="vi-row vi-apart">
          <h2>
            <span className="vi-hidden">{t('setup.step-of', { number })}: </span>
            {name}
          </h2>
          <span className="vi-row">
            {isNext && <Badge kind="accent">{t('setup.continue')}</Badge>}
            <Badge kind={looks[state]}>{t(`setup.state-${state}`)}</Badge>
          </span>
        </div>
        <p className="vi-soft">{t(`setup.why-${step}`)}</p>
        {missing.length > 0 && state !== 'aside' && (
          <p>
            {t('setup.missing')}:{' '}
            {missing.map(({ code, count }) => t(missingKey(code), { count })).join('; ')}.
          </p>
        )}
        {hints.map(({ code, count }) => (
          <p key={code} className="vi-field-hint">
            {t(hintKey(code), { count })}
          </p>
        ))}
        <div className="vi-row">
          <StepLinks step={step} primary={isNext} />
          <Aside shown={shown} name={name} />
        </div>
      </div>
    </li>
  )
}
const missingKey = (code: string) => `setup.missing-${code}` as MessageKey
const hintKey = (code: string) => `setup.hint-${code}` as MessageKey

/** Left for later, and taken up again: undone by its opposite. */
function Aside({ shown: { step, state, mayBeSetAside }, name }: { shown: Step; name: string }) {
  const t = useText()
  const refreshes = [setup.path]
  const takeUp = useAct(setup.takeUp, { refreshes })
  const setAside = useAct(setup.setAside, { refreshes })
  const undo = () => takeUp.mutate({ step })
  if (state === 'aside')
    return (
      <>
        <ProblemNotice problem={takeUp.error} />
        <Button
          kind="quiet"
          small
          aria-label={t('setup.take-up-label', { step: name })}
          onClick={() =>
            takeUp.mutate({ step }, { onSuccess: () => announce(t('setup.was-taken-up', { step: name })) })
          }
        >
          {t('setup.take-up')}
        </Button>
      </>
    )
  if (state === 'done' || !mayBeSetAside) return null
  return (
    <>
      <ProblemNotice problem={setAside.error} />
      <Button
        kind="quiet"
        small
        aria-label={t('setup.set-aside-label', { step: name })}
        onClick={() =>
          setAside.mutate(
            { step },
            { onSuccess: () => announce(t('setup.was-set-aside', { step: name }), undo) },
          )
        }
      >
        {t('setup.set-aside')}
      </Button>
    </>
  )
}
