// Words of what the bank of days tells: to who asked, of themselves alone.
const it = {
  'notice.bank/received.subject': 'Hai ricevuto giorni dalla banca',
  'notice.bank/received.text': '{{month}}: giorni in più, {{days}}. Perché tanti, nel tuo conto dei giorni.',
  'notice.bank/waits.subject': 'La tua richiesta alla banca dei giorni aspetta',
  'notice.bank/waits.text':
    '{{month}}: per ora i giorni non bastavano per tutti. Resti in attesa; perché, nel tuo conto dei giorni.',
}
const en: Record<keyof typeof it, string> = {
  'notice.bank/received.subject': 'You received days from the bank',
  'notice.bank/received.text': '{{month}}: days more, {{days}}. Why so many is in your account of days.',
  'notice.bank/waits.subject': 'Your request to the bank of days waits',
  'notice.bank/waits.text':
    '{{month}}: for now there were not days for all. You go on waiting; why is in your account of days.',
}
export const messages = { it, en }
