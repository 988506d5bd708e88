import { Link } from '@tanstack/react-router'
import { notices } from '../../features/notices/contract.ts'
import { useAnswer } from '../asking.ts'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'

const everyMs = 60_000

/** In the head of every page: how many notices are not read, to the eye and in words, and the way to them. */
export function Bell() {
  const t = useText()
  const { data } = useAnswer(notices.myUnread, {}, { refetchEveryMs: everyMs })
  const unread = data?.unread ?? 0
  const words = unread > 0 ? t('shell.notices-unread', { count: unread }) : t('shell.notices')
  return (
    <Link to="/notices" className="vi-bell" aria-label={words}>
      <Icon name="bell" size={22} />
      {unread > 0 && (
        <span className="vi-bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
