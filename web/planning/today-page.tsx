import './my-words.ts'
import './today-page.css'
import { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { visits } from '../../features/visits/contract.ts'
import { addDays, type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords, monthInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { SetupPointer } from '../setup/setup-pointer.tsx'
import { MyVisits } from '../visits/my-visits.tsx'
import { type MyDay, type MyMonth, whereOf } from './my-month.ts'
import { entryOf } from './place-kind.ts'
import { placeIcons } from './places.ts'
import { SpaceLost } from './space-lost.tsx'
import { Waiting } from './waiting.tsx'

/** The home page: where I work today and when I am expected; then what waits for me. */
export function TodayPage() {
  const t = useText()
  const session = useSession()
  const now = today()
  const opened = useAnswer(months.months, {})
  const visiting = useAnswer(visits.myVisits, {})
  return (
    <Page title={session ? t('today.hello', { name: session.person.givenName }) : t('today.title')}>
      {hasRole(session, 'hr-office', 'administrator') && <SetupPointer />}
      {/* Together: what comes later would push away what one is about to touch. */}
      {opened.isPending || visiting.isPending ? (
        <Bones lines={8} />
      ) : (
        <>
          <MyVisits />
          <Answer of={opened} bones={5}>
            {({ items }) => (
              <div className="vi-columns">
                <Where
                  now={now}
                  published={items.filter(({ stage }) => stage === 'published').map(({ month }) => month)}
                />
                <Waiting lines={items} />
              </div>
            )}
          </Answer>
        </>
      )}
    </Page>
  )
}

/** Today and the next working day; where no plan speaks of them, that is said. */
function Where({ now, published }: { now: Day; published: readonly Month[] }) {
  const t = useText()
  const month = monthOf(now)
  // The month after may hold tomorrow, or the first day that is planned at all.
  const following = published.filter((other) => other > month).sort()[0]
  const isPlanned = published.includes(month)
  const mine = useAnswer(planningMine.myMonth, { month }, { enabled: isPlanned })
  const after = useAnswer(
    planningMine.myMonth,
    { month: following ?? month },
    { enabled: following !== undefined },
  )
  // Of the way to the office a line depends on it.
  const profile = useAnswer(people.myProfile, {}, { enabled: isPlanned })
  if ((isPlanned && (mine.isPending || profile.isPending)) || (following && after.isPending))
    return <Bones lines={7} />
  if (!isPlanned && !following)
    return (
      <Empty icon="calendar" title={t('today.no-plan', { month: monthInWords(month) })}>
        <p>{t('today.no-plan-lead')}</p>
      </Empty>
    )
  const error = mine.error ?? after.error
  if (error) return <ProblemNotice problem={error} />
  const plans = [mine.data, after.data].filter((plan): plan is MyMonth => plan !== undefined)
  const days = plans.flatMap((plan) => plan.days)
  const next = days.find(({ day }) => day > now)
  const known = days.find(({ day }) => day === now)
  if (days.length === 0)
    return (
      <Empty icon="calendar" title={t('my-plan.none')}>
        <p>{t('my-plan.none-lead')}</p>
      </Empty>
    )
  return (
    <div className="vi-stack">
      {isPlanned && <Card heading={t('today.today', { day: dayInWords(now) })} day={known} big />}
      {next && (
        <Card
          heading={t(next.day === addDays(now, 1) ? 'today.tomorrow' : 'today.next', {
            day: dayInWords(next.day),
          })}
          day={next}
        />
      )}
      <div>
        <ButtonLink to="/my-month" search={{ month: isPlanned ? month : following }}>
          <Icon name="calendar" /> {t('today.see-month')}
        </ButtonLink>
      </div>
    </div>
  )
}

function Card({ heading, day, big = false }: { heading: string; day: MyDay | undefined; big?: boolean }) {
  const t = useText()
  const kind = day ? whereOf(day) : null
  const entry = day ? entryOf(day.place) : ''
  const office = kind === 'office' && day?.office
  return (
    <Section title={heading}>
      <div className={`vi-where vi-where-${kind ?? 'none'}`}>
        <Icon name={kind ? placeIcons[kind] : 'calendar'} size={big ? 48 : 32} />
        <div>
          <p className={big ? 'vi-where-big' : 'vi-where-word'}>
            {t(kind ? `today.${kind}` : 'today.not-working')}
          </p>
          {day?.space && (
            <p>
              {t('my-plan.space-at', { space: day.space.name, address: day.space.address })}
              {day.space.seat !== null && (
                <>
                  <br />
                  {t('my-plan.space-seat', { seat: day.space.seat })}
                </>
              )}
            </p>
          )}
          {day?.space?.seat === null && <SpaceLost day={day.day} />}
          {entry && (
            <p>{office ? t('my-plan.entry-at', { entry, office }) : t('my-plan.entry', { entry })}</p>
          )}
          {entry && big && <Travel />}
        </div>
      </div>
      {day && kind === 'office' && big && day.colleaguesIn.length > 0 && (
        <p className="vi-soft">
          {t('my-plan.colleagues')}: {day.colleaguesIn.join(', ')}
        </p>
      )}
    </Section>
  )
}

function Travel() {
  const t = useText()
  const { data } = useAnswer(people.myProfile, {})
  if (!data || data.commuteMinutes === null) return null
  const minutes = data.commuteMinutes
  return (
    <p className="vi-soft">
      {data.commuteEstimated ? t('today.travel', { minutes }) : t('today.travel-known', { minutes })}
    </p>
  )
}
