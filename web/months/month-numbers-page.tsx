import './words.ts'
import '../people/words.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import { isMonth, type Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { monthInWords, sentence } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Bones, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { NotFoundPage } from '../shell/pages.tsx'
import type { Numbers } from './numbers.ts'
import { NumbersForm } from './numbers-form.tsx'

/** Opens a month from what calendar and structure suggest, or changes the numbers of an open one. */
export function MonthNumbersPage() {
  const { month } = useParams({ from: '/signed-in/months/$month/numbers' })
  return isMonth(month) ? <Known key={month} month={month} /> : <NotFoundPage />
}

function Known({ month }: { month: Numbers['month'] }) {
  const t = useText()
  const name = monthInWords(month)
  const [followed, setFollowed] = useState(0)
  const opened = useAnswer(months.months, {})
  const isOpen = opened.data?.items.some((line) => line.month === month)
  const kept = useAnswer(months.month, { month }, { enabled: isOpen === true })
  const draft = useAnswer(months.draft, { month }, { enabled: opened.data !== undefined })
  const directorates = useAnswer(people.directorates, {})
  const teams = useAnswer(people.teams, {})
  const error = opened.error ?? kept.error ?? draft.error ?? directorates.error ?? teams.error
  const numbers = isOpen ? kept.data : draft.data
  const structure = directorates.data &&
    teams.data && { directorates: directorates.data.items, teams: teams.data.items }
  return (
    <Page
      title={t(isOpen ? 'months.change-title' : 'months.open-title', { month: name })}
      lead={t(isOpen ? 'months.change-lead' : 'months.open-lead')}
      back={
        isOpen
          ? { to: `/months/${month}`, label: t('months.control-room') }
          : { to: '/months', label: t('months.title') }
      }
    >
      {error && <ProblemNotice problem={error} />}
      {!error && !(numbers && draft.data && structure) && <Bones lines={6} />}
      {numbers && draft.data && structure && structure.teams.length === 0 && <NoStructure />}
      {numbers && draft.data && structure && structure.teams.length > 0 && (
        <>
          {kept.data?.publishedAt && (
            <Notice kind="info">
              <p>{t('months.published-notice', { month: sentence(name) })}</p>
            </Notice>
          )}
          {isOpen && !kept.data?.publishedAt && (
            <FollowPolicy month={month} onDone={() => setFollowed(followed + 1)} />
          )}
          <NumbersForm
            key={followed}
            draft={draft.data}
            numbers={numbers}
            structure={structure}
            isOpen={isOpen === true}
            fixed={Boolean(kept.data?.publishedAt)}
          />
        </>
      )}
    </Page>
  )
}

/** The rules may have changed since the month was opened: until it is published it may follow them. */
function FollowPolicy({ month, onDone }: { month: Month; onDone: () => void }) {
  const t = useText()
  const follow = useAct(months.followPolicy, {
    refreshes: [months.month, months.draft],
    onDone: () => {
      announce(t('months.followed'))
      onDone()
    },
  })
  return (
    <div className="vi-card vi-stack vi-stack-tight">
      <p>{t('months.follow-lead')}</p>
      <ProblemNotice problem={follow.error} />
      <div className="vi-row">
        <Button busy={follow.isPending} onClick={() => follow.mutate({ month })}>
          {t('months.follow')}
        </Button>
        <ButtonLink kind="quiet" to="/policy">
          {t('shell.policy')}
        </ButtonLink>
      </div>
    </div>
  )
}

function NoStructure() {
  const t = useText()
  return (
    <Empty
      icon="pa"
      title={t('months.structure-missing')}
      action={
        <div className="vi-row">
          <ButtonLink kind="primary" to="/import">
            {t('months.to-import')}
          </ButtonLink>
          <ButtonLink to="/structure">{t('months.to-structure')}</ButtonLink>
        </div>
      }
    >
      <p>{t('months.structure-missing-lead')}</p>
    </Empty>
  )
}
