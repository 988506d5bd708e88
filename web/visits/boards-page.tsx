import './words.ts'
import './visits.css'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { askAgain, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { useLive } from './live.ts'

type Board = Answered<typeof hosting.boards>['items'][number]

/** All one's sites as they are today. */
export function BoardsPage() {
  const t = useText()
  const boards = useAnswer(hosting.boards, {})
  useLive({ from: today(), until: today() }, () => askAgain([hosting.boards]))
  return (
    <Page
      title={t('visits.boards-title')}
      lead={`${sentence(dayInWords(today()))}. ${t('visits.boards-lead')}`}
      actions={<ButtonLink to="/ospiti/scambio">{t('visits.to-exchange')}</ButtonLink>}
    >
      <Answer of={boards} bones={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="people"
              title={t('visits.boards-none')}
              action={<ButtonLink to="/spazi">{t('visits.to-spaces')}</ButtonLink>}
            >
              <p>{t('visits.boards-none-lead')}</p>
            </Empty>
          ) : (
            inOrder(items).map((board) => <SiteBoard key={board.siteId} board={board} />)
          )
        }
      </Answer>
    </Page>
  )
}

/** Where something waits or somebody comes first; the others by name. */
const inOrder = (boards: readonly Board[]): Board[] =>
  [...boards].sort((a, b) => b.waiting - a.waiting || b.expected - a.expected)

function SiteBoard({ board }: { board: Board }) {
  const t = useText()
  const { siteId, site, open, waiting, expected, arrived, freeMorning, freeAfternoon, seats } = board
  return (
    <Section
      title={site}
      actions={
        <ButtonLink kind="primary" to="/ospiti/$siteId" params={{ siteId }}>
          {t('visits.open-board')}
          <span className="vi-hidden">: {site}</span>
        </ButtonLink>
      }
    >
      {(!open || waiting > 0) && (
        <div className="vi-row">
          {!open && <Badge>{t('visits.closed-today')}</Badge>}
          {waiting > 0 && <Badge kind="caution">{t('visits.waiting-for-you', { count: waiting })}</Badge>}
        </div>
      )}
      {(open || expected > 0) && (
        <p className="visit-seat">
          {arrived === null
            ? t('visits.entrance-expected', { expected })
            : t('visits.board-line', { expected, arrived })}
        </p>
      )}
      {open && <p>{t('visits.board-free', { morning: freeMorning, afternoon: freeAfternoon, seats })}</p>}
    </Section>
  )
}
