/** HTML that may stand in HTML as it is; all else is escaped. */
export interface Html {
  readonly html: string
}

type Part = string | Html | Html[]

/** A tag for templates: what is put in is escaped, unless it is HTML of this tag's. For text and quoted attributes. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((before, after, at) => before + htmlOf(parts[at - 1] ?? '') + after),
})

function htmlOf(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => entities[character] ?? '')
  return Array.isArray(part) ? part.map((one) => one.html).join('\n') : part.html
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
