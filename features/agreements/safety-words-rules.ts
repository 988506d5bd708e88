/** The words with which a safety notice begins; each body writes its own, with its doctor and its safety officer. */
export const usualSafetyNotice = {
  title: 'Informativa sulla salute e sicurezza nel lavoro agile',
  body: `Informativa scritta ai sensi dell’articolo 22 della legge 81/2017 e dell’articolo 3, comma 7-bis, del decreto legislativo 81/2008. Si consegna almeno una volta l’anno a chi lavora e al rappresentante dei lavoratori per la sicurezza.

# Che cosa si chiede a chi lavora
- Cooperare alle misure di prevenzione e non adottare condotte che mettano a rischio sé o altri.
- Scegliere luoghi idonei, riservati e sicuri; non lavorare mentre si guida.
- Segnalare subito infortuni, guasti e malori al responsabile.

# 1. Lavoro all’aperto
- Solo attività che si possono svolgere in modo adeguato, lontano da sole diretto, temporali, animali e sostanze pericolose.
- Non isolarsi in luoghi da cui è difficile chiedere soccorso.

# 2. Lavoro al chiuso in luoghi privati
- Locali abitabili, con luce naturale e artificiale sufficiente e ricambio d’aria.
- Sedile stabile, piano di lavoro libero, passaggi sgombri.
- Temperatura confortevole, senza correnti d’aria.

# 3. Uso delle attrezzature
- Schermo davanti a sé, senza riflessi, a 50-70 centimetri dagli occhi; avambracci appoggiati.
- Con il portatile per più di un’ora: supporto, tastiera e mouse separati.
- Pausa di quindici minuti ogni due ore di schermo.
- Niente cuffie ad alto volume in luoghi in cui occorre sentire gli avvisi.

# 4. Rischio elettrico
- Cavi, spine e prese integri; niente adattatori in serie; apparecchi lontani dall’acqua.
- Scollegare gli apparecchi afferrando la spina; non coprirli mentre sono in carica.

# 5. Incendio ed emergenze
- Conoscere le uscite e i numeri di soccorso (112) del luogo scelto.
- In un luogo pubblico leggere le istruzioni di emergenza esposte.

# Rischi specifici
Stress da tempi e connessione: rispettare le fasce di contattabilità e l’inoperabilità dell’accordo. Isolamento: mantenere i contatti con la squadra. Postura e vista: sorveglianza sanitaria come in sede.`,
}
