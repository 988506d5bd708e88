// Passkeys on the page of one's own profile.
const it = {
  'access.passkeys-title': 'Le tue passkey',
  'access.passkeys-lead':
    'Con una passkey accedi con il dito, il volto o il codice del dispositivo, senza password. Resta sul dispositivo o nel tuo portachiavi: Vicinato ne conosce solo la parte pubblica.',
  'access.passkeys-empty': 'Nessuna passkey: quelle che aggiungi compariranno qui.',
  'access.passkey-add': 'Aggiungi una passkey',
  'access.passkey-name': 'Nome della passkey',
  'access.passkey-name-hint': 'Per riconoscerla, per esempio «Telefono».',
  'access.passkey-added': 'Passkey aggiunta: la prossima volta puoi accedere con quella',
  'access.passkey-of': 'Aggiunta il {{at}}',
  'access.passkey-used': 'Ultimo accesso il {{at}}',
  'access.passkey-unused': 'Non ancora usata',
  'access.passkey-synced': 'anche sugli altri tuoi dispositivi',
  'access.passkey-remove': 'Togli',
  'access.passkey-remove-label': 'Togli la passkey {{name}}',
  'access.passkey-removed': 'Passkey {{name}} tolta: con quella non si entra più',
  'access.passkey-given-up': 'La passkey non è stata creata: il dispositivo ha annullato o non ha risposto.',
  'access.passkey-known-here': 'Questo dispositivo ha già una tua passkey.',
  'access.passkey-hindrance-no-account':
    'Accedi con l’identità del tuo ente: le passkey servono a chi ha una password di Vicinato.',
  'access.passkey-hindrance-no-address':
    'A questo indirizzo i browser non creano passkey: serve un nome di dominio con https.',
  'access.passkey-hindrance-too-many': 'Hai già molte passkey: togline una prima di aggiungerne un’altra.',
  'access/no-local-account':
    'Le passkey servono a chi ha una password di Vicinato: tu accedi con l’identità del tuo ente.',
  'access/too-many-passkeys': 'Hai già {{most}} passkey: togline una prima di aggiungerne un’altra.',
  'access/passkey-known': 'Questa passkey è già stata aggiunta.',
}

const en: Record<keyof typeof it, string> = {
  'access.passkeys-title': 'Your passkeys',
  'access.passkeys-lead':
    'With a passkey you sign in by the finger, face or code of your device, without a password. It stays on the device or in your keychain: Vicinato knows its public half only.',
  'access.passkeys-empty': 'No passkey: those you add will be listed here.',
  'access.passkey-add': 'Add a passkey',
  'access.passkey-name': 'Name of the passkey',
  'access.passkey-name-hint': 'To recognise it, for example “Phone”.',
  'access.passkey-added': 'Passkey added: next time you can sign in with it',
  'access.passkey-of': 'Added on {{at}}',
  'access.passkey-used': 'Last sign-in on {{at}}',
  'access.passkey-unused': 'Not used yet',
  'access.passkey-synced': 'on your other devices too',
  'access.passkey-remove': 'Remove',
  'access.passkey-remove-label': 'Remove the passkey {{name}}',
  'access.passkey-removed': 'Passkey {{name}} removed: nobody enters with it any more',
  'access.passkey-given-up': 'The passkey was not made: the device cancelled or did not answer.',
  'access.passkey-known-here': 'This device already has a passkey of yours.',
  'access.passkey-hindrance-no-account':
    'You sign in with your organisation’s identity: passkeys are for those who have a password of Vicinato.',
  'access.passkey-hindrance-no-address':
    'Browsers make no passkeys at this address: a domain name with https is needed.',
  'access.passkey-hindrance-too-many': 'You have many passkeys already: remove one before adding another.',
  'access/no-local-account':
    'Passkeys are for those who have a password of Vicinato: you sign in with your organisation’s identity.',
  'access/too-many-passkeys': 'You have {{most}} passkeys already: remove one before adding another.',
  'access/passkey-known': 'This passkey was added already.',
}

export const messages = { it, en }
