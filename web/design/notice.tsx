import type { ReactNode } from 'react'
import type { Problem } from '../call.ts'
import { type MessageKey, text, useText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { wordsOfReason } from './reasons.ts'

export type NoticeKind = 'info' | 'good' | 'caution' | 'bad'
const icons: Record<NoticeKind, IconName> = {
  info: 'info-circle',
  good: 'check-circle',
  caution: 'warning-circle',
  bad: 'error',
}

/** Something to know. `live` when it appears as the answer to an act. */
export function Notice({
  kind = 'info',
  title,
  live = false,
  children,
}: {
  kind?: NoticeKind
  title?: string
  live?: boolean
  children?: ReactNode
}) {
  return (
    <div
      className={`vi-notice vi-notice-${kind}`}
      role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[kind]} />
      <div className="vi-notice-body">
        {title && <p className="vi-notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

const known = ['malformed', 'who-are-you', 'not-allowed', 'not-found', 'changed-meanwhile']
const more = ['too-many-requests', 'unreachable']
const detailed = [
  'who-are-you',
  'not-allowed',
  'changed-meanwhile',
  'too-many-requests',
  'unreachable',
  'fault',
]

/** The one line that says what went wrong, for where there is room for one line only. */
export function titleOfProblem(problem: Problem): string {
  if (problem.reasons.length > 0) return text('shell.problem-refused')
  const code = [...known, ...more].includes(problem.code) ? problem.code : 'fault'
  return text(`shell.problem-${code}` as MessageKey)
}

/** Why the server said no: every reason in words, or what was malformed, or the id of the fault. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem | null; onRetry?: () => void }) {
  const t = useText()
  if (!problem) return null
  const refused = problem.reasons.length > 0
  const code = [...known, ...more].includes(problem.code) ? problem.code : 'fault'
  return (
    <Notice kind={refused ? 'caution' : 'bad'} title={titleOfProblem(problem)} live>
      {refused && (
        <ul>
          {problem.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
          ))}
        </ul>
      )}
      {!refused && detailed.includes(code) && <p>{t(`shell.problem-${code}-detail` as MessageKey)}</p>}
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map(({ path, message }) => (
            <li key={path + message}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {problem.faultId && <p>{t('shell.problem-fault-id', { id: problem.faultId })}</p>}
      {onRetry && (
        <div>
          <Button small onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        </div>
      )}
    </Notice>
  )
}
