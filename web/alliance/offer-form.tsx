import { lazy, Suspense, useMemo, useState } from 'react'
import type { conventions } from '../../features/conventions/contract.ts'
import { smallOffer } from '../../features/conventions/offer-contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { sentence, weekdayInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { Bones } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { pointInWords, pointWritten } from './coordinates.ts'

const PointMap = lazy(() => import('./point-map.tsx'))
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** What is needed and no more; what can be guessed is filled in already. */
export function OfferForm({
  begun,
  onMade,
}: {
  begun: Answered<typeof smallOffer.offering>
  onMade: (made: {
    convention: Answered<typeof conventions.convention>
    desks: number
    network: string
  }) => void
}) {
  const t = useText()
  const [allianceId, setAllianceId] = useState(begun.alliances[0]!.id)
  const [name, setName] = useState(begun.name)
  const [address, setAddress] = useState('')
  const [written, setWritten] = useState('')
  const [days, setDays] = useState([1, 2, 3, 4, 5])
  const [desks, setDesks] = useState('2')
  const [houseRules, setHouseRules] = useState(begun.houseRules)
  const [contactEmail, setContactEmail] = useState(begun.contactEmail)
  const offices = useAnswer(people.offices, {})
  const known = useMemo(
    () => [
      ...begun.known,
      ...(offices.data?.items ?? []).flatMap(({ name, latitude, longitude }) =>
        latitude === null || longitude === null ? [] : [{ name, latitude, longitude }],
      ),
    ],
    [offices.data, begun.known],
  )
  const point = useMemo(() => pointWritten(written), [written])
  const network = begun.alliances.find(({ id }) => id === allianceId)!.name
  const offer = useAct(smallOffer.offerDesks, {
    onDone: ({ convention }) => onMade({ convention, desks: Number(desks), network }),
  })
  return (
    <ActForm
      of={offer}
      send={t('offer.send')}
      onSend={() => {
        if (point)
          offer.mutate({
            ...{ allianceId, name, address, ...point, weekdays: days, desks: Number(desks) },
            ...{ houseRules, contactEmail },
          })
      }}
      disabled={days.length === 0}
      className="vi-card vi-stack"
    >
      {begun.alliances.length > 1 && (
        <SelectField
          label={t('offer.network')}
          value={allianceId}
          options={begun.alliances.map((one) => ({ value: one.id, label: one.name }))}
          onText={setAllianceId}
        />
      )}
      <div className="vi-columns">
        <TextField label={t('offer.name')} maxLength={200} value={name} onText={setName} />
        <TextField
          label={t('offer.address')}
          autoComplete="street-address"
          maxLength={300}
          value={address}
          onText={setAddress}
        />
      </div>
      <fieldset className="vi-stack vi-stack-tight">
        <legend>{t('offer.point')}</legend>
        <p className="vi-field-hint">{t('offer.point-hint')}</p>
        <TextField
          label={t('offer.coordinates')}
          inputMode="text"
          maxLength={300}
          value={written}
          error={written !== '' && !point ? t('offer.coordinates-wrong') : null}
          onText={setWritten}
        />
        <Suspense fallback={<Bones lines={3} />}>
          <PointMap
            label={t('offer.map')}
            point={point}
            known={known}
            onPoint={(at) => setWritten(pointInWords(at))}
          />
        </Suspense>
      </fieldset>
      <TextField
        label={t('offer.desks')}
        type="number"
        inputMode="numeric"
        min={1}
        max={50}
        value={desks}
        onText={setDesks}
      />
      <fieldset>
        <legend>{t('offer.weekdays')}</legend>
        <div className="vi-row">
          {weekdays.map((weekday) => (
            <CheckField
              key={weekday}
              label={sentence(weekdayInWords(weekday))}
              checked={days.includes(weekday)}
              onCheck={(checked) =>
                setDays(weekdays.filter((one) => (one === weekday ? checked : days.includes(one))))
              }
            />
          ))}
        </div>
      </fieldset>
      <TextArea
        label={t('offer.house-rules')}
        rows={3}
        required
        maxLength={4000}
        value={houseRules}
        onText={setHouseRules}
      />
      <TextField
        label={t('offer.contact')}
        type="email"
        autoComplete="email"
        maxLength={200}
        value={contactEmail}
        onText={setContactEmail}
      />
      <p className="vi-field-hint">{t('offer.hours')}</p>
    </ActForm>
  )
}
