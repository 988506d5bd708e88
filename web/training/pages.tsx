import './words.ts'
import { dateInWords } from '../design/dates.ts'
import { PageLinks } from '../design/page-links.tsx'
import { type Text, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

export function TrainingPages() {
  const t = useText()
  const session = useSession()
  if (!hasRole(session, 'hr-office', 'administrator')) return null
  return (
    <PageLinks
      label={t('training.pages')}
      pages={[
        ['/training', t('training.page-editions')],
        ['/training/courses', t('training.page-courses')],
        ['/training/completion', t('training.page-completion')],
        ...(hasRole(session, 'hr-office') ? [['/training/import', t('training.page-import')] as const] : []),
      ]}
    />
  )
}

/** "dal 9 marzo 2027 al 10 marzo 2027", or "il 9 marzo 2027". */
export const spanInWords = (t: Text, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string =>
  startsOn === endsOn
    ? t('training.one-day', { from: dateInWords(startsOn) })
    : t('training.span', { from: dateInWords(startsOn), until: dateInWords(endsOn) })
