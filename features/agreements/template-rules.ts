// The templates that the product brings, until a body writes its own: what the norms want said, in plain Italian.
// They quote norms and copy no contract's text.
import type { Template } from './document-rules.ts'
import type { Frame } from './rules.ts'

const parties = `# Le parti
{{ente}} e {{persona}} (squadra: {{squadra}}; direzione: {{direzione}}) concordano volontariamente quanto segue.

# 1. Oggetto
Parte della prestazione è svolta fuori dalla sede, come {{regime}}. Per tutto il resto valgono il contratto di lavoro e gli obblighi che già ne derivano; il trattamento economico e normativo non è inferiore a quello di chi lavora in sede.

# 2. Durata
L’accordo decorre {{decorrenza}} ed è {{durata}}.

# 3. Giornate
Fuori sede si lavora {{giorni}}. Il programma di ogni mese le distribuisce; in ogni altro giorno si lavora in sede. Uno scambio occasionale di giornate, con il consenso del responsabile, non modifica l’accordo.

# 4. Luoghi
La persona sceglie fra questi luoghi, per categoria:
{{luoghi}}

Il luogo è idoneo alla sicurezza e alla riservatezza. Non è rilevata la posizione della persona.
`
const times = `# 5. Tempi
La persona è contattabile {{fasce}}. La fascia di inoperabilità, in cui non è richiesta alcuna prestazione, va {{inoperabilità}} e comprende le undici ore di riposo consecutivo e il periodo dalle 22 alle 6.

`
const disconnection = `# 6. Disconnessione
{{disconnessione}}

# 7. Strumenti
Per le giornate fuori sede si usano:
{{strumenti}}

Per problemi tecnici la persona avvisa subito il responsabile, con cui concorda come concludere la giornata.

# 8. Attività e obiettivi
I risultati sono verificati secondo questi obiettivi:
{{obiettivi}}

`
const ending = `# 10. Recesso
{{recesso}}

# 11. Poteri e condotte
Il potere direttivo e di controllo è esercitato nel rispetto dell’articolo 4 della legge 300/1970. {{condotte}}

# 12. Sicurezza e dati personali
La persona riceve almeno una volta all’anno, con il rappresentante dei lavoratori per la sicurezza, l’informativa scritta sui rischi generali e specifici (articolo 22 della legge 81/2017) e coopera alla sua attuazione. I dati personali trattati sono custoditi secondo le istruzioni ricevute.

# Allegati
{{allegati}}
`
export const usualTemplates: Readonly<Record<Frame, Template>> = {
  local: {
    title: 'Accordo individuale di {{persona}} per il lavoro a distanza',
    body: `${parties}
${times}Nelle fasce si può chiedere, nei casi previsti, la fruizione dei permessi orari. Nelle giornate di lavoro agile non si svolgono lavoro straordinario, trasferte, lavoro disagiato o in condizioni di rischio (CCNL Funzioni Locali 16 novembre 2022, articolo 66).

${disconnection}# 9. Richiamo in sede
Per sopravvenute esigenze di servizio la persona può essere richiamata in sede, con comunicazione in tempo utile e almeno il giorno prima; il rientro non dà diritto al recupero della giornata.

${ending}`,
  },
  central: {
    title: 'Accordo individuale di {{persona}} per il lavoro a distanza',
    body: `${parties}
${times}Nelle giornate di lavoro agile non si svolgono lavoro straordinario, trasferte, lavoro disagiato o in condizioni di rischio (CCNL Funzioni Centrali).

${disconnection}# 9. Richiamo in sede
Per sopravvenute esigenze di servizio la persona può essere richiamata in sede, con comunicazione in tempo utile e almeno il giorno prima; il rientro non dà diritto al recupero della giornata.

${ending}`,
  },
  private: {
    title: 'Accordo individuale di lavoro agile di {{persona}}',
    body: `${parties}
${times}Salvo diversa previsione dei contratti collettivi, nelle giornate di lavoro agile non si svolge di norma lavoro straordinario (Protocollo nazionale sul lavoro in modalità agile, 7 dicembre 2021). Durante le assenze legittime la persona può spegnere i dispositivi.

${disconnection}# 9. Volontarietà
L’adesione è volontaria: il rifiuto non è motivo di licenziamento né di sanzione.

${ending}`,
  },
}
