import './words.ts'
import '../planning/words.ts'
import '../planning/control-room.css'
import './explanations.css'
import { useParams } from '@tanstack/react-router'
import { explanations } from '../../features/explanations/contract.ts'
import { isMonth, type Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { monthInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { NotFoundPage } from '../shell/pages.tsx'
import { Evenness } from './evenness.tsx'
import { GapSection } from './gap-section.tsx'
import { Hardest } from './hardest.tsx'
import { Margins } from './margins.tsx'

export function PlanInsightPage() {
  const { month } = useParams({ from: '/signed-in/months/$month/plan' })
  return isMonth(month) ? <Insight key={month} month={month} /> : <NotFoundPage />
}

/** How good a plan is and what would better it, for HR: one figure after another, each with what it means. */
function Insight({ month }: { month: Month }) {
  const t = useText()
  const evenness = useAnswer(explanations.evenness, { month })
  return (
    <Page
      title={t('insight.title', { month: monthInWords(month) })}
      lead={t('insight.lead')}
      back={{ to: `/months/${month}`, label: t('insight.back') }}
    >
      <Answer of={evenness} bones={8}>
        {(shown) =>
          shown.state === 'known' ? (
            <>
              <GapSection month={month} />
              <Evenness evenness={shown} />
              <Hardest month={month} />
              <Margins month={month} />
            </>
          ) : (
            <Empty icon="info-circle" title={t(`insight.${shown.state}`)}>
              <p>{t(`insight.${shown.state}-lead`)}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  )
}
