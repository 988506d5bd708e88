import './own-words.ts'
import './visits.css'
import { useParams } from '@tanstack/react-router'
import { visits } from '../../features/visits/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { clockInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** Where the code at a seat leads. Reading it says nothing yet: the button does. */
export function CodePage() {
  const t = useText()
  const { code } = useParams({ strict: false }) as { code: string }
  const seat = useAnswer(visits.seatOfCode, { code })
  return (
    <Page
      title={seat.data ? t('visits.code-title', { seat: seat.data.seat }) : t('visits.today')}
      lead={seat.data && t('visits.code-lead', { site: seat.data.site })}
      back={{ to: '/prenotazioni', label: t('visits.today') }}
    >
      <Answer of={seat} bones={3}>
        {(found) => <Coded code={code} found={found} />}
      </Answer>
    </Page>
  )
}

function Coded({ code, found }: { code: string; found: Answered<typeof visits.seatOfCode> }) {
  const t = useText()
  const coming = useAct(visits.arriveByCode, {
    refreshes: [visits.seatOfCode, visits.myVisits],
    onDone: () => announce(t('visits.arrival-told', { seat: found.seat })),
  })
  const { hostId, siteId, bookingId, ownSeat, arrivedAt } = found
  if (arrivedAt)
    return (
      <Badge kind="good" icon="check">
        {t('visits.here-since', { time: clockInWords(arrivedAt) })}
      </Badge>
    )
  if (bookingId)
    return (
      <div className="vi-stack">
        <div>
          <Button kind="primary" busy={coming.isPending} onClick={() => coming.mutate({ code })}>
            {t('visits.i-am-here')}
          </Button>
        </div>
        <p className="vi-soft">{t('visits.only-you')}</p>
        <ProblemNotice problem={coming.error} />
      </div>
    )
  return (
    <div className="vi-stack">
      <p>{ownSeat ? t('visits.code-other', { seat: ownSeat }) : t('visits.code-none')}</p>
      <div>
        <ButtonLink kind="primary" to="/vicino/$hostId/$siteId" params={{ hostId, siteId }}>
          {t('visits.code-book')}
        </ButtonLink>
      </div>
    </div>
  )
}
