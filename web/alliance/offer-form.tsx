import { useState } from 'react'
import type { conventions } from '../../features/conventions/contract.ts'
import { smallOffer } from '../../features/conventions/offer-contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { sentence, weekdayInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import { pointWritten } from './coordinates.ts'
import { PointField } from './point-field.tsx'

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
  const [tried, setTried] = useState(false)
  const point = pointWritten(written)
  const network = begun.alliances.find(({ id }) => id === allianceId)!.name
  const offer = useAct(smallOffer.offerDesks, {
    onDone: ({ convention }) => onMade({ convention, desks: Number(desks), network }),
  })
  return (
    <ActForm
      of={offer}
      send={t('offer.send')}
      onSend={() => {
        setTried(true)
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
      <PointField
        legend={t('offer.point')}
        hint={t('offer.point-hint')}
        label={t('offer.coordinates')}
        wrong={(tried || written !== '') && !point ? t('offer.coordinates-wrong') : undefined}
        map={t('offer.map')}
        written={written}
        onText={setWritten}
      />
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
