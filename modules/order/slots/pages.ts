import type { Page } from '#src/http/pages.ts'

/** What the problem of this room means, at the address that is its type. */
export const pages: Page[] = [
  { path: '/problems/slot-full', file: new URL('./pages/slot-full.html', import.meta.url) },
]
