import { seatAttributes } from '../../features/spaces/rules.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import { clamp, type EditedSeat } from './floor-editing.ts'
import { Ticks } from './ticks.tsx'

/** What one seat is called, where it is in numbers, what it has. */
export function ChosenSeat({
  seat,
  placing,
  booked,
  onChange,
  onTakeOff,
  onDelete,
}: {
  seat: EditedSeat
  placing: boolean
  /** Somebody has booked it: it is retired, never deleted. */
  booked: boolean
  onChange: (part: Partial<EditedSeat>) => void
  onTakeOff: () => void
  onDelete: () => void
}) {
  const t = useText()
  const lies = seat.x !== null && seat.y !== null
  const number = (text: string) => clamp(Number(text) || 0)
  return (
    <section className="vi-card vi-stack vi-stack-tight">
      <h2>{t('floor-editor.seat', { label: seat.label })}</h2>
      {!lies && placing && <p>{t('floor-editor.placing', { label: seat.label })}</p>}
      <TextField
        label={t('floor-editor.label')}
        maxLength={20}
        value={seat.label}
        onText={(label) => onChange({ label })}
      />
      {lies && (
        <div className="vi-fields">
          <TextField
            label={t('floor-editor.across')}
            type="number"
            min={0}
            max={1000}
            value={String(seat.x)}
            onText={(text) => onChange({ x: number(text) })}
          />
          <TextField
            label={t('floor-editor.down')}
            type="number"
            min={0}
            max={1000}
            value={String(seat.y)}
            onText={(text) => onChange({ y: number(text) })}
          />
        </div>
      )}
      <Ticks
        legend={t('hosting.column-has')}
        words={seatAttributes}
        ticked={seat.attributes}
        say={(word) => t(`spaces.attribute-${word}`)}
        onTicked={(attributes) => onChange({ attributes })}
      />
      <div className="vi-row">
        {lies && seat.id && (
          <Button small onClick={onTakeOff}>
            {t('floor-editor.take-off')}
          </Button>
        )}
        {!booked && (
          <Button small kind="quiet" onClick={onDelete}>
            {t('floor-editor.delete')}
          </Button>
        )}
      </div>
    </section>
  )
}
