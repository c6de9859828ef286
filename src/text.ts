/** Bidi marks, zero width, soft hyphens, blanks that don't break: what is pasted along and nobody sees. */
const unseen = /[\p{Cf}\u00a0\u2007\u202f\u115f\u1160\u3164\uffa0]/gu

/** What is left of a text when nobody can't see it: for what is compared letter by letter, such as an e-mail address. */
export const visible = (text: string): string => text.replace(unseen, '')

const decimal = /\p{Nd}/u

/** The same text with the decimal digits of any script (`۰۳`, `०३`) as 0 to 9. */
export const digitsOf = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number
    // Unicode has them in runs of ten, from zero to nine.
    let zero = code
    while (decimal.test(String.fromCodePoint(zero - 1))) zero--
    return String((code - zero) % 10)
  })
