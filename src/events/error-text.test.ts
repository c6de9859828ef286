import test from 'ava'
import { errorText } from './error-text.ts'

test('whatever is thrown has a text that PostgreSQL keeps', (t) => {
  t.is(errorText(new Error('no\0pe')), 'Error: no\uFFFDpe')
  t.is(errorText(undefined), 'undefined')
  t.is(errorText(Object.create(null)), 'something was thrown that has no text')
  t.is(errorText('🥭'.repeat(5_000)).length, 4_000)
  t.true(errorText(`x${'🥭'.repeat(5_000)}`).isWellFormed())
})
