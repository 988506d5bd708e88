import './profile-words.ts'
import { useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { Passkeys } from '../access/passkeys.tsx'
import { Sessions } from '../access/sessions.tsx'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { CheckField, SelectField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { HomePoint, type Point } from './home-point.tsx'

export type Profile = Answered<typeof people.myProfile>

/** What the plan knows about me, and what I decide of it. */
export function ProfilePage() {
  const t = useText()
  const profile = useAnswer(people.myProfile, {})
  return (
    <Page
      title={t('profile.title')}
      lead={t('profile.lead')}
      actions={
        <ButtonLink small to="/notices/preferences">
          {t('shell.notice-preferences')}
        </ButtonLink>
      }
    >
      <Answer of={profile}>
        {(mine) => (
          <div className="vi-columns">
            <div className="vi-stack">
              <Mine profile={mine} />
            </div>
            <div className="vi-stack">
              <Work profile={mine} />
              <Passkeys />
              <Sessions />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

/** Every quarter of an hour of the band, and the present choice if it lies between two. */
function quarters({ entryEarliest, entryLatest, entryPreferred }: Profile): string[] {
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  const times = new Set([entryPreferred])
  for (let minutes = minutesOf(entryEarliest); minutes <= minutesOf(entryLatest); minutes += 15)
    times.add(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
  return [...times].sort()
}

function Mine({ profile }: { profile: Profile }) {
  const t = useText()
  const change = useAct(people.changeMyProfile, { refreshes: [people.myProfile] })
  const { entryPreferred, homeSuitable, homeFit, home } = profile
  const [entry, setEntry] = useState(entryPreferred)
  const fit = {
    space: homeFit.space !== null,
    tools: homeFit.tools !== null,
    safety: homeFit.safety !== null,
  }
  // Who has been recorded as suitable before declaring it in parts stays so until the first part is touched.
  const declared = fit.space || fit.tools || fit.safety || !homeSuitable ? { homeFit: fit } : {}
  const save = (mine: { entryPreferred: string; home: Point | null; homeFit?: typeof fit }, words: string) =>
    change.mutate({ homeSuitable, ...declared, ...mine }, { onSuccess: () => announce(words) })
  return (
    <>
      <ProblemNotice problem={change.error} />
      <Section title={t('profile.home-title')}>
        <p>{t('profile.home-suitable-hint')}</p>
        {(['space', 'tools', 'safety'] as const).map((part) => (
          <CheckField
            key={part}
            asSwitch
            label={t(`profile.home-${part}`)}
            hint={
              homeFit[part]
                ? t('profile.home-since', { day: dateInWords(homeFit[part]) })
                : t(`profile.home-${part}-hint`)
            }
            checked={fit[part]}
            disabled={change.isPending}
            onCheck={(holds) =>
              save({ entryPreferred, home, homeFit: { ...fit, [part]: holds } }, t('profile.saved'))
            }
          />
        ))}
        <p role="status">
          <strong>{t(homeSuitable ? 'profile.home-is-suitable' : 'profile.home-not-suitable')}</strong>
        </p>
        <HomePoint
          key={home ? `${home.latitude},${home.longitude}` : 'none'}
          home={home}
          busy={change.isPending}
          onSave={(point) =>
            save({ entryPreferred, home: point }, point ? t('profile.saved') : t('profile.point-forgotten'))
          }
        />
      </Section>
      <Section title={t('profile.entry-title')}>
        <form
          className="vi-stack"
          onSubmit={(event) => {
            event.preventDefault()
            save({ home, entryPreferred: entry }, t('profile.saved'))
          }}
        >
          <SelectField
            label={t('profile.entry')}
            hint={t('profile.entry-hint')}
            value={entry}
            options={quarters(profile).map((time) => ({ value: time, label: time }))}
            onText={setEntry}
          />
          <div>
            <Button type="submit" kind="primary" busy={change.isPending}>
              {t('shell.save')}
            </Button>
          </div>
        </form>
      </Section>
    </>
  )
}

function Work({ profile }: { profile: Profile }) {
  const t = useText()
  const { commuteMinutes: minutes } = profile
  const commute =
    minutes === null
      ? t('profile.commute-unknown')
      : t(profile.commuteEstimated ? 'profile.commute-estimated' : 'profile.commute-known', { minutes })
  const facts = [
    [t('profile.name'), `${profile.givenName} ${profile.familyName}`],
    [t('profile.email'), profile.email ?? t('profile.none')],
    [t('profile.team'), profile.team ?? t('profile.none')],
    [t('profile.office'), profile.office ?? t('profile.none')],
    [t('profile.band'), t('profile.band-of', { from: profile.entryEarliest, to: profile.entryLatest })],
    [t('profile.commute'), commute],
  ] as const
  return (
    <Section title={t('profile.work-title')}>
      <dl className="vi-lines">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="vi-field-hint">{t('profile.work-lead')}</p>
    </Section>
  )
}
