import { Link } from '@tanstack/react-router'
import { messages as reasons } from '../../features/agreements/reasons-messages.ts'
import { messages as training } from '../../features/training/gate-messages.ts'
import { Notice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { speak, useText } from '../language.ts'
import { isMine, type ShownWish } from './my-wish.ts'

speak(reasons)
speak(training)

/** Where something can be done about what is missing. */
const places = [
  { about: /^agreements\/gate/, to: '/my-agreement', label: 'shell.my-agreement' },
  { about: /^agreements\/safety/, to: '/my-safety-notice', label: 'shell.my-safety-notice' },
  { about: /^training\//, to: '/my-training', label: 'shell.my-training' },
] as const

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
        <p className="vi-row">
          {places
            .filter(({ about }) => shown.agreement.reasons.some(({ code }) => about.test(code)))
            .map(({ to, label }) => (
              <Link key={to} to={to}>
                {t(label)}
              </Link>
            ))}
        </p>
      )}
    </Notice>
  )
}
