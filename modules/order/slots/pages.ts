import type { Page } from '#src/http/pages.ts'
import { problemPage } from '#src/http/problem-page.ts'
import { html } from '#src/wording/html.ts'

/** What the problem of this room means, at the address that is its type. */
export const pages: Page[] = [
  problemPage(
    'slot-full',
    'There is no place in the slot',
    html`<p>It is full, it was closed, or it is too late for it; <code>errors</code> says which. <code>others</code> has the next three that can be chosen: hold one of them, or send the order again with its id as <code>slotId</code>.</p>`,
  ),
]
