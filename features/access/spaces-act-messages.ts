// Acts on sites, floors and seats, as who reads the audit knows them.
const it = {
  'act.spaces/site-written': 'Sede che ospita scritta',
  'act.spaces/site-published': 'Sede che ospita pubblicata',
  'act.spaces/seats-added': 'Postazioni aggiunte',
}
const en: Record<keyof typeof it, string> = {
  'act.spaces/site-written': 'Hosting site written',
  'act.spaces/site-published': 'Hosting site published',
  'act.spaces/seats-added': 'Seats added',
}
export const messages = { it, en }
