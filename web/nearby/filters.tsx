import { useEffect, useState } from 'react'
import { nearbyModes } from '../../features/nearby/rules.ts'
import { SelectField } from '../design/field.tsx'
import { useText } from '../language.ts'
import { equipmentWords } from './equipment.ts'
import { type Found, type Go, type NearbySearch, toggled, wordsIn } from './search.ts'

const distances = [10, 15, 20, 30, 45, 60]

/** Where the list stands beside the map; below that width results come first, and filters when they are wanted. */
const wide = window.matchMedia('(min-width: 62rem)')

/** Each filter is a chip that is on or off; only what some site has can be asked for. */
export function Filters({ found, search, go }: { found: Found; search: NearbySearch; go: Go }) {
  const t = useText()
  const [open, setOpen] = useState(wide.matches)
  useEffect(() => {
    // Where there is room nothing is folded, nor can be.
    const unfold = () => wide.matches && setOpen(true)
    wide.addEventListener('change', unfold)
    return () => wide.removeEventListener('change', unfold)
  }, [])
  const chosen = wordsIn(search.equipment).length + wordsIn(search.attributes).length
  const { mode, within, free, colleagues } = search
  const all = chosen + [mode, within, free, colleagues].filter(Boolean).length
  return (
    <details className="near-fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('nearby.filters')}
        {all > 0 && ` (${all})`}
      </summary>
      <section className="near-filters" aria-label={t('nearby.filters')}>
        <SelectField
          label={t('nearby.mode')}
          value={search.mode ?? 'any'}
          options={['any' as const, ...nearbyModes].map((mode) => ({
            value: mode,
            label: t(`nearby.mode-${mode}`),
          }))}
          onText={(mode) => go({ mode: mode === 'any' ? undefined : (mode as never) })}
        />
        <SelectField
          label={t('nearby.within')}
          value={String(search.within ?? '')}
          options={[
            { value: '', label: t('nearby.within-any') },
            ...distances.map((count) => ({ value: String(count), label: t('nearby.minutes', { count }) })),
          ]}
          onText={(within) => go({ within: within ? Number(within) : undefined })}
        />
        <fieldset className="near-chips">
          <legend className="vi-hidden">{t('nearby.filters')}</legend>
          <Chip on={search.free} words={t('nearby.filter-free')} onPress={() => go({ free: !search.free })} />
          <Chip
            on={search.colleagues}
            words={t('nearby.filter-colleagues')}
            onPress={() => go({ colleagues: !search.colleagues })}
          />
        </fieldset>
        <details className="near-more" open={chosen > 0 || undefined}>
          <summary>
            {t('nearby.more-filters')}
            {chosen > 0 && ` (${chosen})`}
          </summary>
          <fieldset className="near-chips">
            <legend className="vi-hidden">{t('nearby.more-filters')}</legend>
            {found.equipment.map(({ name }) => (
              <Chip
                key={name}
                on={wordsIn(search.equipment).includes(name)}
                words={equipmentWords(name)}
                onPress={() => go({ equipment: toggled(search.equipment, name) })}
              />
            ))}
            {found.attributes.map(({ name }) => (
              <Chip
                key={`seat ${name}`}
                on={wordsIn(search.attributes).includes(name)}
                words={t('nearby.filter-at-seat', { name: equipmentWords(name) })}
                onPress={() => go({ attributes: toggled(search.attributes, name) })}
              />
            ))}
          </fieldset>
        </details>
      </section>
    </details>
  )
}

function Chip({ on, words, onPress }: { on: boolean | undefined; words: string; onPress: () => void }) {
  return (
    <button type="button" className="near-chip" aria-pressed={on ?? false} onClick={onPress}>
      {words}
    </button>
  )
}
