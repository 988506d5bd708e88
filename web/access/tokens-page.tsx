import './token-words.ts'
import './tokens.css'
import { useState } from 'react'
import { tokens } from '../../features/access/token-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { type MessageKey, text, useText } from '../language.ts'
import { MakeToken } from './make-token.tsx'

type Token = Answered<typeof tokens.tokens>['items'][number]

/** Programs that get in, and on what terms. */
export function TokensPage() {
  const t = useText()
  const all = useAnswer(tokens.tokens, {})
  const [making, setMaking] = useState(false)
  const revoke = useAct(tokens.revokeToken, { refreshes: [tokens.tokens] })
  const make = (
    <Button kind="primary" onClick={() => setMaking(true)}>
      {t('access.token-make')}
    </Button>
  )
  return (
    <Page title={t('access.tokens-title')} lead={t('access.tokens-lead')}>
      <ProblemNotice problem={revoke.error} />
      <Answer of={all}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="key" title={t('access.tokens-empty')} action={make}>
              <p>{t('access.tokens-empty-lead')}</p>
            </Empty>
          ) : (
            <>
              <div>{make}</div>
              <DataTable
                caption={t('access.tokens-title')}
                captionHidden
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  { name: t('access.token-name'), cell: ({ name }) => name },
                  { name: t('access.token-scopes'), cell: ({ scopes }) => scopesInWords(scopes).join(' · ') },
                  { name: t('access.token-maker'), cell: ({ madeBy }) => madeBy },
                  {
                    name: t('access.token-used'),
                    cell: ({ lastUsedAt }) =>
                      lastUsedAt ? instantInWords(lastUsedAt) : t('access.token-never-used'),
                  },
                  { name: t('access.token-state'), cell: (token) => <State token={token} /> },
                  {
                    name: t('access.token-revoke'),
                    cell: (token) =>
                      isValid(token) && (
                        <Button
                          kind="danger"
                          small
                          aria-label={t('access.token-revoke-label', { name: token.name })}
                          onClick={() =>
                            revoke.mutate(
                              { programId: token.id },
                              {
                                onSuccess: () =>
                                  announce(t('access.token-revoked-now', { name: token.name })),
                              },
                            )
                          }
                        >
                          {t('access.token-revoke')}
                        </Button>
                      ),
                  },
                ]}
              />
            </>
          )
        }
      </Answer>
      <p>
        <a href="/api/docs">{t('access.token-documentation')}</a>
      </p>
      {making && <MakeToken onClose={() => setMaking(false)} />}
    </Page>
  )
}

/** It ends with the last of its days: the instant is the next midnight. */
const lastDayOf = ({ expiresAt }: Token): string => expiresAt.slice(0, 10)
const isValid = (token: Token): boolean => !token.revokedAt && lastDayOf(token) >= today()

function State({ token }: { token: Token }) {
  const t = useText()
  if (token.revokedAt) return <Badge kind="bad">{t('access.token-revoked')}</Badge>
  const valid = isValid(token)
  return (
    <>
      <Badge kind={valid ? 'good' : 'caution'}>
        {t(valid ? 'access.token-valid' : 'access.token-expired')}
      </Badge>{' '}
      <span className="vi-soft">
        {t('access.token-expires')}: {dayInWords(lastDayOf(token))} {lastDayOf(token).slice(0, 4)}
      </span>
    </>
  )
}

/** «Persone: legge, scrive», one for each feature. */
export function scopesInWords(scopes: readonly string[]): string[] {
  const rights = new Map<string, string[]>()
  for (const scope of scopes) {
    const [feature = '', right = ''] = scope.split(':')
    rights.set(feature, [...(rights.get(feature) ?? []), right])
  }
  return [...rights].map(
    ([feature, own]) =>
      `${text(`access.scope-${feature}` as MessageKey)}: ${own
        .map((right) => text(`access.token-${right}` as MessageKey).toLocaleLowerCase())
        .join(', ')}`,
  )
}
