// Why something about activities is refused, and why somebody may not ask: with what would change it.
const it = {
  'activities/no-activity':
    'Non risulta assegnata nessuna attività: l’ufficio del personale può assegnarle, e tu puoi proporle.',
  'activities/share-too-small':
    'La parte del tempo lavorabile da remoto è il {{percent}} %, ne serve almeno il {{least}} %.',
  'activities/not-assessed':
    '«{{activity}}» ({{percent}} % del tempo) non è ancora valutata: serve una valutazione.',
  'activities/criterion-individual':
    '«{{activity}}» ({{percent}} % del tempo): non si svolge individualmente o non è programmabile.',
  'activities/criterion-tools':
    '«{{activity}}» ({{percent}} % del tempo): servono strumenti o documenti che non funzionano da remoto.',
  'activities/criterion-presence':
    '«{{activity}}» ({{percent}} % del tempo): richiede la presenza fisica in sede.',
  'activities/criterion-contact':
    '«{{activity}}» ({{percent}} % del tempo): richiede il contatto diretto con l’utenza.',
  'activities/criterion-relations':
    '«{{activity}}» ({{percent}} % del tempo): le relazioni a distanza non sono altrettanto efficaci.',
  'activities/criterion-output':
    '«{{activity}}» ({{percent}} % del tempo): il risultato o il tempo non sono definiti e verificabili.',
  'activities/in-the-past':
    'Non può valere da {{from}}: quello che valeva nei giorni passati resta. Scegli oggi o un giorno futuro.',
  'activities/unknown-tool': 'Uno degli strumenti non esiste: aggiungilo prima fra gli strumenti.',
  'activities/tool-twice': 'Uno strumento compare due volte: toglilo una volta.',
  'activities/unknown-activity': 'Una delle attività non esiste: aggiungila prima al catalogo.',
  'activities/activity-twice': 'Un’attività compare due volte: somma le due quote.',
  'activities/more-than-whole': 'Le quote sommano al {{percent}} %: al più il 100 % del tempo.',
  'activities/unknown-directorate': 'Questa direzione non esiste, o non più.',
  'activities/which-activity': 'Scegli l’attività di cui parli.',
  'activities/not-your-activity': 'Questa attività non è fra le tue: puoi parlare solo delle tue.',
  'activities/nothing-proposed': 'Indica almeno un criterio su cui proponi un giudizio diverso.',
  'activities/request-closed': 'C’è già una risposta, oppure è stata ritirata.',
  'activities/own-request': 'È una tua richiesta: deve rispondere un’altra persona dell’ufficio.',
  'activities/import-faulty': 'Il file contiene {{faults}} errori: correggili e caricalo di nuovo.',
  'activities/import-in-the-past':
    'La persona ha già delle attività: un cambiamento può valere solo da oggi in poi.',
  'activities/import-more-than-whole': 'Le quote della persona superano il 100 % del tempo.',
}

const en: Record<keyof typeof it, string> = {
  'activities/no-activity':
    'No activity is assigned: the HR office can assign them, and you can propose them.',
  'activities/share-too-small':
    'The part of the time that can be worked away is {{percent}} %; at least {{least}} % is needed.',
  'activities/not-assessed':
    '“{{activity}}” ({{percent}} % of the time) is not assessed yet: it needs to be.',
  'activities/criterion-individual':
    '“{{activity}}” ({{percent}} % of the time): is not done individually, or cannot be planned.',
  'activities/criterion-tools':
    '“{{activity}}” ({{percent}} % of the time): needs tools or documents that do not work remotely.',
  'activities/criterion-presence': '“{{activity}}” ({{percent}} % of the time): needs somebody on site.',
  'activities/criterion-contact':
    '“{{activity}}” ({{percent}} % of the time): needs direct contact with users.',
  'activities/criterion-relations':
    '“{{activity}}” ({{percent}} % of the time): its relations are not as effective remotely.',
  'activities/criterion-output':
    '“{{activity}}” ({{percent}} % of the time): its result or its time is not defined and verifiable.',
  'activities/in-the-past':
    'It cannot hold from {{from}}: what held on past days stays. Choose today or a day to come.',
  'activities/unknown-tool': 'One of the tools does not exist: add it among the tools first.',
  'activities/tool-twice': 'A tool is there twice: remove it once.',
  'activities/unknown-activity': 'One of the activities does not exist: add it to the catalogue first.',
  'activities/activity-twice': 'An activity is there twice: add the two shares up.',
  'activities/more-than-whole': 'The shares add up to {{percent}} %: at most 100 % of the time.',
  'activities/unknown-directorate': 'This directorate does not exist, or no longer.',
  'activities/which-activity': 'Choose the activity that you speak of.',
  'activities/not-your-activity': 'This activity is not one of yours: you can speak of yours only.',
  'activities/nothing-proposed': 'Name at least one criterion that you would judge otherwise.',
  'activities/request-closed': 'It has been answered, or withdrawn.',
  'activities/own-request': 'It is a request of yours: somebody else of the office has to answer.',
  'activities/import-faulty': 'The file has {{faults}} faults: correct them and upload it again.',
  'activities/import-in-the-past': 'The person has activities already: a change can hold from today on only.',
  'activities/import-more-than-whole': 'The person’s shares exceed 100 % of the time.',
}

export const messages = { it, en }
