import { useState } from 'react'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { type OwnSite, olds } from './own-site.ts'
import { Touched } from './touched.tsx'

export function RetireSeat({
  site,
  seat,
  onClose,
}: {
  site: OwnSite
  seat: { id: string; label: string }
  onClose: () => void
}) {
  const t = useText()
  const [from, setFrom] = useState<string>(today())
  const [reason, setReason] = useState('')
  const restore = useAct(hosting.restoreSeat, { refreshes: olds })
  const act = useAct(hosting.retireSeats, {
    refreshes: olds,
    onDone: ({ ended }) => {
      // What ended has been told: only where nothing did is there a way back that takes all of it back.
      announce(
        t('hosting.retired-now', { label: seat.label }),
        ended === 0 ? () => restore.mutate({ siteId: site.id, seatId: seat.id }) : undefined,
      )
      onClose()
    },
  })
  return (
    <Dialog title={t('hosting.retire-title', { label: seat.label })} onClose={onClose}>
      <ActForm
        of={act}
        send={t('hosting.retire')}
        onSend={() => act.mutate({ siteId: site.id, seatIds: [seat.id], from: from as Day, reason })}
        onBack={onClose}
      >
        <TextField label={t('hosting.retire-from')} type="date" min={today()} value={from} onText={setFrom} />
        <TextField label={t('hosting.reason')} optional maxLength={300} value={reason} onText={setReason} />
        {isDay(from) && <Touched which={{ siteId: site.id, seatIds: [seat.id], from, until: null }} />}
      </ActForm>
    </Dialog>
  )
}
