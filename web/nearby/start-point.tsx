import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import type { Found, Point } from './search.ts'

/** From home, or from a point of the map or of coordinates: there is no search for addresses. */
export function StartPoint({
  found,
  choosing,
  onChoosing,
  onStart,
}: {
  found: Found
  choosing: boolean
  onChoosing: (choosing: boolean) => void
  onStart: (point: Point | undefined) => void
}) {
  const t = useText()
  return (
    <>
      {found.from === 'nowhere' && (
        <Notice kind="info" title={t('nearby.from-nowhere')}>
          <p>{t('nearby.from-nowhere-lead')}</p>
          <p>
            <Link to="/profile">{t('nearby.to-profile')}</Link>
          </p>
        </Notice>
      )}
      <div className="vi-row">
        {found.from !== 'nowhere' && <strong>{t(`nearby.from-${found.from}`)}</strong>}
        {found.from === 'point' && (
          <Button kind="quiet" small onClick={() => onStart(undefined)}>
            {t('nearby.back-home')}
          </Button>
        )}
        <Button kind="quiet" small aria-expanded={choosing} onClick={() => onChoosing(!choosing)}>
          {t('nearby.choose-point')}
        </Button>
      </div>
      {choosing && <Coordinates origin={found.origin} onStart={onStart} />}
    </>
  )
}

function Coordinates({ origin, onStart }: { origin: Point | null; onStart: (point: Point) => void }) {
  const t = useText()
  const [latitude, setLatitude] = useState(origin ? String(origin.latitude) : '')
  const [longitude, setLongitude] = useState(origin ? String(origin.longitude) : '')
  return (
    <form
      className="near-when"
      onSubmit={(event) => {
        event.preventDefault()
        onStart({ latitude: Number(latitude), longitude: Number(longitude) })
      }}
    >
      <p>{t('nearby.choose-point-hint')}</p>
      <TextField
        type="number"
        step="any"
        min={-90}
        max={90}
        label={t('nearby.latitude')}
        value={latitude}
        onText={setLatitude}
      />
      <TextField
        type="number"
        step="any"
        min={-180}
        max={180}
        label={t('nearby.longitude')}
        value={longitude}
        onText={setLongitude}
      />
      <Button type="submit">{t('nearby.use-point')}</Button>
    </form>
  )
}
