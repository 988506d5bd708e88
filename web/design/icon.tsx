import { type IconName, iconPaths } from './icon-paths.ts'

/** Decorative: words beside it, or a label on what holds it, say what it means. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="vi-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      focusable="false"
      aria-hidden="true"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
