// Words around the notices in a mail, and of the notices' page.
const it = {
  'letter.subject-many': '{{count}} avvisi da Vicinato',
  'letter.greeting': 'Buongiorno {{name}},',
  'letter.open': 'Apri in Vicinato',
  'letter.all': 'Tutti i tuoi avvisi: {{address}}',
  'letter.why': 'Ricevi questa e-mail da {{organisation}}. Scegli che cosa ricevere, e quando: {{address}}',
  'letter.why-html': 'Ricevi questa e-mail da {{organisation}}.',
  'letter.choose': 'Scegli che cosa ricevere, e quando',
  'letter.demo': 'Dimostrazione: persone e dati sono inventati.',
}
const en: Record<keyof typeof it, string> = {
  'letter.subject-many': '{{count}} notices from Vicinato',
  'letter.greeting': 'Good day {{name}},',
  'letter.open': 'Open in Vicinato',
  'letter.all': 'All your notices: {{address}}',
  'letter.why': 'You receive this mail from {{organisation}}. Choose what to receive, and when: {{address}}',
  'letter.why-html': 'You receive this mail from {{organisation}}.',
  'letter.choose': 'Choose what to receive, and when',
  'letter.demo': 'Demonstration: people and data are invented.',
}
export const messages = { it, en }
