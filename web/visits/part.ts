import { useText } from '../language.ts'

/** How a day is said that is whole, or half. */
export const usePart = () => {
  const t = useText()
  return ({ morning, afternoon }: { morning: boolean; afternoon: boolean }) =>
    morning && afternoon ? t('visits.whole-day') : t(morning ? 'visits.morning' : 'visits.afternoon')
}
