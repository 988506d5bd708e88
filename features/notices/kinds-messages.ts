// Words of each kind of notice: `.subject` stands alone in a mail's subject and in the list, so it names nobody.
export const messages = {
  it: {
    'notice.wishes/opened.subject': 'Si possono indicare le preferenze di {{month}}',
    'notice.wishes/opened.text': 'Le preferenze per {{month}} si indicano fino a {{until}}.',
    'notice.wishes/reminder.subject': 'Mancano le tue preferenze di {{month}}',
    'notice.wishes/reminder.text': 'Le preferenze per {{month}} si indicano fino a {{until}}.',
    'notice.planning/published.subject': 'Il mese di {{month}} è pubblicato',
    'notice.planning/published.text': 'Ora vedi dove lavori in ogni giorno di {{month}}.',
  },
  en: {
    'notice.wishes/opened.subject': 'Wishes for {{month}} may be stated',
    'notice.wishes/opened.text': 'Wishes for {{month}} may be stated until {{until}}.',
    'notice.wishes/reminder.subject': 'Your wishes for {{month}} are missing',
    'notice.wishes/reminder.text': 'Wishes for {{month}} may be stated until {{until}}.',
    'notice.planning/published.subject': 'The month of {{month}} is published',
    'notice.planning/published.text': 'You now see where you work on each day of {{month}}.',
  },
}
