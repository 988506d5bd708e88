import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../language.ts'
import { Icon } from './icon.tsx'

let pagesShown = 0

/**
 * A page: one h1, which takes the focus when one navigates here, so that a screen reader says where one is.
 * The first page of a visit leaves the focus alone: there the skip links come first.
 */
export function Page({
  title,
  lead,
  actions,
  back,
  children,
}: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
  children: ReactNode
}) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`
  }, [title, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same page at another address is another page
  useEffect(() => {
    pagesShown += 1
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div className="vi-page vi-stack">
      <header className="vi-page-head">
        {back && (
          <Link to={back.to} className="vi-page-back">
            <Icon name="arrow-left" size={18} /> {back.label}
          </Link>
        )}
        <div className="vi-row vi-apart">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="vi-row">{actions}</div>}
        </div>
        {lead && <p className="vi-soft">{lead}</p>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page, named by its heading. */
export function Section({
  title,
  actions,
  plain = false,
  children,
}: {
  title: string
  actions?: ReactNode
  plain?: boolean
  children: ReactNode
}) {
  return (
    <section className={plain ? 'vi-stack vi-stack-tight' : 'vi-card vi-stack vi-stack-tight'}>
      <div className="vi-row vi-apart">
        <h2>{title}</h2>
        {actions && <div className="vi-row">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
