import { useLocation } from '@tanstack/react-router'

/** The token of a link, behind the #: what stands there is never sent, and so is in no log on its way. */
export const useLinkToken = (): string | undefined => useLocation({ select: ({ hash }) => hash || undefined })
