import test from 'ava'
import { faultsOf } from '#src/wording/faults.ts'
import { readWording, receiptLanguages } from './wording.ts'

test('every language says all that a receipt says, and is told the same', (t) => {
  for (const code of receiptLanguages)
    t.deepEqual(faultsOf(readWording('en'), readWording(code), code), [], code)
})
