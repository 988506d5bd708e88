import { messages as page } from './page-messages.ts'
import { messages as reasons } from './reasons-messages.ts'
import { messages as replan } from './replan-messages.ts'

/** All words of variants and re-plans; the pages and the reasons have files of their own. */
export const messages = {
  it: { ...reasons.it, ...page.it, ...replan.it },
  en: { ...reasons.en, ...page.en, ...replan.en },
}
