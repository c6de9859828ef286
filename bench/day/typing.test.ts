import test from 'ava'
import fc from 'fast-check'
import { diceFrom } from './dice.ts'
import { typed, wordsOf } from './typing.ts'

const letters = (text: string) => [...text].sort().join('')

test('the words of names are plain and long enough to slip in', (t) => {
  t.deepEqual(wordsOf(['Sindhri Mango', 'Chaunsa Mango, White', 'Tea 7Up 250 g', 'Crème']), [
    'sindhri',
    'mango',
    'chaunsa',
    'white',
  ])
})

test('what is typed is the word, its beginning, or one slip away', (t) => {
  const words = fc.stringMatching(/^[a-z]{5,12}$/)
  const hows = new Set<string>()
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 2 ** 31 }), (word, seed) => {
      const { text, meant, how } = typed(word, diceFrom(seed))
      hows.add(how)
      if (meant !== word) return false
      if (how === 'whole') return text === word
      if (how === 'beginning') return text.length >= 3 && text.length < word.length && word.startsWith(text)
      const swapped = text.length === word.length && letters(text) === letters(word) && text !== word
      const dropped = text.length === word.length - 1
      return text[0] === word[0] && (swapped || dropped)
    }),
    { numRuns: 1_000 },
  )
  t.deepEqual([...hows].sort(), ['beginning', 'misspelt', 'whole'])
})
