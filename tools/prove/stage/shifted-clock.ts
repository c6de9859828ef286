import { readFileSync } from 'node:fs'

/**
 * Preloaded into a process of the mart: its wall clock goes by so many milliseconds wrong as the file says that
 * `CLOCK_FILE` names, and jumps when that changes. What measures durations (`performance.now()`, timers) goes on as it
 * does when a machine's clock is set.
 */
const file = process.env.CLOCK_FILE ?? ''
let offset = 0

const look = () => {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0
  } catch {
    offset = 0
  }
}
look()
setInterval(look, 100).unref()

const now = Date.now.bind(Date)
Date.now = () => now() + offset
// Dates that Node itself makes are of the same class.
globalThis.Date = new Proxy(Date, {
  construct: (real, given, target) => Reflect.construct(real, given.length ? given : [Date.now()], target),
  apply: () => new Date().toString(),
})
