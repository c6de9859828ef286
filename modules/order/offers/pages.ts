import type { Page } from '#src/http/pages.ts'
import { problemPage } from '#src/http/problem-page.ts'
import { html } from '#src/wording/html.ts'

/** What the problems of this room mean, at the addresses that are their types. */
export const pages: Page[] = [
  problemPage(
    'coupon-refused',
    'The code gives nothing',
    html`<p><code>errors</code> names each code with the reason: there is no such code, it is not in force at this time, the order does not meet its conditions, or it has been used as often as it may be. Send the order without it.</p>`,
  ),
  problemPage(
    'price-changed',
    'The price is not what was shown',
    html`<p>Since it was shown a price or an offer has changed. <code>now</code> has what the order comes to at this moment, line by line: show it, and send the order again with that total as <code>expectedTotal</code>.</p>`,
  ),
]
