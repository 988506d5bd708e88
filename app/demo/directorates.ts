/** The invented directorates: what a big city's administration does, how many work there, on what. */
export type DirectorateSketch = {
  code: string
  name: string
  /** Share of the people, in parts of the sum of all. */
  share: number
  themes: readonly string[]
}

const sketch = (code: string, name: string, share: number, themes: string): DirectorateSketch => ({
  code,
  name,
  share,
  themes: themes.split(', '),
})

/** The first ones are there in the smallest demo too. */
export const directorateSketches: readonly DirectorateSketch[] = [
  sketch(
    'servizi-civici',
    'Servizi civici',
    9,
    'Anagrafe, Stato civile, Elettorale, Carta d’identità, Certificati, Cimiteri, Residenze, Toponomastica',
  ),
  sketch(
    'risorse-umane',
    'Organizzazione e risorse umane',
    6,
    'Reclutamento, Stipendi, Formazione, Lavoro agile, Relazioni sindacali, Previdenza, Benessere, Presenze',
  ),
  sketch(
    'tecnologie',
    'Innovazione tecnologica e digitale',
    6,
    'Applicazioni, Reti, Assistenza utenti, Dati, Sicurezza informatica, Identità digitale, Infrastrutture, Servizi online',
  ),
  sketch(
    'entrate',
    'Entrate e lotta all’evasione',
    6,
    'IMU, TARI, Canone unico, Riscossione, Imposta di soggiorno, Contenzioso, Accertamenti, Rimborsi',
  ),
  sketch(
    'educazione',
    'Educazione',
    8,
    'Nidi, Scuole dell’infanzia, Iscrizioni, Ristorazione scolastica, Diritto allo studio, Scuole civiche, Inclusione, Centri estivi',
  ),
  sketch(
    'welfare',
    'Welfare e salute',
    9,
    'Servizi sociali territoriali, Anziani, Minori e famiglie, Disabilità, Residenzialità, Contrasto alla povertà, Volontariato, Domiciliarità',
  ),
  sketch(
    'casa',
    'Casa',
    4,
    'Assegnazioni, Contratti, Morosità, Manutenzioni, Mobilità alloggi, Canoni, Emergenza abitativa, Patrimonio residenziale',
  ),
  sketch(
    'urbanistica',
    'Rigenerazione urbana',
    4,
    'Piani attuativi, Sportello edilizia, Condoni, Paesaggio, Piano di governo del territorio, Controlli edilizi, Convenzioni',
  ),
  sketch(
    'mobilita',
    'Mobilità',
    4,
    'Sosta, Trasporto pubblico, Ciclabilità, Semafori, Varchi, Permessi, Segnaletica, Piano del traffico',
  ),
  sketch(
    'polizia-locale',
    'Polizia locale: uffici amministrativi',
    5,
    'Verbali, Ricorsi, Centrale operativa, Notifiche, Rilascio atti, Logistica, Contravvenzioni',
  ),
  sketch(
    'ambiente',
    'Verde e ambiente',
    4,
    'Parchi, Alberature, Rifiuti, Acque, Energia, Qualità dell’aria, Bonifiche, Agricoltura urbana',
  ),
  sketch(
    'cultura',
    'Cultura',
    5,
    'Musei, Biblioteche, Spettacolo, Mostre, Archivi, Patrimonio artistico, Case museo, Grandi eventi',
  ),
  sketch(
    'commercio',
    'Economia urbana e lavoro',
    4,
    'Sportello imprese, Mercati, Pubblici esercizi, Occupazione suolo, Lavoro, Startup, Artigianato',
  ),
  sketch(
    'bilancio',
    'Bilancio e partecipate',
    3,
    'Bilancio, Contabilità, Mutui, Partecipate, Rendiconto, Fiscalità passiva, Tesoreria',
  ),
  sketch(
    'lavori-pubblici',
    'Tecnica e lavori pubblici',
    4,
    'Strade, Scuole, Edifici storici, Impianti, Arredo urbano, Ponti, Collaudi, Impianti sportivi',
  ),
  sketch(
    'demanio',
    'Demanio e patrimonio',
    3,
    'Concessioni, Locazioni, Valorizzazioni, Inventario, Espropri, Sedi, Associazioni',
  ),
  sketch(
    'municipi',
    'Servizi dei municipi',
    4,
    'Municipio 1, Municipio 2, Municipio 3, Municipio 4, Municipio 5, Municipio 6, Municipio 7, Municipio 8, Municipio 9',
  ),
  sketch(
    'avvocatura',
    'Avvocatura',
    1.5,
    'Contenzioso amministrativo, Contenzioso civile, Contenzioso tributario, Lavoro, Pareri',
  ),
  sketch(
    'segreteria',
    'Segreteria generale',
    2,
    'Consiglio, Giunta, Protocollo, Anticorruzione, Trasparenza, Messi, Archivio',
  ),
  sketch(
    'acquisti',
    'Centrale unica appalti',
    2,
    'Gare lavori, Gare servizi, Forniture, Contratti, Albo fornitori, Economato',
  ),
  sketch(
    'sport',
    'Sport e qualità della vita',
    1.5,
    'Impianti, Eventi sportivi, Piscine, Contributi, Tempo libero',
  ),
  sketch(
    'giovani',
    'Giovani e politiche di genere',
    1.5,
    'Servizio civile, Centri giovanili, Pari opportunità, Tempi della città, Reti antiviolenza',
  ),
  sketch(
    'comunicazione',
    'Comunicazione',
    1.5,
    'Ufficio stampa, Portale, Contact center, Campagne, Identità visiva',
  ),
  sketch(
    'internazionale',
    'Relazioni internazionali e fondi europei',
    1,
    'Fondi europei, Cooperazione, Reti di città, Cerimoniale',
  ),
  sketch(
    'audit',
    'Controllo interno',
    1,
    'Internal audit, Qualità, Controllo di gestione, Protezione dei dati',
  ),
]

/** What a team does within its theme; its name is made of both. */
export const facets = [
  'istruttoria',
  'sportello',
  'programmazione',
  'contabilità',
  'affari generali',
  'contratti',
  'controlli',
  'progetti',
  'banche dati',
  'supporto',
] as const
