import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../language.ts'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
const looks: Record<ButtonKind, string> = {
  primary: 'btn btn-primary',
  secondary: 'btn btn-outline-primary',
  quiet: 'btn btn-link',
  danger: 'btn btn-danger',
}
type Look = { kind?: ButtonKind; small?: boolean }
const lookOf = ({ kind = 'secondary', small = false }: Look): string => looks[kind] + (small ? ' btn-sm' : '')

/** While busy it stays focusable and says so, and a second press does nothing. */
export function Button({
  kind,
  small,
  busy = false,
  children,
  onClick,
  ...rest
}: Look & { busy?: boolean } & Omit<ComponentProps<'button'>, 'className'>) {
  const t = useText()
  return (
    <button
      type="button"
      {...rest}
      className={lookOf({ ...(kind && { kind }), ...(small && { small }) })}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
      {busy && <span className="vi-hidden">{t('shell.loading')}</span>}
    </button>
  )
}

/** A link that looks like a button; `to`, `params` and `search` as in TanStack Router. */
export function ButtonLink({ kind, small, children, ...link }: Look & LinkProps & { children: ReactNode }) {
  return (
    <Link {...link} className={lookOf({ ...(kind && { kind }), ...(small && { small }) })}>
      {children}
    </Link>
  )
}

/** A file of the server, or any address outside the router. */
export function ButtonAnchor({
  kind,
  small,
  href,
  download,
  children,
}: Look & { href: string; download?: boolean; children: ReactNode }) {
  return (
    <a href={href} download={download} className={lookOf({ ...(kind && { kind }), ...(small && { small }) })}>
      {children}
    </a>
  )
}
