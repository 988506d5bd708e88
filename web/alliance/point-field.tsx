import './alliance.css'
import { lazy, Suspense, useMemo } from 'react'
import { smallOffer } from '../../features/conventions/offer-contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { TextField } from '../design/field.tsx'
import { pointInWords, pointWritten } from './coordinates.ts'

const PointMap = lazy(() => import('./point-map.tsx'))

/** Where a place is: tapped among the places that one knows, or written; each says what the other did. */
export function PointField({
  legend,
  hint,
  label,
  wrong,
  map,
  written,
  onText,
}: {
  legend: string
  hint: string
  /** Of the coordinates. */
  label: string
  /** What is said of coordinates that are none; undefined: nothing yet. */
  wrong: string | undefined
  map: string
  written: string
  onText: (written: string) => void
}) {
  const known = useKnownPlaces()
  const point = useMemo(() => pointWritten(written), [written])
  return (
    <fieldset className="vi-stack vi-stack-tight">
      <legend>{legend}</legend>
      <p className="vi-field-hint">{hint}</p>
      {/* The place is kept while the map's program is on its way: what is below would move under the hand. */}
      <Suspense fallback={<div className="offer-map" />}>
        <PointMap label={map} point={point} known={known} onPoint={(at) => onText(pointInWords(at))} />
      </Suspense>
      <TextField
        label={label}
        inputMode="text"
        maxLength={300}
        value={written}
        error={wrong ?? null}
        onText={onText}
      />
    </fieldset>
  )
}

/** Without streets, these are what one finds the way by: the own offices, and sites that one may see. */
function useKnownPlaces() {
  const offices = useAnswer(people.offices, {})
  const offering = useAnswer(smallOffer.offering, {})
  return useMemo(
    () => [
      ...(offering.data?.known ?? []),
      ...(offices.data?.items ?? []).flatMap(({ name, latitude, longitude }) =>
        latitude === null || longitude === null ? [] : [{ name, latitude, longitude }],
      ),
    ],
    [offices.data, offering.data],
  )
}
