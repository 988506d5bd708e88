import type { ComponentProps, ReactNode } from 'react'
import type { Problem } from '../call.ts'
import { useText } from '../language.ts'
import { Button } from './button.tsx'
import { ProblemNotice } from './notice.tsx'

/** A form that asks one thing of the server: its fields, what stood against it, the button that sends, a way back. */
export function ActForm({
  of: act,
  send,
  kind = 'primary',
  onSend,
  back,
  onBack,
  disabled,
  className = 'vi-stack',
  children,
  ...form
}: {
  of: { error: Problem | null; isPending: boolean }
  /** What the button says. */
  send: string
  kind?: 'primary' | 'danger'
  onSend: () => void
  back?: string
  onBack?: () => void
  disabled?: boolean
  children: ReactNode
} & Pick<ComponentProps<'form'>, 'className' | 'noValidate'>) {
  const t = useText()
  return (
    <form
      {...form}
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      <ProblemNotice problem={act.error} />
      <div className="vi-row">
        <Button kind={kind} type="submit" disabled={disabled} busy={act.isPending}>
          {send}
        </Button>
        {onBack && <Button onClick={onBack}>{back ?? t('shell.cancel')}</Button>}
      </div>
    </form>
  )
}
