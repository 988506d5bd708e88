import { useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'

/** How far a dispatch is, while it goes on; it may be stopped, and what was sent is sent. */
export function DispatchProgress({ dispatchId }: { dispatchId: string }) {
  const t = useText()
  const [over, setOver] = useState(false)
  const asked = useAnswer(communications.dispatch, { dispatchId }, { refetchEveryMs: over ? false : 700 })
  const refreshes = [communications.dispatch, communications.due, communications.dispatches]
  const cancel = useAct(communications.cancel, { refreshes })
  const dispatch = asked.data
  if (dispatch && !over && (dispatch.state === 'done' || dispatch.state === 'stopped')) setOver(true)
  if (!dispatch) return null
  const { total, accepted, refused, unclear, state, stopped } = dispatch
  return (
    <Section title={t('communications.dispatch-rest')}>
      <div role="status">
        <Meter
          words={t('communications.dispatch-sums', {
            ...{ accepted: numberInWords(accepted), refused: numberInWords(refused) },
            ...{ unclear: numberInWords(unclear), total: numberInWords(total) },
          })}
          value={accepted + refused}
          max={total}
        />
      </div>
      <ProblemNotice problem={cancel.error} />
      {state === 'done' && <Notice kind="good" live title={t('communications.dispatch-done')} />}
      {state === 'stopped' && (
        <Notice kind="caution" live title={t('communications.dispatch-stopped')}>
          {stopped && <p>{wordsOfReason({ code: stopped })}</p>}
        </Notice>
      )}
      {state === 'cancelling' && <p>{t('communications.dispatch-cancelling')}</p>}
      {state === 'running' && (
        <div>
          <Button small busy={cancel.isPending} onClick={() => cancel.mutate({ dispatchId })}>
            {t('communications.dispatch-cancel')}
          </Button>
        </div>
      )}
    </Section>
  )
}
