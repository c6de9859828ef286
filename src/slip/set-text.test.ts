import test from 'ava'
import { type Fonts, linesOf, runsOf } from './set-text.ts'

/** Latin has no letter of Urdu; each character is as wide as another. */
const fonts: Fonts = {
  names: ['latin', 'arabic'],
  has: (name, code) => (name === 'latin') === code < 0x600 || code === 0x20,
  width: ({ text }) => [...text].length,
}
const set = (line: string, direction: 'ltr' | 'rtl' | 'auto') =>
  runsOf(line, direction, fonts).map(({ text, font }) => `${font[0]}:${text}`)

test('runs go from left to right on paper, and each as it is read', (t) => {
  t.deepEqual(set('Milk 1 l', 'ltr'), ['l:Milk 1 l'])
  t.deepEqual(set('سامان کی قیمت', 'rtl'), ['a:سامان کی قیمت'], 'a run of Urdu is set whole')
  t.deepEqual(set('آم Chaunsa', 'rtl'), ['l:Chaunsa', 'l: ', 'a:آم'])
  t.deepEqual(set('آم Chaunsa', 'auto'), ['l:Chaunsa', 'l: ', 'a:آم'])
  t.deepEqual(set('کل 12', 'rtl'), ['l:12', 'l: ', 'a:کل'], 'numbers go from left to right')
})

test('brackets of Urdu are turned, and what is not seen is left out', (t) => {
  // From the left: the closing bracket, the word, the opening one with the space before it.
  t.deepEqual(set('آم (تازہ)', 'rtl'), ['l:(', 'a:تازہ', 'l:) ', 'a:آم'])
  t.deepEqual(set('\u2068-Rs 30.00\u2069', 'rtl'), ['l:-Rs 30.00'])
  t.deepEqual(set('-Rs 30.00', 'auto'), ['l:-Rs 30.00'], 'a sign stays before its amount')
})

test('a line is no wider than there is room, and loses nothing', (t) => {
  const text = 'one two three averyveryverylongword five'
  for (const width of [5, 8, 12, 40, 100]) {
    const lines = linesOf(text, width, 'ltr', fonts)
    t.true(
      lines.every((line) => line.length <= width),
      `${width}: ${lines.join('|')}`,
    )
    t.is(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
  }
  t.deepEqual(linesOf('', 5, 'ltr', fonts), [''])
})
