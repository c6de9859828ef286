/** Longer words have no forms that others find them by (spelling.ts). */
const longestWord = 32

/**
 * How much work it is to fold and index a text, in characters of ordinary text: compatibility letters fold into as many as
 * eighteen (U+FDFA), and a word has two forms for each of its letters.
 */
export function workOf(text: string): number {
  const folded = text.normalize('NFKD')
  let work = folded.length
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu))
    if (word.length <= longestWord) work += word.length ** 2 / 8
  return work
}
