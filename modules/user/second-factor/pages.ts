import type { Page } from '#src/http/pages.ts'
import { problemPage } from '#src/http/problem-page.ts'
import { html } from '#src/wording/html.ts'

/** What the problems of this room mean, at the addresses that are their types. */
export const pages: Page[] = [
  problemPage(
    'otp-required',
    'A code is required',
    html`<p>The account has a second factor. Send the login again with <code>otp</code> beside the password: the six digits that the app shows now, or one of the recovery codes. Each is good once.</p>`,
  ),
  problemPage(
    'mfa-required',
    'A second factor is required',
    html`<p>This shop lets staff do what staff may only with a second factor. Enrol one (<code>POST /v1/users/me/mfa</code>, then <code>POST /v1/users/me/mfa/confirm</code> with a code) and refresh the tokens. Whoever has one signs in again, with <code>otp</code>.</p>`,
  ),
]
