import { useState } from 'react'
import { safety } from '../../features/agreements/safety-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

export type Holder = Answered<typeof safety.holders>['items'][number]
const ways = ['paper', 'other'] as const

/** A delivery on paper or by another provable way. */
export function NoteReceipt({ holder, onClose }: { holder: Holder; onClose: () => void }) {
  const t = useText()
  const [receivedOn, setReceivedOn] = useState<string>(today())
  const [way, setWay] = useState<(typeof ways)[number]>('paper')
  const [proof, setProof] = useState('')
  const note = useAct(safety.note, {
    refreshes: [safety.holders],
    onDone: () => {
      announce(t('safety.noted'))
      onClose()
    },
  })
  const { personId, capacity, name } = holder
  return (
    <Dialog title={t('safety.note-of', { name })} onClose={onClose}>
      <TextField
        label={t('safety.note-day')}
        type="date"
        value={receivedOn}
        onText={(day) => day && setReceivedOn(day)}
      />
      <SelectField
        label={t('safety.note-way')}
        value={way}
        options={ways.map((value) => ({ value, label: t(`safety.way-${value}`) }))}
        onText={(chosen) => setWay(chosen as (typeof ways)[number])}
      />
      <TextField
        label={t('safety.note-proof')}
        hint={t('safety.note-proof-hint')}
        value={proof}
        onText={setProof}
      />
      <ProblemNotice problem={note.error} />
      <div>
        <Button
          kind="primary"
          busy={note.isPending}
          onClick={() => note.mutate({ personId, capacity, receivedOn: receivedOn as Day, way, proof })}
        >
          {t('safety.note')}
        </Button>
      </div>
    </Dialog>
  )
}
