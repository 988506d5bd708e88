import { type FormEvent, useState } from 'react'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { useText } from '../language.ts'

export type Point = { latitude: number; longitude: number }

/** "45,4642" and "45.4642" alike; null where it is no number within the limit. */
function degrees(words: string, limit: number): number | null {
  const value = Number(words.trim().replace(',', '.'))
  return words.trim() !== '' && Number.isFinite(value) && Math.abs(value) <= limit ? value : null
}

/** "45.4642, 9.1900" pasted from a map into the first field fills both. */
const pairOf = (words: string): [string, string] | null => {
  const pair = words.trim().match(/^(-?\d+\.\d+)\s*[,;\s]\s*(-?\d+\.\d+)$/)
  return pair ? [pair[1]!, pair[2]!] : null
}

/** The own home as a point: shown to nobody else. */
export function HomePoint({
  home,
  busy,
  onSave,
}: {
  home: Point | null
  busy: boolean
  onSave: (point: Point | null) => void
}) {
  const t = useText()
  const [latitude, setLatitude] = useState(home ? String(home.latitude) : '')
  const [longitude, setLongitude] = useState(home ? String(home.longitude) : '')
  const [tried, setTried] = useState(false)
  const point = { latitude: degrees(latitude, 90), longitude: degrees(longitude, 180) }
  const wrong = (value: number | null, limit: number): string | null =>
    tried && value === null ? t('profile.point-wrong', { from: -limit, to: limit }) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (point.latitude !== null && point.longitude !== null)
      onSave({ latitude: point.latitude, longitude: point.longitude })
  }
  return (
    <form className="vi-stack" onSubmit={submit} noValidate>
      <Notice>
        <p>{t('profile.home-who')}</p>
      </Notice>
      <p className="vi-field-hint">
        {t('profile.point-hint', { example: '45.4642 / 9.1900' })} {home === null && t('profile.point-none')}
      </p>
      <div className="vi-columns vi-columns-close">
        <TextField
          label={t('profile.latitude')}
          inputMode="decimal"
          autoComplete="off"
          value={latitude}
          error={wrong(point.latitude, 90)}
          onText={(words) => {
            const pair = pairOf(words)
            setLatitude(pair ? pair[0] : words)
            if (pair) setLongitude(pair[1])
          }}
        />
        <TextField
          label={t('profile.longitude')}
          inputMode="decimal"
          autoComplete="off"
          value={longitude}
          error={wrong(point.longitude, 180)}
          onText={setLongitude}
        />
      </div>
      <div className="vi-row">
        <Button type="submit" kind="primary" busy={busy}>
          {t('profile.point-save')}
        </Button>
        {home && (
          <Button kind="danger" busy={busy} onClick={() => onSave(null)}>
            {t('profile.point-forget')}
          </Button>
        )}
      </div>
    </form>
  )
}
