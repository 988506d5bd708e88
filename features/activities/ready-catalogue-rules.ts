// A catalogue to begin with. What the founding documents list is marked so, with the list that it is in; nothing else
// is presented as anybody's: the rest are examples. The documents say which activities were done away, which were
// not, and by which criteria in general; which criterion fails in which activity is a reading of theirs, and says so.
import {
  type Criterion,
  criteria,
  type JudgedCriterion,
  type Judgements,
  judgedCriteria,
  type ToolKind,
} from './rules.ts'

export type Origin = 'founding-document' | 'example'
export type ReadyTool = {
  code: string
  name: string
  kind: ToolKind
  worksRemotely: boolean
  needed: string
  source: Origin
}
export type ReadyActivity = {
  code: string
  name: string
  source: Origin
  /** Where it is listed; for an example, what it stands for. */
  origin: string
  /** Judged criteria that it does not meet; the others it does. */
  notMet: readonly JudgedCriterion[]
  /** Codes of tools needed. */
  tools: readonly string[]
}

const webinar =
  'MIRE, ciclo di webinar «Focus sulle attività smartabili: due esperienze a confronto» (AFOL Metropolitana)'
const lists = {
  cooperative: `${webinar}, prima esperienza (cooperativa sociale)`,
  afol: `${webinar}, seconda esperienza (ente di formazione e lavoro)`,
}

const tool = (
  code: string,
  kind: ToolKind,
  name: string,
  worksRemotely: boolean,
  needed: string,
  source: Origin,
): ReadyTool => ({ code, kind, name, worksRemotely, needed, source })

export const readyTools: readonly ReadyTool[] = [
  tool(
    'DOC-SOFTWARE',
    'application',
    'Software non utilizzabile da remoto',
    false,
    'Accesso da remoto all’applicativo, o un applicativo equivalente che lo consenta',
    'founding-document',
  ),
  tool(
    'DOC-REMOTO',
    'application',
    'Documenti e software accessibili da remoto',
    true,
    '',
    'founding-document',
  ),
  tool('ES-PIATTAFORMA', 'application', 'Piattaforma aziendale su scrivania virtuale', true, '', 'example'),
  tool('ES-TELEFONIA', 'application', 'Telefonia su computer', true, '', 'example'),
  tool(
    'ES-ARCHIVIO-EDILIZIO',
    'documents',
    'Archivio edilizio su carta',
    false,
    'Digitalizzazione dei fascicoli',
    'example',
  ),
  tool(
    'ES-FASCICOLI',
    'documents',
    'Fascicoli del personale su carta',
    false,
    'Digitalizzazione dei fascicoli e archivio corrente digitale',
    'example',
  ),
  tool(
    'ES-CIMITERI',
    'application',
    'Applicativo dei servizi cimiteriali, solo in rete locale',
    false,
    'Pubblicazione dell’applicativo sulla scrivania virtuale',
    'example',
  ),
  tool(
    'ES-CARTOGRAFIA',
    'equipment',
    'Stazione di lavoro per la cartografia',
    false,
    'Stazione di lavoro grafica virtuale',
    'example',
  ),
  tool(
    'ES-PROTOCOLLO',
    'documents',
    'Registro di protocollo della posta in arrivo su carta',
    false,
    'Scansione della posta in arrivo alla ricezione',
    'example',
  ),
]

type Entry = [code: string, name: string, notMet: JudgedCriterion[], tools: string[]]
const of = (source: Origin, origin: string, entries: readonly Entry[]): ReadyActivity[] =>
  entries.map(([code, name, notMet, tools]) => ({ code, name, source, origin, notMet, tools }))
const inPerson: JudgedCriterion[] = ['presence', 'contact', 'relations']

