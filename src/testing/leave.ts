import { appendFileSync } from 'node:fs'
import test, { registerCompletionHandler } from 'ava'

/**
 * Loaded before each file of tests. AVA waits for a worker until nothing keeps it alive, for as long as the longest
 * time-out of any test: one that has left something open is to fail soon, and to say what that is.
 */
const patience = 30_000

registerCompletionHandler(() => {
  const leave = () => {
    console.error(
      `tests are over, and ${process.getActiveResourcesInfo().join(', ')} keep this process alive`,
    )
    process.exit(1)
  }
  setTimeout(leave, patience).unref()
})

/** Where `npm test` reads how long each file took, a line each: milliseconds, and its URL. */
const { TEST_DURATIONS } = process.env
// A worker's clock goes since its process began.
const began = performance.now()
if (TEST_DURATIONS)
  process.on('exit', () =>
    appendFileSync(TEST_DURATIONS, `${Math.round(performance.now() - began)} ${test.meta.file}\n`),
  )
