import type { Page } from '#src/http/pages.ts'

const problem = (name: string): Page => ({
  path: `/problems/${name}`,
  file: new URL(`./pages/${name}.html`, import.meta.url),
})

/** What the problems of this room mean, at the address that is their type. */
export const pages: Page[] = [problem('otp-required'), problem('mfa-required')]
