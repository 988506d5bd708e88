const it = {
  'conventions/ends-before': 'La convenzione finisce ({{until}}) prima di cominciare ({{from}}).',
  'conventions/cost-unclear': 'Se costa, di’ quanto; se è gratuita, non indicare un importo.',
  'conventions/title-missing': 'Manca il titolo.',
  'conventions/over-already': 'Il termine ({{until}}) è già passato.',
  'conventions/no-weekdays': 'Scegli almeno un giorno della settimana.',
  'conventions/no-halves': 'Scegli la mattina, il pomeriggio o entrambi.',
  'conventions/no-sites': 'Scegli almeno una sede.',
  'conventions/no-partners': 'Scegli almeno un partner, o apri l’adesione ai membri della rete.',
  'conventions/not-your-alliance': 'L’adesione si può aprire solo ai membri di una rete di cui fate parte.',
  'conventions/open-or-named':
    'O la convenzione è aperta a chi aderisce, o ha partner scelti: non entrambe le cose.',
  'conventions/not-a-member': 'Il vostro ente non è (o non è più) un membro ammesso della rete.',
  'conventions/with-oneself':
    'Una convenzione con sé stessi non serve: le vostre persone prenotano già le vostre sedi.',
  'conventions/partner-not-admitted': 'Uno dei partner non è un membro ammesso della rete.',
  'conventions/partner-already': 'Questo partner c’è già.',
  'conventions/safety-missing': 'Manca che cosa ciascuno deve fare per la sicurezza.',
  'conventions/privacy-missing': 'Manca che cosa ciascuno deve fare per i dati personali.',
  'conventions/paid-renews-by-hand':
    'Ciò che le amministrazioni pagano non si rinnova da solo (L. 537/1993, art. 6): il rinnovo si concorda.',
  'conventions/monthly-without-seats':
    'Si paga al mese per posti riservati: di’ quanti sono, oppure scegli il costo al giorno.',
  'conventions/how-many-missing':
    'Se ogni aderente ha posti riservati, di’ quanti possono aderire al massimo.',
  'conventions/site-not-published': 'La sede «{{site}}» non è pubblicata.',
  'conventions/more-seats-than-there-are':
    '«{{site}}» ha {{seats}} postazioni, di cui {{kept}} già riservate ad altri: {{asked}} non ci stanno.',
  'conventions/seats-kept-meanwhile':
    '«{{site}}», dal {{day}}: delle {{seats}} postazioni {{kept}} sono già riservate ad altri con convenzioni firmate: {{asked}} non ci stanno più. Serve una nuova proposta di chi ospita.',
  'conventions/seats-offered-twice':
    '«{{site}}»: {{offered}} postazioni sono anche nella proposta «{{title}}», non ancora firmata. In tutto sono {{seats}}: chi firma per ultimo sarà rifiutato.',
  'conventions/renews-a-draft': 'Si rinnova una convenzione che è stata offerta, non una bozza.',
  'conventions/not-a-draft': 'Non è più una bozza.',
  'conventions/not-offered': 'La convenzione non è aperta alla firma.',
  'conventions/signed-already': 'È già firmata.',
  'conventions/given-up': 'Il vostro ente vi ha rinunciato, o ne è già uscito.',
  'conventions/changed-meanwhile': 'Il testo è cambiato mentre lo leggevi: rileggilo e firma di nuovo.',
  'conventions/full': 'Hanno già aderito tutti quelli che potevano: non c’è più posto.',
  'conventions/not-in-force': 'Non è in vigore: non c’è nulla da cui recedere.',
  'conventions/notice-too-short':
    'Il preavviso è di {{days}} giorni: l’ultimo giorno può essere dal {{day}} in poi. Per gravi motivi, indicali.',
  'conventions/ends-anyway': 'Finisce comunque il {{day}}.',
  'conventions/renews-by-then': 'Si rinnova da sola dopo il {{day}}: indica quel giorno, o uno prima.',
  'conventions/reason-missing':
    'Per recedere senza preavviso scrivi il grave motivo: lo leggerà l’altra parte.',
  'conventions/not-ending': 'La convenzione non sta finendo: le prenotazioni restano dove sono.',
  'conventions/placeholder-unknown': 'Il modello parla di «{{placeholder}}», che non esiste.',
  'conventions/placeholder-open': 'Nel modello una parentesi graffa è aperta e non chiusa.',
  'conventions/placeholder-missing': 'Il modello non dice «{{placeholder}}».',
  'conventions/template-untitled': 'Il modello non ha titolo.',
}
const en: Record<keyof typeof it, string> = {
  'conventions/ends-before': 'The convention ends ({{until}}) before it begins ({{from}}).',
  'conventions/cost-unclear': 'If it costs, say how much; if it is free, give no amount.',
  'conventions/title-missing': 'The title is missing.',
  'conventions/over-already': 'Its end ({{until}}) has passed.',
  'conventions/no-weekdays': 'Choose at least one day of the week.',
  'conventions/no-halves': 'Choose the morning, the afternoon or both.',
  'conventions/no-sites': 'Choose at least one site.',
  'conventions/no-partners': 'Choose at least one partner, or open it to members of the network.',
  'conventions/not-your-alliance': 'It can be opened only to members of a network of yours.',
  'conventions/open-or-named': 'Either it is open to whoever joins, or it has chosen partners: not both.',
  'conventions/not-a-member': 'Your organisation is not (or no longer) an admitted member of the network.',
  'conventions/with-oneself': 'A convention with oneself is needless: your people book your sites already.',
  'conventions/partner-not-admitted': 'One of the partners is not an admitted member of the network.',
  'conventions/partner-already': 'This partner is there already.',
  'conventions/safety-missing': 'What each does for safety is missing.',
  'conventions/privacy-missing': 'What each does for personal data is missing.',
  'conventions/paid-renews-by-hand':
    'What administrations pay for does not renew itself (L. 537/1993 art. 6): renewal is agreed.',
  'conventions/monthly-without-seats':
    'By the month one pays for seats kept: say how many, or choose the cost by day.',
  'conventions/how-many-missing': 'If each who joins has seats kept, say how many may join at most.',
  'conventions/site-not-published': 'The site “{{site}}” is not published.',
  'conventions/more-seats-than-there-are':
    '“{{site}}” has {{seats}} seats, {{kept}} of them kept for others: {{asked}} do not fit.',
  'conventions/seats-kept-meanwhile':
    '“{{site}}”, from {{day}}: of its {{seats}} seats {{kept}} are kept for others already, by conventions that were signed: {{asked}} no longer fit. The host has to make a new offer.',
  'conventions/seats-offered-twice':
    '“{{site}}”: {{offered}} seats are in the offer “{{title}}”, too, which is not signed yet. There are {{seats}}: who signs last will be refused.',
  'conventions/renews-a-draft': 'What is renewed was offered, not a draft.',
  'conventions/not-a-draft': 'It is no longer a draft.',
  'conventions/not-offered': 'The convention is not open for signing.',
  'conventions/signed-already': 'It is signed already.',
  'conventions/given-up': 'Your organisation gave it up, or has left it.',
  'conventions/changed-meanwhile': 'The words changed while you read: read again and sign anew.',
  'conventions/full': 'All who could have joined: there is no room.',
  'conventions/not-in-force': 'It is not in force: there is nothing to leave.',
  'conventions/notice-too-short':
    'Notice is {{days}} days: the last day may be {{day}} or later. For serious reasons, say them.',
  'conventions/ends-anyway': 'It ends on {{day}} anyway.',
  'conventions/renews-by-then': 'It renews itself after {{day}}: say that day, or one before.',
  'conventions/reason-missing': 'To leave without notice write the serious reason: the other side reads it.',
  'conventions/not-ending': 'The convention is not ending: bookings stay where they are.',
  'conventions/placeholder-unknown': 'The template speaks of “{{placeholder}}”, which does not exist.',
  'conventions/placeholder-open': 'In the template a brace is opened and not closed.',
  'conventions/placeholder-missing': 'The template does not say “{{placeholder}}”.',
  'conventions/template-untitled': 'The template has no title.',
}
export const messages = { it, en }
