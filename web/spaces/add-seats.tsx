import { useState } from 'react'
import { spaces } from '../../features/spaces/contract.ts'
import { type SeatAttribute, seatAttributes } from '../../features/spaces/rules.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { type OwnSite, olds } from './own-site.ts'
import { Ticks } from './ticks.tsx'

/** "12 seats numbered A1 to A12" in one step. */
export function AddSeats({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [prefix, setPrefix] = useState(() => freePrefix(site))
  const [first, setFirst] = useState('1')
  const [count, setCount] = useState('6')
  const [floorId, setFloorId] = useState(site.floors[0]?.id ?? '')
  const [attributes, setAttributes] = useState<SeatAttribute[]>([])
  const act = useAct(spaces.addSeats, {
    refreshes: olds,
    onDone: ({ items }) => {
      announce(t('hosting.seats-added', { count: items.length }))
      onClose()
    },
  })
  const [from, many] = [Number(first), Number(count)]
  const labels =
    many === 1 ? `${prefix}${from}` : `${prefix}${from}, ${prefix}${from + 1} … ${prefix}${from + many - 1}`
  return (
    <Dialog title={t('hosting.seats-add')} onClose={onClose}>
      <ActForm
        of={act}
        send={t('hosting.seats-add')}
        onSend={() =>
          act.mutate({
            ...{ siteId: site.id, floorId: floorId || null, prefix, first: from, count: many, attributes },
          })
        }
        onBack={onClose}
      >
        <div className="site-three">
          <TextField
            label={t('hosting.seats-prefix')}
            required={false}
            maxLength={20}
            value={prefix}
            onText={setPrefix}
          />
          <TextField
            label={t('hosting.seats-first')}
            type="number"
            min={0}
            max={99_999}
            value={first}
            onText={setFirst}
          />
          <TextField
            label={t('hosting.seats-count')}
            type="number"
            min={1}
            max={500}
            value={count}
            onText={setCount}
          />
        </div>
        {many > 0 && (
          <p aria-live="polite" className="vi-soft">
            {t('hosting.seats-preview', { labels })}
          </p>
        )}
        {site.floors.length > 0 && (
          <SelectField
            label={t('hosting.seats-floor')}
            value={floorId}
            options={[
              ...site.floors.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: t('hosting.seats-no-floor') },
            ]}
            onText={setFloorId}
          />
        )}
        <Ticks
          legend={t('hosting.attributes')}
          words={seatAttributes}
          ticked={attributes}
          say={(word) => t(`spaces.attribute-${word}`)}
          onTicked={setAttributes}
        />
      </ActForm>
    </Dialog>
  )
}

/** The first letter with which no seat begins. */
const freePrefix = ({ seats }: OwnSite): string =>
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !seats.some(({ label }) => label.startsWith(letter))) ??
  ''
