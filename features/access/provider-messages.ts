// Words of the identity providers: their page, the buttons on the sign-in page, why somebody cannot enter by one.
const it = {
  'access.provider-section': 'Con l’identità del tuo ente',
  'access.providers-title': 'Accesso con l’identità dell’ente',
  'access.providers-lead':
    'Chi entra da un fornitore OpenID Connect (accesso unico dell’ente, SPID o CIE attraverso un intermediario) è riconosciuto dal codice fiscale o dall’e-mail: deve già essere fra le persone.',
  'access.providers-empty': 'Nessun fornitore di identità',
  'access.providers-empty-lead':
    'Finché non ne aggiungi uno si entra con e-mail e password. Qui compariranno i fornitori, e un pulsante per ciascuno nella pagina di accesso.',
  'access.provider-add': 'Aggiungi un fornitore',
  'access.provider-name': 'Nome sul pulsante',
  'access.provider-issuer': 'Indirizzo dell’emittente (issuer)',
  'access.provider-issuer-hint': 'Per esempio https://accesso.comune.example/realms/ente',
  'access.provider-client-id': 'Identificativo del client',
  'access.provider-client-secret': 'Segreto del client',
  'access.provider-claim': 'Attributo (claim) che nomina la persona',
  'access.provider-claim-hint': 'Per esempio fiscal_number oppure email',
  'access.provider-match': 'Si confronta con',
  'access.provider-match-fiscal-code': 'il codice fiscale',
  'access.provider-match-email': 'l’e-mail',
  'access.provider-authentication': 'Come ci facciamo riconoscere dal fornitore',
  'access.provider-authentication-client_secret_basic': 'Con il segreto che il fornitore ci ha dato',
  'access.provider-authentication-private_key_jwt': 'Con una firma nostra (private_key_jwt)',
  'access.provider-authentication-hint':
    'Con la firma non c’è nessun segreto da copiare: il fornitore legge la nostra chiave pubblica all’indirizzo che compare dopo.',
  'access.provider-keys': 'Chiavi pubbliche (JWKS)',
  'access.provider-keys-lead':
    'Indica questo indirizzo al fornitore: vi trova la chiave con cui firmiamo e la prossima.',
  'access.provider-key-since': 'La chiave firma dal {{at}}.',
  'access.provider-key-replace': 'Cambia chiave',
  'access.provider-key-replace-label': 'Cambia chiave verso {{name}}',
  'access.provider-key-replaced': 'Da ora firma la chiave nuova; l’indirizzo resta lo stesso',
  'access.provider-added': 'Fornitore aggiunto: il suo pulsante è nella pagina di accesso',
  'access.provider-change': 'Modifica',
  'access.provider-change-label': 'Modifica {{name}}',
  'access.provider-changed': 'Fornitore modificato',
  'access.provider-save': 'Salva',
  'access.provider-secret-kept': 'Lascia vuoto per tenere quello che c’è: nessuno può rileggerlo.',
  'access.provider-way-fixed': 'Per cambiarlo si aggiunge un altro fornitore, poi si toglie questo.',
  'access.provider-try': 'Prova il collegamento',
  'access.provider-tried': 'Il fornitore risponde, e offre quello che serve.',
  'access.provider-tried-not': 'Così non si entrerebbe',
  'access.provider-off': 'Spegni',
  'access.provider-off-label': 'Spegni {{name}}',
  'access.provider-on': 'Accendi',
  'access.provider-on-label': 'Accendi {{name}}',
  'access.provider-switched-off': 'Spento: il suo pulsante non c’è più; chi è già dentro resta finché esce',
  'access.provider-switched-on': 'Acceso: il suo pulsante è di nuovo nella pagina di accesso',
  'access.provider-off-since': 'Spento dal {{at}}: nessuno entra di qui.',
  'access.provider-remove': 'Togli',
  'access.provider-remove-label': 'Togli {{name}}',
  'access.provider-removed': 'Fornitore tolto: nessuno entra più da {{name}}',
  'access/provider-name-missing': 'Scrivi il nome che si legge sul pulsante.',
  'access/provider-name-taken': 'C’è già un fornitore con questo nome: sul pulsante non si distinguerebbero.',
  'access/issuer-no-address': 'Scrivi l’indirizzo intero dell’emittente, con https://.',
  'access/client-id-missing': 'Scrivi l’identificativo del client, come lo dà il fornitore.',
  'access/claim-missing': 'Scrivi quale attributo nomina la persona.',
  'access/client-secret-of-another':
    'L’emittente è cambiato: scrivi il segreto che dà quello nuovo. Quello di prima non gli si mostra.',
  'access/issuer-unreachable':
    'A questo indirizzo non risponde nessun fornitore OpenID Connect. Controlla l’indirizzo, e che il server lo raggiunga.',
  'access/issuer-another':
    'Chi risponde dice di essere un altro emittente: copia l’indirizzo come lo scrive il fornitore, compresa la barra finale.',
  'access/issuer-without-code':
    'Questo fornitore non offre l’accesso con codice (authorization code), che serve qui.',
  'access/issuer-without-method':
    'Questo fornitore non accetta questo modo di farsi riconoscere: scegli l’altro.',
  'access/claim-not-offered':
    'Fra gli attributi che il fornitore dichiara non c’è «{{claim}}»: chiedi a chi lo gestisce di aggiungerlo.',
  'access/issuer-not-https': 'L’indirizzo dell’emittente deve cominciare con https.',
  'access/client-secret-missing':
    'Manca il segreto del client: copialo dal fornitore, oppure scegli la firma con una chiave nostra.',
  'access/no-key-of-ours':
    'Con questo fornitore ci si fa riconoscere con un segreto: se ne crea uno nuovo presso il fornitore.',
  'access/provider-unreachable':
    'Il servizio di identità del tuo ente non risponde. Riprova fra poco, o avvisa chi amministra Vicinato.',
  'access/provider-refused': 'L’accesso è stato annullato o negato dal servizio di identità.',
  'access/provider-unconvincing':
    'La risposta del servizio di identità non è valida. Riprova; se succede ancora, avvisa chi amministra Vicinato.',
}

