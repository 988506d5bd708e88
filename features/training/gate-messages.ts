// What training asks for before days away: read where wishes are stated, too.
const it = {
  'training/gate-missing':
    'Ti manca il corso «{{course}}», richiesto per lavorare lontano dall’ufficio: iscriviti nella pagina «La mia formazione».',
  'training/gate-expired':
    'L’attestato del corso «{{course}}» è scaduto il {{until}}: iscriviti a una nuova edizione nella pagina «La mia formazione».',
  'training/gate-ends':
    'L’attestato del corso «{{course}}» vale fino al {{until}}: rinnovalo prima, nella pagina «La mia formazione».',
  'training/gate-required-from':
    'Dal {{from}} serve il corso «{{course}}»: iscriviti nella pagina «La mia formazione».',
  'training/gate-day':
    'Il {{day}} ti manca un corso richiesto per lavorare lontano dall’ufficio: guarda «La mia formazione».',
  'training/gate-day-of':
    'Il {{day}} alla persona manca un corso richiesto per lavorare lontano dall’ufficio.',
}
const en: Record<keyof typeof it, string> = {
  'training/gate-missing':
    'You lack the course “{{course}}”, required to work away from the office: enrol on the page “My training”.',
  'training/gate-expired':
    'The certificate of the course “{{course}}” ended on {{until}}: enrol in a new edition on the page “My training”.',
  'training/gate-ends':
    'The certificate of the course “{{course}}” holds until {{until}}: renew it before, on the page “My training”.',
  'training/gate-required-from':
    'From {{from}} the course “{{course}}” is needed: enrol on the page “My training”.',
  'training/gate-day':
    'On {{day}} you lack a course required to work away from the office: look at “My training”.',
  'training/gate-day-of': 'On {{day}} the person lacks a course required to work away from the office.',
}
export const messages = { it, en }
