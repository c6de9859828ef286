const censored = '[redacted]'
/** Deeper, wider and longer than anything that is logged on purpose; what lies beyond isn't written at all. */
const deepest = 10
const mostValues = 1000
const longestText = 4_000
/** Characters of all names and texts of a line together: with its other fields it stays well under 16 KB. */
const mostCharacters = 8_000
/** What of an error is written: its message, and where it happened. */
const longestMessage = 2_000
const mostFrames = 20
const mostCauses = 5

const words =
  'password|passwd|passphrase|pwd|secret|token|authorization|cookie|api[-_ ]?key|private[-_ ]?key|credential|signature|jwt'
const secretName = new RegExp(words, 'i')

/** Whether what stands under this name is never to be written, however the name is spelt: `Set-Cookie`, `newPassword`. */
export const isSecret = (name: string) => name.length <= 100 && secretName.test(name)

/** Secrets inside of texts, each with what stays of it: URLs, forms, JSON, headers, keys. */
const name = `[\\w-]{0,40}(?:${words})[\\w-]{0,40}`
const inTexts: [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[^\s"',;\\]+/gi, `$1 ${censored}`],
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, censored],
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{0,500}:[^\s/@"']{0,500}@/gi, `$1${censored}@`],
  [/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]*(-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g, censored],
  [/((?:set-)?cookie\s{0,5}:\s{0,5})[^\r\n"]+/gi, `$1${censored}`],
  [
    new RegExp(`(\\\\{0,4}"${name}\\\\{0,4}"\\s{0,5}:\\s{0,5})\\\\+"(?:[^"\\\\]|\\\\+[^"\\\\])*\\\\+"`, 'gi'),
    `$1"${censored}"`,
  ],
  [new RegExp(`("${name}"\\s{0,5}:\\s{0,5})"(?:[^"\\\\]|\\\\.)*"?`, 'gi'), `$1"${censored}"`],
  [new RegExp(`(${name}=)[^&\\s"'#;]+`, 'gi'), `$1${censored}`],
  [/\b(?:sk|rk|whsec)_(?:(?:live|test)_)?\w{8,}/g, censored],
]
/** What may be a card's number; of fourteen digits at least, as a barcode has thirteen. */
const likeCard = /(?<![\w-])[3-6]\d{3}(?:[ -]?\d){10,15}(?![\w-])/g
/** Whether any of them may find anything; most texts are short and hold nothing. */
const suspicious = new RegExp(`${words}|bearer|basic|eyJ|://|[kc]_|[3-6]\\d{3}[ -]?\\d{4}`, 'i')

/** A text without the secrets in it, as far as they can be told by what stands around them. */
export function censorText(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text
  if (!suspicious.test(short)) return short
  return inTexts
    .reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), short)
    .replace(likeCard, (digits) => (isCard(digits) ? censored : digits))
}

/** By the check digit that all cards' numbers end with (Luhn). */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = digit * 2
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/**
 * What is to be logged, without secrets, whatever it is: under a name that says so, at any depth, in lists of
 * headers and in texts. Of errors their messages alone, not what libraries hang on them: bodies, headers, rows.
 * All of it together is bounded. A copy; what is given stays as it is.
 */
export function censor(fields: object): Record<string, unknown> {
  const left = { values: mostValues, characters: mostCharacters }
  const above = new Set<object>()

  /** What of a text there is still room for. */
  const fit = (text: string): string => {
    const short = text.length > left.characters ? `${text.slice(0, left.characters)}…` : text
    left.characters = Math.max(0, left.characters - short.length)
    return short
  }

  const copy = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return fit(censorText(value))
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value
    if (value instanceof Date) return value
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
    if (depth > deepest || left.values <= 0) return '[more]'
    if (above.has(value)) return '[circular]'
    above.add(value)
    try {
      if (value instanceof Error) return copyFields(plainError(value, mostCauses), depth)
      const toJson = (value as { toJSON?: unknown }).toJSON
      if (typeof toJson === 'function') return copy(toJson.call(value), depth + 1)
      if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams)
        return copyFields(Object.fromEntries(value), depth)
      return Array.isArray(value) ? copyList(value, depth) : copyFields(value, depth)
    } catch {
      return '[unreadable]'
    } finally {
      above.delete(value)
    }
  }

  /** `['Authorization', 'Bearer …']` and lists of such pairs as well: as Node and others keep headers. */
  const copyList = (list: unknown[], depth: number): unknown[] => {
    const result: unknown[] = []
    for (const item of list) {
      if (left.values-- <= 0 || left.characters <= 0) break
      const before = list[result.length - 1]
      result.push(typeof before === 'string' && isSecret(before) ? censored : copy(item, depth + 1))
    }
    return result
  }

  const copyFields = (from: object, depth: number): Record<string, unknown> => {
    const result: Record<string, unknown> = {}
    const named = from as { name?: unknown; key?: unknown }
    const about = [named.name, named.key].some((label) => typeof label === 'string' && isSecret(label))
    for (const key of Object.keys(from)) {
      if (left.values-- <= 0 || left.characters <= 0) break
      const value = (from as Record<string, unknown>)[key]
      const hidden = value !== undefined && value !== null && (isSecret(key) || (about && key === 'value'))
      result[fit(key)] = hidden ? censored : copy(value, depth + 1)
    }
    return result
  }

  return copyFields(fields, 0)
}

/** Short words with which libraries say what kind of error it is; all else that they hang on one may be anything. */
const telling = [
  'code',
  'errno',
  'syscall',
  'status',
  'statusCode',
  'responseCode',
  'command',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'requestId',
]

/** An error's message, where it happened, and the words that say its kind; so of its causes, down to a few. */
function plainError(error: Error, causes: number): Record<string, unknown> {
  const { message, stack, cause } = error
  const plain: Record<string, unknown> = {
    type: error.constructor?.name || error.name,
    message: typeof message === 'string' ? bounded(message) : '',
    // The stack begins with the message again, however long that is.
    stack: typeof stack === 'string' ? framesOf(stack) : '',
  }
  for (const name of telling) {
    const value = (error as unknown as Record<string, unknown>)[name]
    if (typeof value === 'number' || (typeof value === 'string' && value.length <= 200)) plain[name] = value
  }
  if (causes <= 0) return plain
  if (cause instanceof Error) plain.cause = plainError(cause, causes - 1)
  if (error instanceof AggregateError)
    plain.errors = error.errors
      .slice(0, causes)
      .map((one) => (one instanceof Error ? plainError(one, causes - 2) : '[no error]'))
  return plain
}

const bounded = (text: string) => (text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text)

/** The last of a stack's text, which are its frames: a message may look like one, but stands before them. */
const framesOf = (stack: string): string =>
  (stack.slice(-longestText).match(/^ {4}at .{1,300}$/gm) ?? []).slice(0, mostFrames).join('\n')
