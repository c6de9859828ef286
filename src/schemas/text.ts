/** Bidi marks, zero width, soft hyphens, fillers, variation selectors, blanks that don't break: pasted along, and nobody sees it. */
const unseen =
  /[\p{Cf}\p{Variation_Selector}\u00a0\u2007\u202f\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu

/** Text in which there is something to be seen: not blanks, controls, fillers, marks without a letter, or nobody's characters alone. */
export const somethingSeen = /[^\s\p{C}\p{M}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u

/** A text without the characters that nobody sees: for what is compared letter by letter, such as an e-mail address. */
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
