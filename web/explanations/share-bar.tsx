/** The figure beside it, for the eye: the table says it in words already. */
export function ShareBar({ value, most = 100 }: { value: number; most?: number }) {
  const share = most > 0 ? Math.max(0, Math.min(1, value / most)) : 0
  return (
    <svg className="insight-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="insight-bar-ground" x={0} y={0} width={100} height={10} rx={2} />
      <rect x={0} y={0} width={Math.max(0.5, 100 * share)} height={10} rx={2} />
    </svg>
  )
}
