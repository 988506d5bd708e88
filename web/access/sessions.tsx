import './words.ts'
import './access.css'
import { access } from '../../features/access/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** The devices one is signed in on; any but this one can be ended from here. */
export function Sessions() {
  const t = useText()
  const sessions = useAnswer(access.mySessions, {})
  const end = useAct(access.endSession, {
    refreshes: [access.mySessions],
    onDone: () => announce(t('access.session-ended')),
  })
  return (
    <Section title={t('access.sessions-title')}>
      <ProblemNotice problem={end.error} />
      <Answer of={sessions} bones={2}>
        {({ items }) => (
          <ul className="vi-sessions">
            {items.map((session) => (
              <li key={session.id} className="vi-row vi-apart">
                <span>
                  {t('access.session-started', { at: instantInWords(session.startedAt) })}{' '}
                  {session.current && <Badge kind="good">{t('access.session-current')}</Badge>}
                  <br />
                  <span className="vi-soft">
                    {t('access.session-seen', { at: instantInWords(session.lastSeenAt) })}
                  </span>
                </span>
                {!session.current && (
                  <Button
                    small
                    aria-label={t('access.session-end-label', { at: instantInWords(session.startedAt) })}
                    onClick={() => end.mutate({ sessionId: session.id })}
                  >
                    {t('access.session-end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  )
}
