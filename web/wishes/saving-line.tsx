import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import type { Saving } from './autosave.ts'
import { isMine, type ShownWish } from './my-wish.ts'

/** One line that is always there and always true: what is saved, when and by whom. */
export function SavingLine({
  saving,
  shown,
  onRetry,
  onInsist,
  onShowKept,
}: {
  saving: Saving
  shown: ShownWish
  onRetry: () => void
  onInsist: () => void
  onShowKept: () => void
}) {
  const t = useText()
  const { statedAt, statedBy } = shown
  const words = () => {
    if (saving.state === 'saved') return t('wishes.save-saved', { time: saving.at })
    if (saving.state === 'waiting') return t('wishes.save-waiting')
    if (saving.state === 'saving') return t('wishes.save-saving')
    if (saving.state === 'broken') return t('wishes.save-broken')
    if (!statedAt) return isMine(shown) ? t('wishes.save-never') : t('wishes.save-never-other')
    const at = instantInWords(statedAt)
    if (statedBy && isMine(shown)) return t('wishes.stated-by', { name: statedBy, at })
    return isMine(shown) ? t('wishes.save-stated', { at }) : t('wishes.stated-other', { at })
  }
  const settled = saving.state === 'saved' || (saving.state === 'unchanged' && statedAt !== null)
  const crossed =
    saving.state === 'broken' && saving.problem.reasons.some(({ code }) => code === 'wishes/stated-meanwhile')
  return (
    <>
      <p className={`vi-saving vi-saving-${saving.state}`} role="status">
        {settled && <Icon name="check-circle" />} {words()}
      </p>
      {saving.state === 'broken' && (
        <ProblemNotice problem={saving.problem} {...(crossed ? {} : { onRetry })} />
      )}
      {crossed && (
        <div className="vi-row">
          <Button small onClick={onShowKept}>
            {t('wishes.show-others')}
          </Button>
          <Button small onClick={onInsist}>
            {t('wishes.keep-mine')}
          </Button>
        </div>
      )}
    </>
  )
}