const en: Record<keyof typeof it, string> = {
  'access.provider-section': 'With your organisation’s identity',
  'access.providers-title': 'Sign-in with the organisation’s identity',
  'access.providers-lead':
    'Whoever enters through an OpenID Connect provider (single sign-on of the organisation, SPID or CIE through an intermediary) is recognised by fiscal code or e-mail: they must already be among the people.',
  'access.providers-empty': 'No identity provider',
  'access.providers-empty-lead':
    'Until you add one, people enter with e-mail and password. Providers will be listed here, with a button for each on the sign-in page.',
  'access.provider-add': 'Add a provider',
  'access.provider-name': 'Name on the button',
  'access.provider-issuer': 'Address of the issuer',
  'access.provider-issuer-hint': 'For example https://sso.city.example/realms/staff',
  'access.provider-client-id': 'Client identifier',
  'access.provider-client-secret': 'Client secret',
  'access.provider-claim': 'Claim that names the person',
  'access.provider-claim-hint': 'For example fiscal_number or email',
  'access.provider-match': 'Compared with',
  'access.provider-match-fiscal-code': 'the fiscal code',
  'access.provider-match-email': 'the e-mail',
  'access.provider-authentication': 'How we prove ourselves to the provider',
  'access.provider-authentication-client_secret_basic': 'With the secret that the provider gave us',
  'access.provider-authentication-private_key_jwt': 'With a signature of ours (private_key_jwt)',
  'access.provider-authentication-hint':
    'With the signature there is no secret to copy: the provider reads our public key at the address shown afterwards.',
  'access.provider-keys': 'Public keys (JWKS)',
  'access.provider-keys-lead':
    'Give this address to the provider: it finds the key that signs there, and the next one.',
  'access.provider-key-since': 'The key signs since {{at}}.',
  'access.provider-key-replace': 'Change key',
  'access.provider-key-replace-label': 'Change key towards {{name}}',
  'access.provider-key-replaced': 'From now on the new key signs; the address stays the same',
  'access.provider-added': 'Provider added: its button is on the sign-in page',
  'access.provider-change': 'Change',
  'access.provider-change-label': 'Change {{name}}',
  'access.provider-changed': 'Provider changed',
  'access.provider-save': 'Save',
  'access.provider-secret-kept': 'Leave empty to keep the present one: nobody can read it again.',
  'access.provider-way-fixed': 'To change it another provider is added, then this one removed.',
  'access.provider-try': 'Try the connection',
  'access.provider-tried': 'The provider answers, and offers what is needed.',
  'access.provider-tried-not': 'Nobody could enter so',
  'access.provider-off': 'Switch off',
  'access.provider-off-label': 'Switch {{name}} off',
  'access.provider-on': 'Switch on',
  'access.provider-on-label': 'Switch {{name}} on',
  'access.provider-switched-off': 'Off: its button is gone; who is in already stays until they leave',
  'access.provider-switched-on': 'On: its button is on the sign-in page again',
  'access.provider-off-since': 'Off since {{at}}: nobody enters here.',
  'access.provider-remove': 'Remove',
  'access.provider-remove-label': 'Remove {{name}}',
  'access.provider-removed': 'Provider removed: nobody enters through {{name}} any more',
  'access/provider-name-missing': 'Write the name that the button shows.',
  'access/provider-name-taken': 'There is a provider of this name: the buttons could not be told apart.',
  'access/issuer-no-address': 'Write the whole address of the issuer, with https://.',
  'access/client-id-missing': 'Write the client identifier, as the provider gives it.',
  'access/claim-missing': 'Write which claim names the person.',
  'access/client-secret-of-another':
    'The issuer changed: write the secret that the new one gives. The old one is not shown to it.',
  'access/issuer-unreachable':
    'No OpenID Connect provider answers at this address. Check the address, and that the server reaches it.',
  'access/issuer-another':
    'Who answers says to be another issuer: copy the address as the provider writes it, the final slash included.',
  'access/issuer-without-code':
    'This provider does not offer the authorization code flow, which is needed here.',
  'access/issuer-without-method':
    'This provider does not take this way of proving ourselves: choose the other.',
  'access/claim-not-offered':
    'Among the claims that the provider declares there is no “{{claim}}”: ask who runs it to add it.',
  'access/issuer-not-https': 'The address of the issuer must begin with https.',
  'access/client-secret-missing':
    'The client secret is missing: copy it from the provider, or choose to sign with a key of ours.',
  'access/no-key-of-ours':
    'With this provider we prove ourselves by a secret: a new one is made at the provider.',
  'access/provider-unreachable':
    'Your organisation’s identity service does not answer. Try again shortly, or tell whoever administers Vicinato.',
  'access/provider-refused': 'The sign-in was cancelled or denied by the identity service.',
  'access/provider-unconvincing':
    'The identity service’s answer is not valid. Try again; if it happens again, tell whoever administers Vicinato.',
}

export const messages = { it, en }
