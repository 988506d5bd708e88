import { Link, type LinkProps } from '@tanstack/react-router'

/** The pages of one matter, beside each other; the present one is said to be so. */
export function PageLinks({
  label,
  pages,
}: {
  label: string
  pages: readonly (readonly [to: NonNullable<LinkProps['to']>, label: string])[]
}) {
  return (
    <nav className="vi-page-links" aria-label={label}>
      {pages.map(([to, words]) => (
        <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
