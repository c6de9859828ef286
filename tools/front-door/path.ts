const reserved = new Set("!*'();:@&=+$,/?%#[]")

/**
 * A path as Kong looks at it before it routes: what need not be percent-encoded is decoded, dots and doubled
 * slashes are gone.
 */
export function normalised(path: string): string {
  const decoded = path.replaceAll(/%([\dA-F]{2})/gi, (triplet, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return reserved.has(character) ? triplet.toUpperCase() : character
  })
  const segments: string[] = []
  const parts = decoded.split('/').slice(1)
  for (const [at, part] of parts.entries()) {
    const last = at === parts.length - 1
    if (part === '..') segments.pop()
    if (part === '..' || part === '.' || part === '') {
      if (last) segments.push('')
    } else segments.push(part)
  }
  return `/${segments.join('/')}`
}

/** The same path as it is sent on: what HTTP can't carry is encoded again, byte by byte. */
export const escaped = (path: string): string =>
  path.replaceAll(
    /[^!#$&'()*+,/:;=?@[\]A-Za-z\d\-_.~%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** Whether a path is percent-encoded UTF-8: Kong's router takes nothing else. */
export function isUtf8Path(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
