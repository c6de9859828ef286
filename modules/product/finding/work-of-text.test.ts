import test from 'ava'
import { fold } from '#src/words.ts'
import { textsOf } from './items.ts'
import { formsOf } from './spelling.ts'
import { foundBy, workOf } from './work-of-text.ts'

test('the work of ordinary text is about its length', (t) => {
  const text = 'Basmati rice of the finest kind, aged for two years. '.repeat(20)
  t.true(workOf(text) > text.length && workOf(text) < 2 * text.length, `${workOf(text)} for ${text.length}`)
})

for (const [what, text] of [
  ['a letter that folds into eighteen', 'ﷺ'.repeat(100)],
  ['words that have many forms', 'supercalifragilisticexpialidocio '.repeat(30)],
  ['letters of full width', 'ＭＩＬＫ ㌀㌔ ﷺ '.repeat(30)],
] as const) {
  test(`whatever a text holds, what is made of it is bounded by its work: ${what}`, (t) => {
    const forms = textsOf(text).flatMap((word) => formsOf(word))
    t.true(fold(text).length <= workOf(text))
    t.true(forms.join('').length <= 20 * workOf(text), `${forms.join('').length} for ${workOf(text)}`)
  })
}

test('a text is found by all of it, and by its beginning where its letters fold into very many', (t) => {
  for (const text of ['', 'milk '.repeat(1000), 'دودھ '.repeat(1000), '🥭'.repeat(2500)])
    t.is(foundBy(text), text)
  const found = foundBy(`milk ${'ﷺ'.repeat(4995)}`)
  t.true(found.startsWith('milk ﷺ'))
  t.true(fold(found).length <= 10_000 && fold(found).length > 9_900, `${fold(found).length}`)
  t.true(foundBy(`${'ﷺ'.repeat(555)}a🥭ﷺ`).isWellFormed())
})
