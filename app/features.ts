/** The features in their order: each knows only those above it. */
export const features = [
  'alliance',
  'people',
  'notices',
  'access',
  'policy',
  'activities',
  'training',
  'priorities',
  'agreements',
  'communications',
  'months',
  'wishes',
  'planning',
  'explanations',
  'variants',
  'days',
  'presence',
  'attendance',
  'setup',
  'privacy',
] as const
export type Feature = (typeof features)[number]
