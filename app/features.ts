/** The features in their order: each knows only those above it. */
export const features = ['alliance', 'people', 'access', 'months', 'wishes', 'planning'] as const
