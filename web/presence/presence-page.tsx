import './words.ts'
import './presence.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { presence } from '../../features/presence/contract.ts'
import { type Circle, circles } from '../../features/presence/rules.ts'
import { addDays, type Day, isDay, weekdayOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, numberInWords, sentence } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type Seen = Answered<typeof presence.whoIsIn>

/** Monday to Friday: on other days hardly anybody is looked for. */
function step(day: Day, by: 1 | -1): Day {
  let next = addDays(day, by)
  while (weekdayOf(next) > 5) next = addDays(next, by)
  return next
}

/** Who is in, on a day: of others office or away, and no more than each of them chose. */
export function PresencePage() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed-in/presence' })
  const day = search.day ?? today()
  const of = search.of ?? 'team'
  const go = (to: { day?: Day; of?: Circle }) =>
    void navigate({ to: '/presence', search: { day, of, ...to } })
  return (
    <Page title={t('presence.title')} lead={t('presence.lead')}>
      <div className="vi-presence-asked">
        <div className="vi-presence-day">
          <Button aria-label={t('presence.day-before')} onClick={() => go({ day: step(day, -1) })}>
            <Icon name="chevron-left" />
          </Button>
          <TextField
            type="date"
            label={t('presence.day')}
            value={day}
            onText={(chosen) => {
              if (isDay(chosen)) go({ day: chosen })
            }}
          />
          <Button aria-label={t('presence.day-after')} onClick={() => go({ day: step(day, 1) })}>
            <Icon name="chevron-right" />
          </Button>
        </div>
        <SelectField
          label={t('presence.of')}
          value={of}
          options={circles.map((value) => ({ value, label: t(`presence.of-${value}`) }))}
          onText={(chosen) => go({ of: chosen as Circle })}
        />
      </div>
      <Who key={`${day} ${of}`} day={day} of={of} />
      <p>
        <Link to="/notices/preferences">{t('presence.choose')}</Link>
      </p>
    </Page>
  )
}

function Who({ day, of }: { day: Day; of: Circle }) {
  const t = useText()
  const [limit, setLimit] = useState(100)
  const seen = useAnswer(presence.whoIsIn, { day, of, limit }, { keepPrevious: true })
  return (
    <Answer of={seen} bones={8}>
      {(answer) => {
        if (answer.name === null)
          return (
            <Empty icon="people" title={t('presence.no-team')}>
              {t('presence.no-team-lead')}
            </Empty>
          )
        if (!answer.working)
          return (
            <Empty icon="calendar" title={t('presence.not-working')}>
              {t('presence.not-working-lead')}
            </Empty>
          )
        if (!answer.published)
          return (
            <Empty icon="calendar" title={t('presence.not-published')}>
              {t('presence.not-published-lead')}
            </Empty>
          )
        return (
          <>
            <h2>
              {answer.name}, {dayInWords(day)}
            </h2>
            <Group title={t('presence.in')} icon="pa" count={answer.office} of={answer} where="office">
              {answer.office === 0 && <p className="vi-soft">{t('presence.nobody-in')}</p>}
            </Group>
            <Group title={t('presence.away')} icon="house" count={answer.away} of={answer} where="away" />
            {answer.unknown > 0 && (
              <Group
                title={t('presence.unknown')}
                icon="help-circle"
                count={answer.unknown}
                of={answer}
                where="unknown"
              >
                <p className="vi-soft">{t('presence.unknown-lead')}</p>
              </Group>
            )}
            {answer.next !== null && (
              <div>
                <Button busy={seen.isFetching} onClick={() => setLimit(limit + 100)}>
                  {t('presence.more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Answer>
  )
}

function Group(props: {
  title: string
  icon: 'pa' | 'house' | 'help-circle'
  count: number
  of: Seen
  where: Seen['items'][number]['where']
  children?: ReactNode
}) {
  const t = useText()
  const theirs = props.of.items.filter(({ where }) => where === props.where)
  return (
    <Section
      title={props.title}
      actions={
        <Badge kind={props.where === 'office' ? 'accent' : 'plain'} icon={props.icon}>
          {t('presence.count', { count: props.count, formatted: numberInWords(props.count) })}
        </Badge>
      }
    >
      {props.children}
      <ul className="vi-presence">
        {theirs.map(({ name, team, place, isMe }) => (
          <li key={`${name} ${team}`}>
            <span>
              {name} {isMe && <Badge kind="good">{sentence(t('presence.me'))}</Badge>}
            </span>
            {place && <span className="vi-soft">{t('presence.from', place)}</span>}
            {!place && team !== props.of.name && <span className="vi-soft">{team}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
