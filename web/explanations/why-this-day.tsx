import './words.ts'
import './explanations.css'
import { explanations } from '../../features/explanations/contract.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { instantInWords } from '../design/dates.ts'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'

type Explained = Answered<typeof explanations.myDay>

/** Why an own day is as the computation proposed it; a change since is said first. */
export function WhyThisDay({ month, day }: { month: Month; day: Day }) {
  const t = useText()
  const asked = useAnswer(explanations.myDay, { month, day })
  return (
    <div className="vi-stack vi-stack-tight">
      <h3>{t('explain.title')}</h3>
      <Answer of={asked} bones={2}>
        {(explained) => <ExplainedDay explained={explained} />}
      </Answer>
    </div>
  )
}

/** The same for whoever answers its review. */
export function ExplainedDay({ explained }: { explained: Explained }) {
  const t = useText()
  const { state, changed, outcome, why, wouldHave, entry } = explained
  if (state !== 'known' || outcome === 'unknown')
    return <p>{t(state === 'not-kept' ? 'explain.not-kept' : 'explain.not-planned')}</p>
  return (
    <>
      {changed && (
        <p className="why-changed">
          {changed.by
            ? t('explain.changed', { by: changed.by, at: instantInWords(changed.at) })
            : t('explain.changed-since', { at: instantInWords(changed.at) })}
        </p>
      )}
      <p>
        <strong>{t(`explain.outcome-${outcome}`)}</strong> {why.map(wordsOfReason).join(' ')}
      </p>
      {outcome === 'not-granted' && <WouldHave ways={wouldHave} />}
      {entry && <p>{wordsOfReason(entry)}</p>}
      <p className="vi-field-hint">{t('explain.law')}</p>
    </>
  )
}

function WouldHave({ ways }: { ways: Explained['wouldHave'] }) {
  const t = useText()
  if (ways.length === 0) return <p>{t('explain.would-not')}</p>
  return (
    <details className="why-would">
      <summary>{t('explain.would-have')}</summary>
      <p className="vi-soft">{t('explain.would-have-lead')}</p>
      <ul>
        {ways.map((conditions) => {
          const words = conditions.map(wordsOfReason).join(t('explain.and'))
          return <li key={words}>{words}</li>
        })}
      </ul>
    </details>
  )
}
