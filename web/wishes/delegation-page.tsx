import './words.ts'
import './my-month.css'
import { useState } from 'react'
import { wishes } from '../../features/wishes/contract.ts'
import { delegation } from '../../features/wishes/delegation-contract.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dayInWords, instantInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Delegate = NonNullable<Answered<typeof delegation.myDelegate>['delegate']>

/** Whom I have named to see and state my wishes, and who has named me. */
export function DelegationPage() {
  const t = useText()
  const mine = useAnswer(delegation.myDelegate, {})
  return (
    <Page title={t('wishes.delegation-title')} lead={t('wishes.delegation-lead')}>
      <div className="vi-columns">
        <Answer of={mine}>
          {({ delegate }) => (
            <div className="vi-stack">
              {delegate && <Named delegate={delegate} />}
              <Naming named={delegate !== null} />
            </div>
          )}
        </Answer>
        <DelegatedToMe />
      </div>
    </Page>
  )
}

const refreshes = [delegation.myDelegate, wishes.myWish]

function Named({ delegate }: { delegate: Delegate }) {
  const t = useText()
  const { personId, name, team, namedAt, until } = delegate
  const name_ = useAct(delegation.nameDelegate, { refreshes })
  const revoke = useAct(delegation.revokeDelegate, {
    refreshes,
    onDone: () => announce(t('wishes.delegate-revoked'), () => name_.mutate({ personId, until })),
  })
  const at = instantInWords(namedAt)
  return (
    <Section title={t('wishes.delegation-person', { name })}>
      <ProblemNotice problem={revoke.error ?? name_.error} />
      <p>
        {team && `${team}. `}
        {until
          ? t('wishes.delegate-since-until', { at, until: dayInWords(until) })
          : t('wishes.delegate-since', { at })}
      </p>
      <div>
        <Button busy={revoke.isPending} onClick={() => revoke.mutate({})}>
          {t('wishes.delegate-revoke')}
        </Button>
      </div>
    </Section>
  )
}

function Naming({ named }: { named: boolean }) {
  const t = useText()
  const [q, setQ] = useState('')
  const [until, setUntil] = useState('')
  const found = useAnswer(delegation.candidates, { q }, { keepPrevious: true })
  const name = useAct(delegation.nameDelegate, { refreshes })
  const last: Day | null = isDay(until) ? until : null
  return (
    <Section title={t(named ? 'wishes.delegation-to' : 'wishes.delegation-name')}>
      {!named && <p>{t('wishes.delegation-none')}</p>}
      <ProblemNotice problem={name.error} />
      <TextField
        label={t('wishes.delegate-search')}
        hint={t('wishes.delegate-search-hint')}
        type="search"
        optional
        value={q}
        onText={setQ}
      />
      <TextField
        label={t('wishes.delegate-until')}
        hint={t('wishes.delegate-until-hint')}
        type="date"
        optional
        min={today()}
        value={until}
        onText={setUntil}
      />
      <Answer of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('wishes.delegate-nobody')}</p>
          ) : (
            <ul className="vi-candidates">
              {items.map((one) => (
                <li key={one.personId}>
                  <span>
                    <strong>{one.name}</strong>
                    {one.team && <span className="vi-soft"> {one.team}</span>}
                  </span>
                  <Button
                    small
                    busy={name.isPending}
                    onClick={() =>
                      name.mutate(
                        { personId: one.personId, until: last },
                        { onSuccess: () => announce(t('wishes.delegate-named', { name: one.name })) },
                      )
                    }
                  >
                    {t('wishes.delegate-choose', { name: one.name })}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

function DelegatedToMe() {
  const t = useText()
  const named = useAnswer(delegation.delegatedToMe, {})
  const decline = useAct(delegation.declineDelegation, { refreshes: [delegation.delegatedToMe] })
  return (
    <Section title={t('wishes.delegated-title')}>
      <ProblemNotice problem={decline.error} />
      <Answer of={named}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('wishes.delegated-none')}</p>
          ) : (
            <ul className="vi-candidates">
              {items.map(({ personId, name, team }) => (
                <li key={personId}>
                  <span>
                    <strong>{name}</strong>
                    {team && <span className="vi-soft"> {team}</span>}
                  </span>
                  <span className="vi-row">
                    <ButtonLink small to="/delegation/$personId" params={{ personId }}>
                      {t('wishes.delegated-state', { name })}
                    </ButtonLink>
                    <Button
                      small
                      kind="quiet"
                      busy={decline.isPending}
                      onClick={() =>
                        decline.mutate(
                          { personId },
                          { onSuccess: () => announce(t('wishes.delegated-declined', { name })) },
                        )
                      }
                    >
                      {t('wishes.delegated-decline')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}
