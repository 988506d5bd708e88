// Why a communication is due by a day, what keeps it from being sent, why something may not be done.
const it = {
  'communications/because-I-public':
    'Il 20 del mese dopo l’inizio effettivo ({{countedFrom}}), non dopo la firma.',
  'communications/because-I-private':
    'Cinque giorni dall’inizio effettivo ({{countedFrom}}), non dalla firma (circolare 6/2025).',
  'communications/because-M-public': 'Il 20 del mese dopo la firma della modifica ({{countedFrom}}).',
  'communications/because-M-private': 'Cinque giorni dalla firma della modifica ({{countedFrom}}).',
  'communications/because-M-public-last-day':
    'Il 20 del mese dopo l’ultimo giorno comunicato ({{countedFrom}}), come scelto nelle impostazioni.',
  'communications/because-R-public': 'Il 20 del mese dopo il nuovo ultimo giorno ({{countedFrom}}).',
  'communications/because-R-private': 'Cinque giorni dal nuovo ultimo giorno ({{countedFrom}}).',
  'communications/because-R-public-five-days':
    'Cinque giorni dal nuovo ultimo giorno ({{countedFrom}}), come scelto nelle impostazioni.',
  'communications/because-A-public':
    'Il 20 del mese dopo il giorno in cui l’accordo è venuto meno ({{countedFrom}}): nessuna fonte dà un termine, si usa quello dell’ente.',
  'communications/because-A-private':
    'Cinque giorni da quando l’accordo è venuto meno ({{countedFrom}}): nessuna fonte dà un termine, si usa quello dell’azienda.',

  'communications/fault-employer-code-missing':
    'Manca il codice fiscale dell’ente: scrivilo nelle impostazioni.',
  'communications/fault-employer-code':
    'Il codice fiscale dell’ente deve avere 11 cifre o 16 caratteri: correggilo nelle impostazioni.',
  'communications/fault-employer-name-missing':
    'Manca la denominazione dell’ente: scrivila nelle impostazioni.',
  'communications/fault-fiscal-code-missing':
    'Manca il codice fiscale: aggiungilo nella scheda della persona.',
  'communications/fault-fiscal-code':
    'Il codice fiscale non ha la forma chiesta dal Ministero: correggilo nella scheda della persona.',
  'communications/fault-name-missing': 'Manca il nome o il cognome: aggiungilo nella scheda della persona.',
  'communications/fault-birth-day-missing': 'Manca la data di nascita: scrivila nei dati del rapporto.',
  'communications/fault-birth-day': 'La data di nascita non è un giorno: correggila nei dati del rapporto.',
  'communications/fault-birth-place-missing':
    'Manca il codice catastale di nascita: scrivilo nei dati del rapporto.',
  'communications/fault-birth-place':
    'Il codice catastale di nascita è una lettera e tre cifre, come F205: correggilo nei dati del rapporto.',
  'communications/fault-employment-start-missing':
    'Manca il giorno di inizio del rapporto di lavoro: scrivilo nei dati del rapporto.',
  'communications/fault-employment-start': 'L’inizio del rapporto di lavoro non è un giorno: correggilo.',
  'communications/fault-employed-later':
    'Il rapporto di lavoro comincerebbe dopo il lavoro agile: correggi l’inizio nei dati del rapporto.',
  'communications/fault-relation-missing': 'Manca la tipologia del rapporto: scrivila nei dati del rapporto.',
  'communications/fault-relation':
    'La tipologia del rapporto è una lettera e due cifre, come A01: correggila nei dati del rapporto.',
  'communications/fault-pat-missing':
    'Manca la PAT INAIL: scrivi quella dell’ente nelle impostazioni, o quella della persona nei dati del rapporto.',
  'communications/fault-pat':
    'La PAT INAIL ha nove cifre: correggila nelle impostazioni o nei dati del rapporto.',
  'communications/fault-tariff-missing':
    'Manca la voce di tariffa INAIL: scrivi quella dell’ente nelle impostazioni, o quella della persona nei dati del rapporto.',
  'communications/fault-tariff':
    'La voce di tariffa INAIL ha quattro cifre: correggila nelle impostazioni o nei dati del rapporto.',
  'communications/fault-signed-on-missing':
    'Non si sa quando l’accordo su carta è stato firmato: scrivi il giorno qui.',
  'communications/fault-signed-after-start':
    'L’accordo risulta firmato dopo l’inizio del periodo: controlla il giorno della firma.',
  'communications/fault-ends-before-start': 'Il periodo finirebbe prima di cominciare: controlla l’accordo.',
  'communications/fault-last-day-missing': 'Manca l’ultimo giorno: controlla l’accordo.',
  'communications/fault-target-missing':
    'Non si conosce il codice della comunicazione di inizio: annotalo, o importa l’elenco degli esiti.',
  'communications/fault-target': 'Il codice della comunicazione di inizio deve avere 17 cifre.',
  'communications/fault-delegate-kind':
    'Il tipo di soggetto abilitato è un codice di tre cifre, come 001: correggilo nelle impostazioni.',
  'communications/fault-delegate-code':
    'Il codice fiscale del soggetto abilitato non ha la forma giusta: correggilo nelle impostazioni.',

  'communications/not-set':
    'Prima di tutto, le impostazioni: chi è il datore di lavoro e da quando comunicate con Vicinato.',
  'communications/nothing-ready': 'Niente è pronto per essere inviato: guarda che cosa manca.',
  'communications/ready-differs':
    'Intanto qualcosa è cambiato: erano {{seen}}, ora sono {{found}}. Guarda di nuovo e conferma.',
  'communications/taken-meanwhile':
    'Qualcun altro le sta inviando in questo momento: guarda fra gli invii prima di riprovare.',
  'communications/channel-is-file':
    'Nelle impostazioni è scelto il file da caricare: prepara il file, o scegli il collegamento diretto.',
  'communications/no-access':
    'Il collegamento con il Ministero non è impostato: aggiungilo nelle impostazioni.',
  'communications/service-unauthorised':
    'Il Ministero non riconosce le credenziali: controllale nelle impostazioni e prova il collegamento.',
  'communications/service-no-token':
    'L’indirizzo che rilascia l’accesso non risponde come previsto: controllalo nelle impostazioni.',
  'communications/service-address':
    'All’indirizzo impostato il servizio non c’è: controllalo nelle impostazioni e prova il collegamento.',
  'communications/service-unreachable':
    'Il servizio non risponde: quel che non è partito resta da inviare. Riprova più tardi.',
  'communications/no-answer': 'Non risponde: controlla l’indirizzo e che la rete lo lasci raggiungere.',
  'communications/not-as-expected': 'Risponde, ma non come previsto.',
  'communications/cancelled': 'Fermato da una persona: quel che non era partito resta da inviare.',
  'communications/some-left': 'Alcune restano da inviare: guarda che cosa manca.',
  'communications/dispatch-failed':
    'Qualcosa non ha funzionato più volte: quel che non era partito resta da inviare.',
  'communications/dispatch-over': 'L’invio è già finito.',
  'communications/not-at-this-point': 'A questo punto non si può fare: ricarica per vedere com’è.',
  'communications/code-taken': 'Il codice {{taken}} è già di un’altra comunicazione.',
  'communications/annulled-already': 'L’annullamento è già fra le comunicazioni da fare.',
  'communications/import-faulty':
    'Il file ha {{faults}} errori: nulla è stato cambiato. Correggili e riprova.',
  'communications/day-ahead': 'Il giorno è nel futuro.',
  'communications/no-address-tokenUrl':
    'L’indirizzo per l’accesso deve essere pubblico e cominciare con https.',
  'communications/no-address-serviceUrl':
    'L’indirizzo del servizio deve essere pubblico e cominciare con https.',
  'communications/client-missing': 'Manca l’identificativo del client.',
  'communications/secret-missing':
    'Manca il segreto del client. Se cambiano indirizzo o identificativo, va scritto di nuovo.',
  'communications/earlier-open':
    'Presso il Ministero c’è un periodo precedente ancora aperto: comunicane prima la fine.',
  'communications/earlier-ours':
    'Presso il Ministero è ancora aperto un periodo che è nel registro: comunicane prima la fine da qui.',
  'communications/result-nobody': 'Nessuna comunicazione di questa persona aspetta un esito di questo tipo.',
  'communications/result-several':
    'La persona ha più comunicazioni di questo tipo: aggiungi la data di inizio del periodo.',
  'communications/result-empty': 'Né codice né esito: scrivi almeno uno dei due.',
  'communications/result-twice': 'Lo stesso codice è in due righe.',
  'communications/employment-twice': 'La stessa persona è in due righe.',
}

