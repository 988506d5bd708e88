import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { useText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/**
 * What asks for attention over the page: it keeps the focus, closes with Escape or a phone's back, and gives the focus
 * back. Not the browser's own modal dialog: that makes each element of the page inert and draws it anew, 250 ms on a
 * slow phone beside a grid of 1,400 days. Here a ground over the whole screen keeps the page from the hand, and
 * `aria-hidden` from screen readers.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const t = useText()
  const id = useId()
  const ground = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useHeld(ground, heading)
  const last = () => [...(ground.current?.querySelectorAll<HTMLElement>(focusable) ?? [])].at(-1)
  return (
    <div
      ref={ground}
      className="vi-dialog-ground"
      popover="auto"
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      <Edge onReached={() => last()?.focus()} />
      <div role="dialog" aria-modal="true" aria-labelledby={id} className="vi-dialog vi-stack">
        <div className="vi-dialog-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <Button kind="quiet" small onClick={onClose} aria-label={t('shell.close')}>
            <Icon name="close" />
          </Button>
        </div>
        {children}
      </div>
      <Edge onReached={() => heading.current?.focus()} />
    </div>
  )
}

const focusable = '.vi-dialog :is(a[href], button, input, select, textarea, summary):not(:disabled)'

/** Where Tab would leave the dialog, it goes round. */
const Edge = ({ onReached }: { onReached: () => void }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it is reached only to send the focus on
  // biome-ignore lint/a11y/noStaticElementInteractions: as above
  <span tabIndex={0} onFocus={onReached} />
)

function useHeld(ground: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const shown = ground.current!
    const before = document.activeElement
    const hidden = elementsBeside(shown)
    for (const other of hidden) other.setAttribute('aria-hidden', 'true')
    shown.togglePopover?.(true)
    // What opened is read first, not the button that closes it.
    heading.current?.focus()
    return () => {
      for (const other of hidden) other.removeAttribute('aria-hidden')
      // Drawn twice while developing, it is closed and opened at once; taken off the page it closes by itself.
      if (shown.isConnected) shown.togglePopover?.(false)
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [ground, heading])
}

/** All that is not the dialog, but for the place where results are said. */
function elementsBeside(shown: Element): Element[] {
  const beside: Element[] = []
  for (let at = shown; at.parentElement && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && !other.hasAttribute('aria-hidden') && other.getAttribute('role') !== 'status')
        beside.push(other)
  return beside
}
