import type { MemberContact, MemberKind, MemberPage } from '../../features/alliance/network-rules.ts'

/** A member of the demo city's alliance: invented, as all of it. */
export type DemoMember = {
  slug: string
  name: string
  kind: MemberKind
  offers: string
  seeks: string
  people: number
  /** Where its sites are: neighbourhood (by the beginning of its name), what the site is called, how many seats. */
  sites: readonly (readonly [neighbourhood: string, name: string, seats: number])[]
}

/** Its insurance has ended: nothing is booked with it until the coordinator readmits it. */
export const suspendedMember = 'Caffè letterario Vigentino S.r.l.'
export const aboutInvented = 'Membro inventato per la dimostrazione.'

/** Of the city itself: what a municipality has near its people. */
export const citySites: DemoMember['sites'] = [
  ['Isola', 'Sede del Municipio 9', 14],
  ['Loreto', 'Anagrafe di zona Loreto', 10],
  ['Città Studi', 'Biblioteca di Città Studi', 12],
  ['Lambrate', 'Spazio civico Lambrate', 8],
  ['Corsica', 'Biblioteca Corsica', 10],
  ['Lodi', 'Sede del Municipio 4', 16],
  ['Gratosoglio', 'Biblioteca Gratosoglio', 8],
  ['Stadera', 'Spazio civico Stadera', 6],
  ['Barona', 'Biblioteca Barona', 12],
  ['Bande Nere', 'Anagrafe di zona Bande Nere', 10],
  ['Baggio', 'Sede del Municipio 7', 14],
  ['Niguarda', 'Biblioteca Niguarda', 8],
  ['Adriano', 'Casa di quartiere Adriano', 6],
  ['Porta Romana', 'Uffici di Porta Romana', 18],
]

