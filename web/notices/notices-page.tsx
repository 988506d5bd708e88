import './words.ts'
import './notices.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { notices } from '../../features/notices/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { subjectOf, textOf } from './words.ts'

type Notice = Answered<typeof notices.myNotices>['items'][number]
const refreshes = [notices.myNotices, notices.myUnread]

/** What concerns me, newest first; reading one is following it or saying so. */
export function NoticesPage() {
  const t = useText()
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined])
  const first = useAnswer(notices.myNotices, {})
  const mark = useAct(notices.markNotices, { refreshes })
  const markAll = useAct(notices.markAllRead, {
    refreshes,
    onDone: ({ ids }) =>
      announce(
        t('notices.marked', { count: ids.length }),
        ids.length > 0 ? () => mark.mutate({ ids, read: false }) : undefined,
      ),
  })
  const unread = first.data?.unread ?? 0
  return (
    <Page
      title={t('notices.title')}
      lead={unread > 0 ? t('notices.unread', { count: unread }) : t('notices.unread-none')}
      actions={
        <>
          {(first.isPending || unread > 0) && (
            <Button
              small
              disabled={first.isPending}
              busy={markAll.isPending}
              onClick={() => markAll.mutate({})}
            >
              {t('notices.mark-all')}
            </Button>
          )}
          <ButtonLink small to="/notices/preferences">
            <Icon name="settings" size={18} /> {t('notices.preferences')}
          </ButtonLink>
        </>
      }
    >
      <ProblemNotice problem={mark.error ?? markAll.error} />
      <Answer of={first}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="bell" title={t('notices.empty-title')}>
              {t('notices.empty-lead')}
            </Empty>
          ) : (
            <>
              {cursors.map((cursor, index) => (
                <Part
                  key={cursor ?? ''}
                  cursor={cursor}
                  onMark={(id, read) => mark.mutate({ ids: [id], read })}
                  onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
                />
              ))}
              <p className="vi-field-hint">{t('notices.lead')}</p>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

type Marking = (id: string, read: boolean) => void

function Part(props: {
  cursor: string | undefined
  onMark: Marking
  onMore: ((cursor: string) => void) | undefined
}) {
  const t = useText()
  const { cursor, onMark, onMore } = props
  const part = useAnswer(notices.myNotices, cursor ? { cursor } : {})
  return (
    <Answer of={part}>
      {({ items, nextCursor }) => (
        <>
          <ul className="vi-notices">
            {items.map((notice) => (
              <Told key={notice.id} notice={notice} onMark={onMark} />
            ))}
          </ul>
          {nextCursor && onMore && (
            <div>
              <Button onClick={() => onMore(nextCursor)}>{t('notices.more')}</Button>
            </div>
          )}
        </>
      )}
    </Answer>
  )
}

function Told({ notice, onMark }: { notice: Notice; onMark: Marking }) {
  const t = useText()
  const { id, kind, details, page, madeAt, readAt } = notice
  const subject = subjectOf(t, kind, details)
  const [to, search] = page.split('?')
  const asked = Object.fromEntries(new URLSearchParams(search))
  return (
    <li className={readAt ? 'vi-card' : 'vi-card vi-notice-new'}>
      <div className="vi-row vi-apart">
        <h2>{subject}</h2>
        {!readAt && <Badge kind="accent">{t('notices.new')}</Badge>}
      </div>
      <p className="vi-notice-text">{textOf(t, kind, details)}</p>
      <div className="vi-row vi-apart">
        <span className="vi-soft">{instantInWords(madeAt)}</span>
        <span className="vi-row">
          <Button
            kind="quiet"
            small
            aria-label={`${t(readAt ? 'notices.mark-unread' : 'notices.mark-read')}: ${subject}`}
            onClick={() => onMark(id, !readAt)}
          >
            {t(readAt ? 'notices.mark-unread' : 'notices.mark-read')}
          </Button>
          <Link
            to={to}
            search={asked as never}
            className="btn btn-outline-primary btn-sm"
            aria-label={`${t('notices.open')}: ${subject}`}
            onClick={() => {
              if (!readAt) onMark(id, true)
            }}
          >
            {t('notices.open')}
          </Link>
        </span>
      </div>
    </li>
  )
}