export const readyActivities: readonly ReadyActivity[] = [
  ...of('founding-document', `${lists.cooperative}: attività coinvolte nel lavoro agile`, [
    ['DOC-C1', 'Funzioni di coordinamento dei servizi alla persona', [], ['DOC-REMOTO']],
    ['DOC-C2', 'Attività amministrative', [], ['DOC-REMOTO']],
    ['DOC-C3', 'Attività societarie (consiglio di amministrazione, assemblea dei soci)', [], []],
    ['DOC-C4', 'Attività di formazione', [], ['DOC-REMOTO']],
    [
      'DOC-C5',
      'Assistenza alla persona in ambito handicap, tutela sociale, inclusione di titolari di protezione internazionale (alcune attività)',
      [],
      ['DOC-REMOTO'],
    ],
  ]),
  ...of('founding-document', `${lists.cooperative}: attività non coinvolte nel lavoro agile`, [
    ['DOC-N1', 'Assistenza agli anziani', inPerson, []],
    ['DOC-N2', 'Comunità residenziali', inPerson, []],
    ['DOC-N3', 'Servizi parascolastici', inPerson, []],
    ['DOC-N4', 'Centri ricreativi estivi', inPerson, []],
    ['DOC-N5', 'Inserimenti lavorativi di persone svantaggiate', inPerson, []],
    ['DOC-N6', 'Magazzino e logistica', ['presence'], []],
    ['DOC-N7', 'Segreteria', [], ['DOC-SOFTWARE']],
    ['DOC-N8', 'Ufficio del personale (cooperativa)', [], ['DOC-SOFTWARE']],
  ]),
  ...of('founding-document', `${lists.afol}: attività coinvolte nel lavoro agile`, [
    ['DOC-A1', 'Attività amministrative gestionali e di staff', [], ['DOC-REMOTO']],
    ['DOC-A2', 'Attività dei sistemi informativi', [], ['DOC-REMOTO']],
    ['DOC-A3', 'Attività dell’ufficio risorse umane', [], ['DOC-REMOTO']],
    ['DOC-A4', 'Attività dell’ufficio sicurezza', [], ['DOC-REMOTO']],
    ['DOC-A5', 'Attività dell’ufficio comunicazione', [], ['DOC-REMOTO']],
  ]),
  ...of('founding-document', `${lists.afol}: attività non coinvolte nel lavoro agile`, [
    ['DOC-P1', 'Erogazione di servizi formativi (docenti)', ['presence', 'contact'], []],
    ['DOC-P2', 'Erogazione di servizi al lavoro (operatori, sportelli)', ['presence', 'contact'], []],
    ['DOC-P3', 'Front-office e rapporto diretto con l’utenza', ['presence', 'contact'], []],
  ]),
  ...of('example', 'Esempio di un comune', [
    ['ES-01', 'Istruttoria di pratiche digitali', [], ['ES-PIATTAFORMA']],
    ['ES-02', 'Contabilità e liquidazione', [], ['ES-PIATTAFORMA']],
    ['ES-03', 'Assistenza telefonica ai cittadini', [], ['ES-PIATTAFORMA', 'ES-TELEFONIA']],
    ['ES-04', 'Gare e contratti', [], ['ES-PIATTAFORMA']],
    ['ES-05', 'Sviluppo e gestione di applicazioni', [], ['ES-PIATTAFORMA']],
    ['ES-06', 'Pianificazione e progetti', [], ['ES-PIATTAFORMA']],
    ['ES-07', 'Sportello al pubblico', ['presence', 'contact'], ['ES-PIATTAFORMA']],
    ['ES-08', 'Educazione nei nidi e nelle scuole dell’infanzia', inPerson, []],
    ['ES-09', 'Custodia e portineria', ['presence'], []],
    ['ES-10', 'Istruttoria di condoni e titoli edilizi', [], ['ES-PIATTAFORMA', 'ES-ARCHIVIO-EDILIZIO']],
    ['ES-11', 'Ricostruzione di carriera e pensioni', [], ['ES-PIATTAFORMA', 'ES-FASCICOLI']],
    ['ES-12', 'Concessioni cimiteriali', [], ['ES-CIMITERI']],
    ['ES-13', 'Cartografia e rilievi in ufficio', [], ['ES-CARTOGRAFIA']],
    ['ES-14', 'Protocollo in arrivo', [], ['ES-PIATTAFORMA', 'ES-PROTOCOLLO']],
    ['ES-15', 'Rilievi e controlli sul territorio', ['presence'], []],
    [
      'ES-16',
      'Ricerche nell’archivio edilizio e cartografia storica',
      [],
      ['ES-ARCHIVIO-EDILIZIO', 'ES-CARTOGRAFIA'],
    ],
  ]),
]

const reading = {
  'founding-document':
    'Lettura dell’elenco e dei criteri generali del documento, che non giudica le attività una per una: da confermare.',
  example: 'Esempio, da sostituire con la valutazione dell’ente.',
}

/** The judgements by which a ready activity is entered. @param evidence says which list it is in */
export function readyJudgements({ notMet, source, origin }: ReadyActivity): Judgements {
  const by = (criterion: Criterion) => ({
    verdict: (notMet as readonly Criterion[]).includes(criterion) ? ('not-met' as const) : ('met' as const),
    note: reading[source],
    evidence: source === 'founding-document' ? origin : '',
  })
  const judged = Object.fromEntries(judgedCriteria.map((criterion) => [criterion, by(criterion)]))
  const { note, evidence } = by('tools')
  return { ...judged, tools: { note, evidence } } as Judgements
}

/** Which criteria a ready activity fails, by the rule. */
export const readyFailing = ({ notMet, tools }: ReadyActivity): Criterion[] => {
  const remote = new Set(readyTools.filter(({ worksRemotely }) => worksRemotely).map(({ code }) => code))
  return criteria.filter((criterion) =>
    criterion === 'tools'
      ? !tools.every((code) => remote.has(code))
      : notMet.includes(criterion as JudgedCriterion),
  )
}