export const members: readonly DemoMember[] = [
  {
    ...{ slug: 'provincia-demo', name: 'Provincia dimostrativa', kind: 'public-body', people: 5 },
    ...{ offers: 'Due sedi con sale riunioni', seeks: 'Scrivanie a nord della città' },
    sites: [
      ['XXII Marzo', 'Palazzo della Provincia', 12],
      ['Bovisa', 'Ufficio tecnico Bovisa', 8],
    ],
  },
  {
    ...{ slug: 'trasporti-demo', name: 'Trasporti Ambrosiani S.p.A.', kind: 'large-firm', people: 6 },
    ...{ offers: 'Posti vicino ai depositi, con mensa', seeks: 'Posti in centro per chi fa turni spezzati' },
    sites: [
      ['Greco', 'Deposito Greco, palazzina uffici', 16],
      ['Giambellino', 'Deposito Giambellino', 12],
      ['Rogoredo', 'Officina Rogoredo', 10],
    ],
  },
  {
    ...{ slug: 'banca-demo', name: 'Banca del Naviglio S.p.A.', kind: 'large-firm', people: 6 },
    ...{ offers: 'Piani liberi in quattro filiali', seeks: '' },
    sites: [
      ['Porta Garibaldi', 'Torre della Banca, piano 3', 24],
      ['Porta Ticinese – Conca', 'Filiale Conca del Naviglio', 10],
      ['Buenos Aires', 'Filiale Buenos Aires', 12],
      ['Bicocca', 'Centro servizi Bicocca', 20],
    ],
  },
  {
    ...{ slug: 'assicurazioni-demo', name: 'Assicurazioni Madonnina S.p.A.', kind: 'large-firm', people: 6 },
    ...{ offers: 'Sale silenziose con monitor', seeks: 'Posti per chi vive fuori città' },
    sites: [
      ['Duomo', 'Sede centrale, ala nord', 20],
      ['Maciachini', 'Campus Maciachini', 18],
      ['Lorenteggio', 'Agenzia Lorenteggio', 6],
    ],
  },
  {
    ...{ slug: 'editrice-demo', name: 'Editrice Brera Nuova S.r.l.', kind: 'small-firm', people: 4 },
    ...{ offers: 'Quattro scrivanie in redazione', seeks: 'Sale per incontri' },
    sites: [['Brera', 'Redazione di Brera', 4]],
  },
  {
    ...{ slug: 'studio-lambro-demo', name: 'Studio tecnico Lambro S.r.l.', kind: 'small-firm', people: 3 },
    ...{ offers: 'Due scrivanie dal lunedì al giovedì', seeks: '' },
    sites: [['Umbria', 'Studio Lambro', 2]],
  },
  {
    ...{ slug: 'officine-demo', name: 'Officine Bovisa S.r.l.', kind: 'small-firm', people: 4 },
    ...{ offers: 'Uffici sopra l’officina', seeks: 'Posti vicino alle stazioni' },
    sites: [
      ['Bovisa', 'Officine, primo piano', 6],
      ['Quarto Oggiaro', 'Laboratorio di Quarto', 4],
    ],
  },
  {
    ...{ slug: 'caffe-demo', name: suspendedMember, kind: 'small-firm', people: 2 },
    ...{ offers: 'Tre tavoli riservati la mattina', seeks: 'Colleghi di passaggio' },
    sites: [['Vigentino', 'Sala lettura del caffè', 3]],
  },
  {
    ...{ slug: 'cortile-demo', name: 'Il Cortile, cooperativa sociale', kind: 'cooperative', people: 4 },
    ...{ offers: 'Sala con giardino e spazio bimbi', seeks: 'Formazione digitale' },
    sites: [['Padova', 'Il Cortile di via Padova', 8]],
  },
  {
    ...{ slug: 'martesana-demo', name: 'Martesana insieme, cooperativa', kind: 'cooperative', people: 3 },
    ...{ offers: 'Due sale lungo il Naviglio', seeks: '' },
    sites: [
      ['Gorla', 'Sala Gorla', 6],
      ['Cimiano', 'Portineria di Cimiano', 4],
    ],
  },
  {
    ...{ slug: 'isola-demo', name: 'Coworking Isola aperta', kind: 'coworking', people: 3 },
    ...{ offers: 'Postazioni, cabine e sale', seeks: 'Lavoratori vicini di casa' },
    sites: [
      ['Isola', 'Isola aperta, piano terra', 18],
      ['Stazione Centrale', 'Isola aperta Centrale', 14],
    ],
  },
  {
    ...{ slug: 'darsena-demo', name: 'Coworking Darsena', kind: 'coworking', people: 2 },
    ...{ offers: 'Postazioni vista acqua', seeks: '' },
    sites: [['Porta Genova', 'Darsena, primo piano', 16]],
  },
  {
    ...{ slug: 'greco-demo', name: 'Coworking Borgo Greco', kind: 'coworking', people: 2 },
    ...{ offers: 'Postazioni accanto alla stazione', seeks: '' },
    sites: [['Greco', 'Borgo Greco', 12]],
  },
  {
    ...{ slug: 'traduzioni-demo', name: 'Laura Galimberti, traduttrice', kind: 'self-employed', people: 1 },
    ...{ offers: 'Due scrivanie nello studio', seeks: 'Compagnia, il martedì' },
    sites: [['Porta Magenta', 'Studio di Porta Magenta', 2]],
  },
  {
    ...{ slug: 'grafica-demo', name: 'Paolo Ronchi, grafico', kind: 'self-employed', people: 1 },
    ...{ offers: 'Due scrivanie con monitor grandi', seeks: '' },
    sites: [['Tibaldi', 'Bottega grafica Tibaldi', 2]],
  },
  {
    ...{ slug: 'quartieri-demo', name: 'Quartieri vivi, associazione', kind: 'association', people: 3 },
    ...{ offers: 'Sale di quartiere', seeks: 'Volontari e attrezzature' },
    sites: [
      ['Monlué', 'Sala di Ponte Lambro', 6],
      ['QT8', 'Padiglione QT8', 6],
    ],
  },
]

/** Members that are none yet, or no longer: an application from outside, one refused, one suspended. */
export const asidePages: Record<'applied' | 'refused', MemberPage & MemberContact> = {
  applied: {
    ...{ kind: 'small-firm', name: 'Sartoria Ortica S.r.l.', website: null, about: aboutInvented },
    ...{ offers: 'Due scrivanie in atelier, la mattina', seeks: 'Un posto in centro il venerdì' },
    ...{ contactName: 'Nora Verdi', contactEmail: 'nora.verdi@ortica.example' },
  },
  refused: {
    ...{ kind: 'association', name: 'Associazione senza sede', website: null, about: aboutInvented },
    ...{ offers: '', seeks: 'Una sede fissa', contactName: 'Ugo Bianchi', contactEmail: 'ugo@senza.example' },
  },
}

export const streets = [
  ...[
    'via del Glicine',
    'via dei Cedri',
    'viale delle Betulle',
    'via del Mulino vecchio',
    'piazza del Pozzo',
  ],
  ...['via delle Rondini', 'via del Tram', 'vicolo dei Sarti', 'via delle Lavandaie', 'via della Ruota'],
]
