import { instantInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import type { Saving } from './autosave.ts'

/** One line that is always there and always true: what is saved, and when. */
export function SavingLine({
  saving,
  statedAt,
  onRetry,
}: {
  saving: Saving
  statedAt: string | null
  onRetry: () => void
}) {
  const t = useText()
  const words = () => {
    if (saving.state === 'saved') return t('wishes.save-saved', { time: saving.at })
    if (saving.state === 'waiting') return t('wishes.save-waiting')
    if (saving.state === 'saving') return t('wishes.save-saving')
    if (saving.state === 'broken') return t('wishes.save-broken')
    return statedAt ? t('wishes.save-stated', { at: instantInWords(statedAt) }) : t('wishes.save-never')
  }
  const settled = saving.state === 'saved' || (saving.state === 'unchanged' && statedAt !== null)
  return (
    <>
      <p className={`vi-saving vi-saving-${saving.state}`} role="status">
        {settled && <Icon name="check-circle" />} {words()}
      </p>
      {saving.state === 'broken' && <ProblemNotice problem={saving.problem} onRetry={onRetry} />}
    </>
  )
}
