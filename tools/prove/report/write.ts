import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { page } from './page.ts'
import type { Report } from './report.ts'
import { asText } from './text.ts'

/** Where reports are kept; no part of the repository. */
const results = new URL('../results/', import.meta.url).pathname

/** Writes a report as text, JSON and a page; gives the page's path. */
export async function writeReport(report: Report): Promise<string> {
  await mkdir(results, { recursive: true })
  const name = `${report.began.slice(0, 19).replaceAll(/[:T]/g, '-')}-${report.shape}-${report.seed}`
  await writeFile(join(results, `${name}.txt`), asText(report))
  await writeFile(join(results, `${name}.json`), JSON.stringify(report))
  await writeFile(join(results, `${name}.html`), page(report))
  return join(results, `${name}.html`)
}
