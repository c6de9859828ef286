import type { Page } from '#src/http/pages.ts'

/** What the problems of this room mean, at the addresses that are their types. */
export const pages: Page[] = [
  { path: '/problems/coupon-refused', file: new URL('./pages/coupon-refused.html', import.meta.url) },
  { path: '/problems/price-changed', file: new URL('./pages/price-changed.html', import.meta.url) },
]
