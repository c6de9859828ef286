import { Parser } from 'htmlparser2'

const markup =
  /<\/?(?:p|br|div|span|ul|ol|li|b|strong|i|em|u|h[1-6]|a|img|table|tbody|tr|td|th|hr|font|script|style)\b[^<>]*>/i
const entity = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i
/** Whose text is none that a person reads. */
const silent = new Set(['script', 'style', 'template', 'noscript'])
const blocks = new Set(
  'p br div ul ol li h1 h2 h3 h4 h5 h6 table tr hr section article header footer blockquote pre dl dt dd'.split(
    ' ',
  ),
)

/** More than this is longer than a description without its markup too. Tags within tags take time by their number squared. */
const longestMarkup = 32_768

/**
 * A text without its markup, where it has any: blocks become lines, entities the letters that they stand for. A text that is
 * too long for that stays as it is.
 */
export function plainText(text: string): string {
  if (text.length > longestMarkup) return text
  // WooCommerce writes the ends of lines so.
  const lined = text.replaceAll('\\n', '\n')
  if (!markup.test(lined) && !entity.test(lined)) return lined
  let plain = ''
  let muted = 0
  const line = (name: string) => {
    if (blocks.has(name) && !plain.endsWith('\n')) plain += '\n'
  }
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) muted += 1
      line(name)
    },
    onclosetag(name) {
      if (silent.has(name)) muted -= 1
      line(name)
    },
    ontext(part) {
      if (muted === 0) plain += part
    },
  })
  parser.end(lined)
  return plain
    .split(/\r\n|\r|\n/)
    .map((part) => part.replaceAll('\u00a0', ' ').trim())
    .filter((part, at, all) => part !== '' || (all[at - 1] ?? '') !== '')
    .join('\n')
    .trim()
}
