// Proving again to be oneself, before something is signed.
const it = {
  'access.confirm-title': 'Conferma che sei tu',
  'access.confirm-lead': 'Per firmare serve una conferma: vale una volta sola, per cinque minuti.',
  'access.confirm-password': 'La tua password',
  'access.confirm-by-password': 'Conferma con la password',
  'access.confirm-by-passkey': 'Conferma con la passkey',
  'access.confirm-demo':
    'In questa installazione dimostrativa le persone inventate non hanno password: la firma resta segnata come prova.',
  'access.confirm-by-demo': 'Firma di prova',
  'access.confirm-by-provider': 'Conferma con {{name}}',
  'access.confirm-provider-lead':
    'Vai dal servizio d’identità, che ti chiede di nuovo di entrare; poi torni qui e firmi.',
  'access.confirm-given': 'Sei stato riconosciuto ora dal servizio d’identità.',
  'access.confirm-go-on': 'Firma',
  'access/proved-another':
    'Il servizio d’identità ha riconosciuto un’altra persona, o la sessione è finita: entra di nuovo e riprova.',
  'access.confirm-nothing':
    'Entri con l’identità dell’ente e qui non hai né password né passkey: per firmare chiedi all’ufficio del personale un collegamento per scegliere la password, o firma il documento altrove e consegnalo.',
  'access/wrong-password': 'La password non è questa.',
  'access/not-confirmed': 'La conferma manca o è scaduta: conferma di nuovo che sei tu e firma.',
  'access/confirm-in-person': 'Un programma non può confermare al posto di una persona.',
  'access/confirm-by-something': 'Serve la password o una passkey.',
}
const en: Record<keyof typeof it, string> = {
  'access.confirm-title': 'Confirm that it is you',
  'access.confirm-lead': 'Signing needs a confirmation: it counts once, for five minutes.',
  'access.confirm-password': 'Your password',
  'access.confirm-by-password': 'Confirm by password',
  'access.confirm-by-passkey': 'Confirm by passkey',
  'access.confirm-demo':
    'On this demo installation the invented people have no password: the signature stays marked as a trial.',
  'access.confirm-by-demo': 'Trial signature',
  'access.confirm-by-provider': 'Confirm with {{name}}',
  'access.confirm-provider-lead':
    'You go to the identity provider, which asks you to sign in again; then you come back here and sign.',
  'access.confirm-given': 'The identity provider has just recognised you.',
  'access.confirm-go-on': 'Sign',
  'access/proved-another':
    'The identity provider recognised another person, or the session ended: sign in again and retry.',
  'access.confirm-nothing':
    'You enter with the identity of your body and have neither password nor passkey here: to sign ask the HR office for a link to choose a password, or sign the document elsewhere and hand it in.',
  'access/wrong-password': 'This is not the password.',
  'access/not-confirmed': 'The confirmation is missing or over: confirm again that it is you, and sign.',
  'access/confirm-in-person': 'A program cannot confirm in the place of a person.',
  'access/confirm-by-something': 'It takes the password or a passkey.',
}
export const messages = { it, en }
