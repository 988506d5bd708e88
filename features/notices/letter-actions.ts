import type { Mail } from '../../platform/mail.ts'
import { messages as kinds } from './kinds-messages.ts'
import { messages as letter } from './letter-messages.ts'
import { inWords, type Language, linesOf, type NoticeDetails, type NoticeKind, pageOf } from './rules.ts'

export type Told = { noticeId: string; kind: NoticeKind; details: NoticeDetails }
export type Sender = { organisation: string; demo: boolean; publicUrl: string }
export type Reader = { name: string; email: string; language: Language }

const filled = (words: string, values: Record<string, string>): string =>
  words.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

const wordsOf = (language: Language): Record<string, string> => ({ ...kinds[language], ...letter[language] })

function subjectOf({ kind, details }: Told, language: Language): string {
  const words = wordsOf(language)
  return filled(words[`notice.${kind}.subject`] ?? kind, inWords(details, language, words))
}

const brief: NoticeKind = 'days/morning'
const briefFirst = (told: readonly Told[]): Told[] =>
  [...told].sort((a, b) => Number(b.kind === brief) - Number(a.kind === brief))

/** What a locked phone may show: the subject of its one notice, or how many there are. It names nobody. */
export function subjectOfAll(told: readonly Told[], language: Language): string {
  // What waits this morning is what the letter is about, whatever else is in it.
  const [first] = briefFirst(told)
  if (told.length === 1 || first!.kind === brief) return subjectOf(first!, language)
  return filled(wordsOf(language)['letter.subject-many']!, { count: String(told.length) })
}

const textOf = ({ kind, details }: Told, language: Language): string => {
  const words = wordsOf(language)
  const values = inWords(details, language, words)
  return [`notice.${kind}.text`, ...linesOf(kind, details, words)]
    .map((key) => filled(words[key] ?? '', values))
    .join('\n')
}

const escaped = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!,
  )

/** One mail of one notice or of several, as text and as plain HTML that reads well aloud, large and in the dark. */
export function letterOf(told: readonly Told[], to: Reader, from: Sender): Mail {
  const { language } = to
  const words = wordsOf(language)
  const subject = subjectOfAll(told, language)
  const items = briefFirst(told).map((one) => ({
    title: subjectOf(one, language),
    text: textOf(one, language),
    address: from.publicUrl + pageOf(one.kind, one.details),
  }))
  const greeting = filled(words['letter.greeting']!, { name: to.name })
  const preferences = `${from.publicUrl}/notices/preferences`
  const values = { organisation: from.organisation, address: preferences }
  const demo = from.demo ? [words['letter.demo']!] : []
  const text = [
    greeting,
    ...items.map(({ title, text, address }) =>
      (told.length > 1 ? `${title}\n${text}\n${address}` : `${text}\n\n${address}`).trim(),
    ),
    filled(words['letter.all']!, { address: `${from.publicUrl}/notices` }),
    `-- \n${[filled(words['letter.why']!, values), ...demo].join('\n')}`,
  ].join('\n\n')
  const one = ({ title, text, address }: (typeof items)[number]) =>
    `<h2 style="font-size:18px;margin:24px 0 4px">${escaped(title)}</h2>
<p style="margin:0 0 8px">${escaped(text).replaceAll('\n', '<br>')}</p>
<p style="margin:0"><a href="${escaped(address)}">${words['letter.open']}<span style="position:absolute;left:-9999px">: ${escaped(title)}</span></a></p>`
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="font-family:'Titillium Web',Verdana,sans-serif;font-size:16px;line-height:1.5;max-width:36em;margin:0 auto;padding:16px">
<h1 style="font-size:16px;font-weight:normal;margin:0">${escaped(greeting)}</h1>
${items.map(one).join('\n')}
<hr style="margin:24px 0 8px">
<p style="font-size:14px;margin:0">${escaped(filled(words['letter.why-html']!, values))} <a href="${escaped(preferences)}">${words['letter.choose']}</a>.${demo.map((line) => `<br>${escaped(line)}`).join('')}</p>
</body></html>
`
  return {
    to: to.email,
    subject,
    text: `${text}\n`,
    html,
    messageId: `<${told[0]!.noticeId}.${told.length}@${new URL(from.publicUrl).hostname}>`,
    headers: {
      // No answer of an absence assistant is wanted (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${preferences}>`,
    },
  }
}
