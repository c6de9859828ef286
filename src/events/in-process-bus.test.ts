import test from 'ava'
import { createInProcessBus } from './in-process-bus.ts'
import { conforms } from './test-bus-conformance.ts'

conforms(
  test,
  'in process',
  () =>
    ({ batch }) =>
      createInProcessBus({ batch, onError: () => {} }),
)
