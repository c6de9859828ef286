import test from 'ava'
import fc from 'fast-check'
import { readQr } from '#src/testing/qr-reader.ts'
import { qrModules } from './qr.ts'

test('whatever a QR code is to say is read from it, of 25 modules at least', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w*./-]{1,60}$/), (text) => {
      const modules = qrModules(text)
      t.true(modules.length >= 25)
      const dark = modules.flatMap((row, y) =>
        row.flatMap((isDark, x) => (isDark ? [{ x, y, width: 1, height: 1 }] : [])),
      )
      t.is(readQr(dark, 1), text)
    }),
    { numRuns: 50 },
  )
  t.is(qrModules('8229222026013119050001').length, 25)
})
