import test from 'ava'
import { createCodec } from './codec.ts'
import { realRules } from './rules.ts'
import { placed, stepsOf } from './strands.ts'
import type { Strand } from './world.ts'

test('what is written is read as it was, and equal ones are written alike', (t) => {
  const codec = createCodec()
  const bounds = { repeats: 1, refunds: 1, reminders: 1, failures: 1 }
  let layer: Strand[] = [placed('card', bounds, realRules)]
  for (let depth = 0; depth < 5; depth++) {
    layer = layer
      .flatMap((strand) => stepsOf(strand, { onHand: 1, reserved: 0 }, realRules))
      .map(({ strand }) => strand)
    for (const strand of layer) {
      const text = codec.write(strand)
      t.deepEqual(codec.read(text), strand)
      t.is(codec.write(structuredClone(strand)), text)
    }
  }
  t.true(layer.length > 100)
})
