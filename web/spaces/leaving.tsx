import { useBlocker } from '@tanstack/react-router'
import type { Problem } from '../call.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { useText } from '../language.ts'

/** Who leaves with seats that are not saved is asked what becomes of them; a browser that is closed asks in its words. */
export function Leaving({
  unsaved,
  problem,
  onSave,
}: {
  unsaved: number
  problem: Problem | null
  onSave: (then: () => void) => void
}) {
  const t = useText()
  const held = useBlocker({
    shouldBlockFn: () => unsaved > 0,
    enableBeforeUnload: unsaved > 0,
    withResolver: true,
  })
  if (held.status !== 'blocked') return null
  const { proceed, reset } = held
  return (
    <Dialog title={t('floor-editor.leave-title', { count: unsaved })} onClose={reset}>
      <p>{t('floor-editor.leave-lead')}</p>
      <ProblemNotice problem={problem} />
      <div className="vi-row">
        <Button kind="primary" onClick={() => onSave(proceed)}>
          {t('floor-editor.leave-saving')}
        </Button>
        <Button onClick={reset}>{t('floor-editor.leave-not')}</Button>
        <Button kind="quiet" onClick={proceed}>
          {t('floor-editor.leave-losing')}
        </Button>
      </div>
    </Dialog>
  )
}
