import { Link } from '@tanstack/react-router'
import { messages as reasons } from '../../features/agreements/reasons-messages.ts'
import { Notice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { speak, useText } from '../language.ts'
import { isMine, type ShownWish } from './my-wish.ts'

speak(reasons)

/** What the gate of agreements says of this month, and where to do something about it. */
export function AgreementNotice({ shown }: { shown: ShownWish }) {
  const t = useText()
  if (shown.agreement.reasons.length === 0) return null
  return (
    <Notice kind="caution">
      <ul>
        {shown.agreement.reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{wordsOfReason(reason as never)}</li>
        ))}
      </ul>
      {isMine(shown) && (
        <p>
          <Link to="/my-agreement">{t('shell.my-agreement')}</Link>
        </p>
      )}
    </Notice>
  )
}
