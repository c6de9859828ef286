import type { Page } from '#src/http/pages.ts'

const page = (path: string, name: string): Page => ({
  path,
  file: new URL(`./pages/${name}`, import.meta.url),
})

/** Where links in mails lead (notification's account-letters.ts), with what they load. */
export const pages: Page[] = [
  page('/verify-email', 'verify-email.html'),
  page('/reset-password', 'reset-password.html'),
  page('/account-pages.js', 'account-pages.js'),
  page('/account-pages.css', 'account-pages.css'),
]
