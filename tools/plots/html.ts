import { readFileSync } from 'node:fs'
import type { Plot } from './plot.ts'

/** How a page looks, by light and by dark; it stands in the page itself. */
export const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

/** A plot with its title and what its colours mean. */
export const figure = ({ title, says, key, svg }: Plot) => {
  const colors = key.map(([name, color]) => `<span style="--key:${color}">${escaped(name)}</span>`).join('')
  return `<figure><figcaption><b>${escaped(title)}</b> ${escaped(says)}<div class="key">${colors}</div></figcaption>${svg}</figure>`
}

/** A table; nothing where there are no rows. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return ''
  const cells = (kind: string, row: string[]) =>
    `<tr>${row.map((cell) => `<${kind}${/^([\d.,]+|–)$/.test(cell) ? ' class="number"' : ''}>${escaped(cell)}</${kind}>`).join('')}</tr>`
  return `<div class="wide"><table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`
}

/** Text as it stands in a page. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
