import { planningRoom } from '../../features/planning/room-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

/** What keeps how many from days away: by gate and directorate, and no names. */
export function Gates({ month }: { month: Month }) {
  const t = useText()
  const asked = useAnswer(planningRoom.gates, { month })
  return (
    <Section title={t('room.gates-section')}>
      <p className="vi-soft">{t('room.gates-lead')}</p>
      <Answer of={asked} bones={3}>
        {({ people: all, gates }) => (
          <>
            {gates.map(({ gate, known, people, directorates }) => (
              <details key={gate} className="room-more">
                <summary>
                  {t(`room.gate-${gate}`)}:{' '}
                  {known
                    ? t('room.gate-count', { people: numberInWords(people), all: numberInWords(all) })
                    : t('room.gate-unknown')}
                </summary>
                <p className="vi-soft">{t(`room.gate-${gate}-what`)}</p>
                {known && people > 0 && (
                  <DataTable
                    caption={t(`room.gate-${gate}`)}
                    captionHidden
                    rows={directorates}
                    keyOf={({ directorateId }) => directorateId}
                    columns={[
                      { name: t('room.directorate'), cell: ({ name }) => name },
                      {
                        name: t('room.people'),
                        number: true,
                        cell: (one) =>
                          t('room.gate-of', { count: numberInWords(one.people), of: numberInWords(one.of) }),
                      },
                    ]}
                  />
                )}
              </details>
            ))}
          </>
        )}
      </Answer>
    </Section>
  )
}
