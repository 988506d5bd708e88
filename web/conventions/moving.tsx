import { conventionOffice } from '../../features/conventions/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import type { Convention } from './words-of.tsx'

/** Of a partner that is leaving: how far its bookings after the last day are settled. */
export function Moving({ convention: { id, partners, today } }: { convention: Convention }) {
  const t = useText()
  const own = partners[0]
  const isLeaving = own?.endsOn != null && own.beginsOn !== null
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  const asked = useAnswer(
    conventionOffice.move,
    { conventionId: id },
    { enabled: keeps && isLeaving, refetchEveryMs: 3000 },
  )
  const start = useAct(conventionOffice.startMove, { refreshes: [conventionOffice.move] })
  const move = asked.data?.move
  if (!keeps || !isLeaving || (!move && own.lastDay < today)) return null
  return (
    <Section title={t('conventions.move-title')}>
      {move ? (
        <Meter
          value={move.moved + move.cancelled}
          max={Math.max(1, move.bookings)}
          words={t('conventions.move-progress', {
            done: move.moved + move.cancelled,
            count: move.bookings,
            moved: move.moved,
            cancelled: move.cancelled,
          })}
        />
      ) : (
        <>
          <p>{t('conventions.end-guest-consequence')}</p>
          <ProblemNotice problem={start.error} />
          <div>
            <Button busy={start.isPending} onClick={() => start.mutate({ conventionId: id })}>
              {t('conventions.move-start')}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
