import './words.ts'
import './notices.css'
import { useState } from 'react'
import { notices } from '../../features/notices/contract.ts'
import { concerns, ways } from '../../features/notices/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered, Asked } from '../call.ts'
import { Button } from '../design/button.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, type Text, useText } from '../language.ts'
import { Calendar } from '../presence/calendar.tsx'
import { Visibility } from '../presence/visibility.tsx'
import { useSession } from '../session.ts'
import { Devices } from './devices.tsx'
import { subjectOf } from './words.ts'

type Preferences = Answered<typeof notices.myPreferences>
type Changed = Asked<typeof notices.changeMyPreferences>

const topics = ['wishes', 'planning', 'days', 'activities', 'policy', 'access'] as const

/** How and when I am told what; my calendar elsewhere; who sees where I am. */
export function PreferencesPage() {
  const t = useText()
  const preferences = useAnswer(notices.myPreferences, {})
  return (
    <Page
      title={t('notices.preferences')}
      lead={t('notices.preferences-lead')}
      back={{ to: '/notices', label: t('notices.title') }}
    >
      <Answer of={preferences} bones={8}>
        {(mine) => (
          <div className="vi-stack">
            <Reach preferences={mine} />
            <Choices preferences={mine} />
            <div className="vi-columns">
              <div className="vi-stack">
                <Devices />
                <Visibility />
              </div>
              <Calendar />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Reach({ preferences: { mails, email } }: { preferences: Preferences }) {
  const t = useText()
  if (!mails) return <Notice kind="info">{t('notices.no-server')}</Notice>
  return email ? null : <Notice kind="caution">{t('notices.no-address')}</Notice>
}

function Choices({ preferences }: { preferences: Preferences }) {
  const t = useText()
  const { language, band, digest, organisationBand } = preferences
  const [mine, setMine] = useState<Changed>({ language, band, digest, ways: preferences.ways })
  const change = useAct(notices.changeMyPreferences, {
    refreshes: [notices.myPreferences],
    onDone: () => announce(t('notices.saved')),
  })
  const set = (changed: Partial<Changed>) => setMine({ ...mine, ...changed })
  return (
    <form
      className="vi-stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(mine)
      }}
    >
      <Section title={t('notices.when')}>
        <CheckField
          label={t('notices.band-own')}
          hint={t('notices.band-hint', organisationBand)}
          checked={mine.band !== null}
          onCheck={(own) => set({ band: own ? organisationBand : null })}
        />
        {mine.band && (
          <div className="vi-clocks">
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                type="time"
                label={t(`notices.band-${end}`)}
                value={mine.band![end]}
                min={organisationBand.from}
                max={organisationBand.to}
                onText={(clock) => set({ band: { ...mine.band!, [end]: clock } })}
              />
            ))}
          </div>
        )}
        <SelectField
          label={t('notices.digest')}
          hint={t('notices.digest-hint')}
          value={mine.digest}
          options={(['daily', 'weekly'] as const).map((value) => ({
            value,
            label: t(`notices.digest-${value}`),
          }))}
          onText={(rhythm) => set({ digest: rhythm as Changed['digest'] })}
        />
        <SelectField
          label={t('notices.language')}
          value={mine.language}
          options={(['it', 'en'] as const).map((value) => ({ value, label: t(`notices.language-${value}`) }))}
          onText={(chosen) => set({ language: chosen as Changed['language'] })}
        />
      </Section>
      <Section title={t('notices.what')}>
        {[...topics, 'other' as const].map((topic) => (
          <Topic key={topic} topic={topic} ways={mine.ways} onWays={(changed) => set({ ways: changed })} />
        ))}
      </Section>
      <ProblemNotice problem={change.error} />
      <div>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t('notices.save')}
        </Button>
      </div>
    </form>
  )
}

const topicOf = (kind: string): string => {
  const feature = kind.split('/')[0]!
  return (topics as readonly string[]).includes(feature) ? feature : 'other'
}

/** "E-mail, Riepilogo": what a closed topic holds. */
const waysInWords = (t: Text, theirs: Changed['ways']): string =>
  ways
    .filter((way) => theirs.some((one) => one.way === way))
    .map((way) => t(`notices.way-${way}`))
    .join(', ')

function Topic(props: {
  topic: (typeof topics)[number] | 'other'
  ways: Changed['ways']
  onWays: (ways: Changed['ways']) => void
}) {
  const t = useText()
  const { topic, onWays } = props
  const roles = useSession()?.roles ?? []
  const theirs = props.ways.filter(({ kind }) => topicOf(kind) === topic && concerns(kind, roles))
  if (theirs.length === 0) return null
  // A kind is named without its month: it is about every month.
  const named = {
    month: '…',
    day: '…',
    teams: '…',
    from: '…',
    until: '…',
    person: '…',
    name: '…',
    activity: '…',
  }
  return (
    <details className="vi-notice-topic">
      <summary>
        <span>{t(`notices.topic-${topic}` as MessageKey)}</span>{' '}
        <span className="vi-soft">{waysInWords(t, theirs)}</span>
      </summary>
      <div className="vi-ways">
        {theirs.map(({ kind, way }) => (
          <SelectField
            key={kind}
            label={subjectOf(t, kind, named)}
            value={way}
            options={ways.map((value) => ({ value, label: t(`notices.way-${value}`) }))}
            onText={(chosen) =>
              onWays(props.ways.map((one) => (one.kind === kind ? { kind, way: chosen as typeof way } : one)))
            }
          />
        ))}
      </div>
    </details>
  )
}
