import test from 'ava'
import fc from 'fast-check'
import { formsOf, neighboursOf } from './spelling.ts'

const meets = (keys: string[], word: string) => keys.some((key) => formsOf(word).includes(key))
const finds = (typed: string, word: string) => meets(neighboursOf(typed).near, word)

test('a slip finds the word: swapped, wrong, missing or one too many', (t) => {
  t.true(finds('mlik', 'milk'))
  t.true(finds('chaunza', 'chaunsa'))
  t.true(finds('bananna', 'banana'))
  t.true(finds('mlk', 'milk'))
  t.true(finds('چاے', 'چائے'.normalize('NFC')))
})

test('a word two slips away is not near, but far', (t) => {
  t.false(finds('mlik', 'link'))
  t.false(finds('youghurt', 'yogurt'))
  t.true(meets(neighboursOf('bannan').far, 'banana'))
})

test('what is short, long or has digits is taken as it is', (t) => {
  for (const word of ['ab', '500ml', 'x'.repeat(33)]) {
    t.deepEqual(formsOf(word), [])
    t.deepEqual(neighboursOf(word), { near: [], far: [] })
  }
})

const letter = fc.constantFrom(...'abcdeچم')
const word = fc.array(letter, { minLength: 4, maxLength: 12 })

test('property: any one slip in any word finds it', (t) => {
  fc.assert(
    fc.property(
      word,
      fc.nat(),
      letter,
      fc.constantFrom('swap', 'wrong', 'missing', 'more'),
      (letters, n, other, slip) => {
        const at = n % letters.length
        const typed =
          slip === 'swap' && at > 0
            ? letters.toSpliced(at - 1, 2, letters[at] as string, letters[at - 1] as string)
            : slip === 'missing'
              ? letters.toSpliced(at, 1)
              : slip === 'more'
                ? letters.toSpliced(at, 0, other)
                : letters.with(at, other)
        return typed.join('') === letters.join('') || finds(typed.join(''), letters.join(''))
      },
    ),
  )
  t.pass()
})

test('property: what is near is at most one slip away', (t) => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [typed, meant] = [a.join(''), b.join('')]
      return typed === meant || finds(typed, meant) === (slips(a, b) === 1)
    }),
    { numRuns: 2000 },
  )
  t.pass()
})

/** Damerau–Levenshtein, of adjacent letters (optimal string alignment). */
function slips(a: string[], b: string[]): number {
  const d = a.map(() => [] as number[])
  d.push([])
  const at = (i: number, j: number) => (i < 0 || j < 0 ? Number.POSITIVE_INFINITY : (d[i]?.[j] ?? 0))
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const row = d[i] as number[]
      row[j] =
        i === 0 || j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + same,
              swap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
            )
    }
  }
  return at(a.length, b.length)
}
