import { Link } from '@tanstack/react-router'
import type { Wish } from '../../features/wishes/rules.ts'
import { CheckField, SelectField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { type Text, useText } from '../language.ts'
import { isMine, type MyWish, type ShownWish } from './my-wish.ts'

/** Every quarter of an hour of the band. */
function quarters({ earliest, latest }: MyWish['entry']): string[] {
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  const times: string[] = []
  for (let minutes = minutesOf(earliest); minutes <= minutesOf(latest); minutes += 15)
    times.push(
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    )
  return times
}

const nearWords = (t: Text, [nearest, ...others]: MyWish['nearSpaces']): string => {
  if (!nearest) return t('wishes.near-none')
  const words = { space: nearest.name, minutes: nearest.minutes }
  return others.length > 0
    ? t('wishes.near-hint-more', { ...words, count: others.length })
    : t('wishes.near-hint', words)
}

/** Where and when: home, a desk near home, the hour of office days, and whether any day suits. */
export function WishPlaces({
  shown,
  wish,
  onChange,
}: {
  shown: ShownWish
  wish: Wish
  onChange: (next: Wish) => void
}) {
  const t = useText()
  const mine = isMine(shown) ? shown : undefined
  const times = mine
    ? new Set([...quarters(mine.entry), ...(wish.entryPreferred ? [wish.entryPreferred] : [])])
    : []
  return (
    <Section title={t('wishes.places-title')}>
      {mine && (
        <CheckField
          asSwitch
          label={t('wishes.home')}
          hint={mine.homeSuitable ? t('wishes.home-hint') : t('wishes.home-unsuitable')}
          checked={wish.home}
          onCheck={(home) => onChange({ ...wish, home })}
        />
      )}
      {mine && !mine.homeSuitable && (
        <Notice kind="caution">
          <Link to="/profile">{t('wishes.to-profile')}</Link>
        </Notice>
      )}
      {(!mine || mine.nearSpaces.length > 0 || wish.near) && (
        <CheckField
          asSwitch
          label={t('wishes.near')}
          hint={mine ? nearWords(t, mine.nearSpaces) : t('wishes.near-hint-delegate')}
          checked={wish.near}
          onCheck={(near) => onChange({ ...wish, near })}
        />
      )}
      <CheckField
        asSwitch
        label={t('wishes.any-day')}
        hint={t('wishes.any-day-hint')}
        checked={wish.anyDay}
        onCheck={(anyDay) => onChange({ ...wish, anyDay })}
      />
      {mine && (
        <SelectField
          label={t('wishes.entry')}
          hint={t('wishes.entry-hint')}
          value={wish.entryPreferred ?? ''}
          options={[
            { value: '', label: t('wishes.entry-usual', { time: mine.entry.preferred }) },
            ...[...times].sort().map((time) => ({ value: time, label: time })),
          ]}
          onText={(time) => onChange({ ...wish, entryPreferred: time === '' ? null : time })}
        />
      )}
    </Section>
  )
}
