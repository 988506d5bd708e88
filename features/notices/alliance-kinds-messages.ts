const it = {
  'notice.alliance/applied.subject': 'Una candidatura alla rete aspetta',
  'notice.alliance/applied.text':
    '{{name}} chiede di entrare nella rete: leggi che cosa offre e cerca, e decidi.',
  'notice.alliance/left.subject': 'Un membro è uscito dalla rete',
  'notice.alliance/left.text':
    '{{name}} è uscito dalla rete. Le convenzioni firmate restano in vigore fino alla loro fine.',
  'notice.alliance/withdrawn.subject': 'Una candidatura alla rete è stata ritirata',
  'notice.alliance/withdrawn.text': '{{name}} ha ritirato la candidatura.',
  'notice.alliance/admitted.subject': 'Siamo membri della rete',
  'notice.alliance/admitted.text':
    'Chi coordina «{{name}}» ha ammesso il nostro ente. Ora si può offrire e aderire alle convenzioni.',
  'notice.alliance/refused.subject': 'La candidatura alla rete non è accolta',
  'notice.alliance/refused.text':
    'Chi coordina «{{name}}» non ha accolto la candidatura: la ragione è nella pagina.',
  'notice.alliance/suspended.subject': 'Il nostro ente è sospeso dalla rete',
  'notice.alliance/suspended.text':
    'Chi coordina «{{name}}» ha sospeso il nostro ente: finché dura non si prenota nulla di nuovo. La ragione è nella pagina.',
}
const en: Record<keyof typeof it, string> = {
  'notice.alliance/applied.subject': 'An application to the network waits',
  'notice.alliance/applied.text':
    '{{name}} asks to join the network: read what it offers and seeks, and decide.',
  'notice.alliance/left.subject': 'A member has left the network',
  'notice.alliance/left.text':
    '{{name}} has left the network. Conventions that are signed stay in force until they end.',
  'notice.alliance/withdrawn.subject': 'An application to the network was withdrawn',
  'notice.alliance/withdrawn.text': '{{name}} has withdrawn its application.',
  'notice.alliance/admitted.subject': 'We are a member of the network',
  'notice.alliance/admitted.text':
    'Who coordinates “{{name}}” has admitted our organisation. Now it can offer, and adhere to conventions.',
  'notice.alliance/refused.subject': 'The application to the network was refused',
  'notice.alliance/refused.text':
    'Who coordinates “{{name}}” has refused the application: the reason is on the page.',
  'notice.alliance/suspended.subject': 'Our organisation is suspended from the network',
  'notice.alliance/suspended.text':
    'Who coordinates “{{name}}” has suspended our organisation: meanwhile nothing new is booked. The reason is on the page.',
}

/** Words of what is told about the alliance. */
export const messages = { it, en }
