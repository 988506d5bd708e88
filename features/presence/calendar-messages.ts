// Words of the days in a person's calendar.
const it = {
  'calendar.name': 'Dove lavoro',
  'calendar.office': 'In ufficio',
  'calendar.office-from': 'In ufficio dalle {{from}}',
  'calendar.away': 'Lontano dall’ufficio',
  'calendar.seat': '{{site}}, posto {{seat}}',
  'calendar.description': 'Dal piano pubblicato in Vicinato.',
}
const en: Record<keyof typeof it, string> = {
  'calendar.name': 'Where I work',
  'calendar.office': 'In the office',
  'calendar.office-from': 'In the office from {{from}}',
  'calendar.away': 'Away from the office',
  'calendar.seat': '{{site}}, seat {{seat}}',
  'calendar.description': 'From the plan published in Vicinato.',
}
export const messages = { it, en }
