import './words.ts'
import './people-page.css'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { answerKey, useAnswer } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { type MessageKey, useText } from '../language.ts'
import { TeamSelect } from './team-select.tsx'

type Persons = Answered<typeof people.persons>
type Person = Persons['items'][number]
type Asked = { q?: string; teamId?: string }

const pageSize = 50
const typingPauseMs = 250

/**
 * Everybody, by family name, a page at a time. The search lives in the address, its words behind the #: what
 * stands there stays in the browser, and names of people do not belong in logs.
 */
export function PeoplePage() {
  const t = useText()
  const { teamId } = useSearch({ from: '/signed-in/people' })
  const words = decodeURIComponent(useLocation({ select: ({ hash }) => hash }))
  const asked: Asked = { ...(words && { q: words }), ...(teamId && { teamId }) }
  const pages = useInfiniteQuery<
    Persons,
    Problem,
    { persons: Person[]; total: number },
    unknown[],
    string | undefined
  >({
    queryKey: [...answerKey(people.persons), 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(
        people.persons,
        { ...asked, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    select: ({ pages: read }) => ({
      persons: read.flatMap(({ items }) => items),
      total: read[0]?.total ?? 0,
    }),
  })
  const filtered = asked.q !== undefined || asked.teamId !== undefined
  return (
    <Page
      title={t('people.title')}
      actions={
        <>
          <ButtonLink kind="secondary" to="/import">
            {t('people.import')}
          </ButtonLink>
          <ButtonLink kind="primary" to="/people/new">
            {t('people.add')}
          </ButtonLink>
        </>
      }
    >
      <Search asked={asked} />
      <Answer of={pages} bones={8}>
        {({ persons, total }) => (
          <>
            <p className="vi-soft" role="status">
              {t('people.count', { count: total, formatted: numberInWords(total) })}
            </p>
            {total === 0 ? (
              <NobodyHere filtered={filtered} />
            ) : (
              <>
                <PersonList persons={persons} />
                <More
                  shown={persons.length}
                  total={total}
                  busy={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Search({ asked }: { asked: Asked }) {
  const t = useText()
  const navigate = useNavigate()
  const router = useRouter()
  const [typed, setTyped] = useState(asked.q ?? '')
  const { q = '', teamId } = asked
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => {
      // A result clicked meanwhile is on its way to be shown: the search must not call it back.
      if (router.latestLocation.pathname !== '/people') return
      void navigate({
        to: '/people',
        search: teamId ? { teamId } : {},
        hash: encodeURIComponent(typed.trim()),
        hashScrollIntoView: false,
        replace: true,
      })
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [typed, q, teamId, navigate, router])
  return (
    <search className="vi-columns">
      <TextField
        label={t('people.search')}
        type="search"
        required={false}
        autoComplete="off"
        value={typed}
        onText={setTyped}
      />
      <TeamSelect
        label={t('people.team-filter')}
        none={t('people.team-all')}
        value={teamId ?? ''}
        onTeam={(chosen) =>
          void navigate({
            to: '/people',
            search: chosen ? { teamId: chosen } : {},
            hash: encodeURIComponent(q),
            hashScrollIntoView: false,
            replace: true,
          })
        }
      />
    </search>
  )
}

function NobodyHere({ filtered }: { filtered: boolean }) {
  const t = useText()
  if (filtered)
    return (
      <Empty
        icon="search"
        title={t('people.none-found')}
        action={
          <ButtonLink to="/people" search={{}}>
            {t('people.clear')}
          </ButtonLink>
        }
      >
        <p>{t('people.none-found-lead')}</p>
      </Empty>
    )
  return (
    <Empty
      icon="people"
      title={t('people.empty-title')}
      action={
        <ButtonLink kind="primary" to="/import">
          {t('people.import')}
        </ButtonLink>
      }
    >
      <p>{t('people.empty-lead')}</p>
    </Empty>
  )
}

/** A list of links, not a table: on a phone each person is two lines, on a desk one. */
function PersonList({ persons }: { persons: readonly Person[] }) {
  const t = useText()
  const teams = useAnswer(people.teams, {})
  const teamNames = new Map(teams.data?.items.map(({ id, name }) => [id, name]))
  return (
    <ul className="people-list">
      {persons.map((person) => (
        <li key={person.id}>
          <Link to="/people/$personId" params={{ personId: person.id }}>
            <span className="people-name">
              {person.familyName} {person.givenName}
            </span>
            <span className="vi-soft">
              {person.teamId ? (teamNames.get(person.teamId) ?? '') : t('people.team-none')}
            </span>
            <span className="vi-row people-marks">
              {person.roles
                .filter((role) => role !== 'employee')
                .map((role) => (
                  <Badge key={role} kind="accent">
                    {t(`role.${role}` as MessageKey)}
                  </Badge>
                ))}
              {person.partTimePercent < 100 && (
                <Badge>{t('people.part-time', { percent: person.partTimePercent })}</Badge>
              )}
              {!person.email && <Badge kind="caution">{t('people.no-email')}</Badge>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function More(props: { shown: number; total: number; busy: boolean; onMore: () => void }) {
  const t = useText()
  const { shown, total, busy, onMore } = props
  if (shown >= total) return null
  return (
    <div className="vi-row">
      <Button busy={busy} onClick={onMore}>
        {t('people.more', { count: Math.min(pageSize, total - shown) })}
      </Button>
      <span className="vi-soft">
        {t('people.shown', { shown: numberInWords(shown), total: numberInWords(total) })}
      </span>
    </div>
  )
}
