import { useRouter } from '@tanstack/react-router'
import { begin, type Session } from '../session.ts'

/** After any kind of sign-in: keep the session and go where one was going. */
export function useEntering(to?: string): (session: Session) => void {
  const { history } = useRouter()
  return (session) => {
    begin(session)
    history.push(to ?? '/')
  }
}
