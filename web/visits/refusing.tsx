import { useState } from 'react'
import { bookings } from '../../features/bookings/contract.ts'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** Says no, or calls off, with the reason that the person reads: it cannot be undone, the seat is others' at once. */
export function Refusing({
  bookingId,
  label,
  about,
  question,
  done,
  quiet = false,
}: {
  bookingId: string
  label: string
  about: string
  question: string
  done: string
  /** Beside an act that is the usual one. */
  quiet?: boolean
}) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const refusing = useAct(bookings.refuse, {
    refreshes: [hosting.board, hosting.boards, bookings.toApprove],
    onDone: () => {
      setOpen(false)
      announce(done)
    },
  })
  return (
    <>
      <Button
        small
        kind={quiet ? 'quiet' : 'secondary'}
        aria-label={about.startsWith(label) ? about : `${label}: ${about}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
        <Dialog title={question} onClose={() => setOpen(false)}>
          <ReasonForm
            of={refusing}
            kind="danger"
            label={question}
            hint={t('visits.reason-hint')}
            minLength={3}
            maxLength={300}
            send={label}
            onSend={(reason) => refusing.mutate({ bookingId, reason })}
            onBack={() => setOpen(false)}
            back={t('shell.back')}
          />
        </Dialog>
      )}
    </>
  )
}