const en: Record<keyof typeof it, string> = {
  'communications/because-I-public':
    'The 20th of the month after the actual start ({{countedFrom}}), not after the signature.',
  'communications/because-I-private':
    'Five days from the actual start ({{countedFrom}}), not from the signature (circular 6/2025).',
  'communications/because-M-public': 'The 20th of the month after the change was signed ({{countedFrom}}).',
  'communications/because-M-private': 'Five days from the signature of the change ({{countedFrom}}).',
  'communications/because-M-public-last-day':
    'The 20th of the month after the last day told ({{countedFrom}}), as chosen in the settings.',
  'communications/because-R-public': 'The 20th of the month after the new last day ({{countedFrom}}).',
  'communications/because-R-private': 'Five days from the new last day ({{countedFrom}}).',
  'communications/because-R-public-five-days':
    'Five days from the new last day ({{countedFrom}}), as chosen in the settings.',
  'communications/because-A-public':
    'The 20th of the month after the agreement came to nothing ({{countedFrom}}): no source names a term, the body’s own is used.',
  'communications/because-A-private':
    'Five days from when the agreement came to nothing ({{countedFrom}}): no source names a term, the firm’s own is used.',

  'communications/fault-employer-code-missing':
    'The body’s fiscal code is missing: write it in the settings.',
  'communications/fault-employer-code':
    'The body’s fiscal code has 11 digits or 16 characters: correct it in the settings.',
  'communications/fault-employer-name-missing': 'The body’s name is missing: write it in the settings.',
  'communications/fault-fiscal-code-missing': 'The fiscal code is missing: add it to the person’s record.',
  'communications/fault-fiscal-code':
    'The fiscal code has not the shape that the Ministry asks for: correct it in the person’s record.',
  'communications/fault-name-missing': 'The name or family name is missing: add it to the person’s record.',
  'communications/fault-birth-day-missing': 'The day of birth is missing: write it in the employment data.',
  'communications/fault-birth-day': 'The day of birth is no day: correct it in the employment data.',
  'communications/fault-birth-place-missing':
    'The cadastral code of birth is missing: write it in the employment data.',
  'communications/fault-birth-place':
    'The cadastral code of birth is a letter and three digits, such as F205: correct it in the employment data.',
  'communications/fault-employment-start-missing':
    'The first day of the employment is missing: write it in the employment data.',
  'communications/fault-employment-start': 'The first day of the employment is no day: correct it.',
  'communications/fault-employed-later':
    'The employment would begin after the agile work: correct its beginning in the employment data.',
  'communications/fault-relation-missing':
    'The kind of employment is missing: write it in the employment data.',
  'communications/fault-relation':
    'The kind of employment is a letter and two digits, such as A01: correct it in the employment data.',
  'communications/fault-pat-missing':
    'The INAIL position (PAT) is missing: write the body’s in the settings, or the person’s in the employment data.',
  'communications/fault-pat':
    'The INAIL position (PAT) has nine digits: correct it in the settings or the employment data.',
  'communications/fault-tariff-missing':
    'The INAIL tariff item is missing: write the body’s in the settings, or the person’s in the employment data.',
  'communications/fault-tariff':
    'The INAIL tariff item has four digits: correct it in the settings or the employment data.',
  'communications/fault-signed-on-missing':
    'It is not known when the agreement on paper was signed: write the day here.',
  'communications/fault-signed-after-start':
    'The agreement appears signed after the period began: check the day of the signature.',
  'communications/fault-ends-before-start': 'The period would end before it begins: check the agreement.',
  'communications/fault-last-day-missing': 'The last day is missing: check the agreement.',
  'communications/fault-target-missing':
    'The code of the communication of the start is not known: note it, or import the list of results.',
  'communications/fault-target': 'The code of the communication of the start must have 17 digits.',
  'communications/fault-delegate-kind':
    'The kind of authorised subject is a code of three digits, such as 001: correct it in the settings.',
  'communications/fault-delegate-code':
    'The fiscal code of the authorised subject has not the right shape: correct it in the settings.',

  'communications/not-set':
    'First of all, the settings: who the employer is and since when you communicate with Vicinato.',
  'communications/nothing-ready': 'Nothing is ready to be sent: look at what is missing.',
  'communications/ready-differs':
    'Something changed meanwhile: there were {{seen}}, now there are {{found}}. Look again and confirm.',
  'communications/taken-meanwhile':
    'Somebody else is sending them at this moment: look at the dispatches before trying again.',
  'communications/channel-is-file':
    'The settings say that a file is uploaded: make the file, or choose the direct connection.',
  'communications/no-access': 'The connection with the Ministry is not set: add it in the settings.',
  'communications/service-unauthorised':
    'The Ministry does not know the credentials: check them in the settings and try the connection.',
  'communications/service-no-token':
    'The address that grants access does not answer as expected: check it in the settings.',
  'communications/service-address':
    'The service is not at the address that was set: check it in the settings and try the connection.',
  'communications/service-unreachable':
    'The service does not answer: what did not go out remains to be sent. Try again later.',
  'communications/no-answer': 'No answer: check the address, and that the network lets it be reached.',
  'communications/not-as-expected': 'It answers, but not as expected.',
  'communications/cancelled': 'Stopped by a person: what had not gone out remains to be sent.',
  'communications/some-left': 'Some remain to be sent: look at what is missing.',
  'communications/dispatch-failed':
    'Something failed several times: what had not gone out remains to be sent.',
  'communications/dispatch-over': 'The dispatch is over already.',
  'communications/not-at-this-point': 'This cannot be done at this point: reload to see how it stands.',
  'communications/code-taken': 'The code {{taken}} is another communication’s already.',
  'communications/annulled-already': 'The annulment is among what is due already.',
  'communications/import-faulty':
    'The file has {{faults}} errors: nothing was changed. Correct them and try again.',
  'communications/day-ahead': 'The day is in the future.',
  'communications/no-address-tokenUrl': 'The address for access must be public and begin with https.',
  'communications/no-address-serviceUrl': 'The address of the service must be public and begin with https.',
  'communications/client-missing': 'The client’s identifier is missing.',
  'communications/secret-missing':
    'The client’s secret is missing. Where address or identifier change, it is to be written anew.',
  'communications/earlier-open': 'The Ministry still has an earlier period open: communicate its end first.',
  'communications/earlier-ours':
    'The Ministry still has a period open that is in the register: communicate its end from here first.',
  'communications/result-nobody': 'No communication of this person waits for a result of this kind.',
  'communications/result-several':
    'The person has several communications of this kind: add the day on which the period begins.',
  'communications/result-empty': 'Neither code nor outcome: write at least one of the two.',
  'communications/result-twice': 'The same code is in two rows.',
  'communications/employment-twice': 'The same person is in two rows.',
}
export const messages = { it, en }
