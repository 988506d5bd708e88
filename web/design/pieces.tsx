import type { ReactNode } from 'react'
import type { Problem } from '../call.ts'
import { useText } from '../language.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { ProblemNotice } from './notice.tsx'

/** Never an empty page: what will appear here, and how to begin. */
export function Empty({
  icon = 'info-circle',
  title,
  children,
  action,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="vi-empty">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      {children && <div className="vi-soft">{children}</div>}
      {action}
    </div>
  )
}

/** Holds the place of what is coming, so that the page does not jump. */
export function Bones({ lines = 4 }: { lines?: number }) {
  const t = useText()
  return (
    <div className="vi-bones" role="status">
      <span className="vi-hidden">{t('shell.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones are all alike
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  )
}

type Asked<Answer> = {
  data: Answer | undefined
  error: Problem | null
  isPending: boolean
  refetch: () => unknown
}

/** What useAnswer gives: bones while waiting, the problem with a retry, or the answer. */
export function Answer<Answer>({
  of: asked,
  bones = 4,
  children,
}: {
  of: Asked<Answer>
  bones?: number
  children: (answer: Answer) => ReactNode
}) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>
  if (asked.error) return <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />
  return <Bones lines={bones} />
}

export type BadgeKind = 'plain' | 'accent' | 'good' | 'caution' | 'bad'
export function Badge({
  kind = 'plain',
  icon,
  children,
}: {
  kind?: BadgeKind
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`vi-badge vi-badge-${kind}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** A thin bar under its words; the words say all, the bar is for the eye. */
export function Meter({
  words,
  value,
  max,
  bad = false,
}: {
  words: ReactNode
  value: number
  max: number
  bad?: boolean
}) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <div className={bad ? 'vi-meter vi-meter-bad' : 'vi-meter'}>
      <span>{words}</span>
      <span className="vi-meter-track" aria-hidden="true">
        <span className="vi-meter-fill" style={{ width: `${share}%` }} />
      </span>
    </div>
  )
}

/** The stages of something long, as a line; the present one is said to be so. */
export function Stages({ stages, current }: { stages: readonly string[]; current: number }) {
  return (
    <ol className="vi-stages">
      {stages.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === current ? 'step' : undefined}
          className={index < current ? 'vi-stage-past' : undefined}
        >
          <span className="vi-stage-dot" aria-hidden="true">
            {index < current ? <Icon name="check" size={16} /> : index + 1}
          </span>
          {stage}
        </li>
      ))}
    </ol>
  )
}

/** Figures with their names. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="vi-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
