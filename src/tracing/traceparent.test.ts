import test from 'ava'
import fc from 'fast-check'
import { readTraceparent, writeTraceparent } from './traceparent.ts'

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const traceId = hex(32).filter((id) => /[^0]/.test(id))
const spanId = hex(16).filter((id) => /[^0]/.test(id))

test('what is written is read again', (t) => {
  fc.assert(
    fc.property(fc.record({ traceId, spanId, sampled: fc.boolean() }), (one) => {
      t.deepEqual(readTraceparent(writeTraceparent(one)), one)
    }),
  )
})

test('of the flags the lowest alone says that a trace is recorded', (t) => {
  fc.assert(
    fc.property(traceId, spanId, fc.integer({ min: 0, max: 255 }), (trace, span, flags) => {
      const text = `00-${trace}-${span}-${flags.toString(16).padStart(2, '0')}`
      t.is(readTraceparent(text)?.sampled, (flags & 1) === 1)
    }),
  )
})

test('what is none is none, whatever a stranger sends, and is soon found out', (t) => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const span = '00f067aa0ba902b7'
  const none = [
    '',
    'tp',
    `00-${trace}-${span}`,
    `00-${trace}-${span}-01-more`,
    `00-${trace}-${span}-01 `,
    ` 00-${trace}-${span}-01`,
    `ff-${trace}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace}-${span}-0g`,
    `01-${trace}-${span}-01more`,
    `01-${trace}-${span}-01-${'x'.repeat(100_000)}`,
    `${'-'.repeat(100_000)}`,
  ]
  t.deepEqual(
    none.filter((text) => readTraceparent(text) !== null),
    [],
  )
  // A later version may say more.
  t.is(readTraceparent(`01-${trace}-${span}-01-more`)?.traceId, trace)
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const read = readTraceparent(text)
      t.true(read === null || text.includes(read.traceId))
    }),
  )
})
