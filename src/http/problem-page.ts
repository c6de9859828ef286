import { type Html, html } from '#src/wording/html.ts'
import type { Page } from './pages.ts'

/**
 * The page at the address that is a problem's type, for whoever writes a client.
 *
 * @param name - As the address has it: `/problems/<name>`.
 * @param meaning - What it means, and what a client does then.
 */
export const problemPage = (name: string, title: string, meaning: Html): Page => ({
  path: `/problems/${name}`,
  languages: new Map([['en', () => pageOf(title, meaning)]]),
})

const pageOf = (title: string, meaning: Html) =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Imtiaz Mart</title>
<link rel="stylesheet" href="../account-pages.css">
</head>
<body>
<main>
<p class="shop">Imtiaz Mart</p>
<h1>${title}</h1>
${meaning}
</main>
</body>
</html>
`.html
