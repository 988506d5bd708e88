import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** The browser's own dialog: it keeps the focus inside, closes with Escape and gives the focus back. */
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
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) {
      shown.showModal()
      // What opened is read first, not the button that closes it.
      heading.current?.focus()
    }
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="vi-dialog"
      aria-labelledby={id}
      // Drawn twice while developing, it is closed and opened at once: that close is nobody's wish.
      onClose={() => !dialog.current?.open && onClose()}
    >
      <div className="vi-stack">
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
    </dialog>
  )
}
