import test, { type ExecutionContext } from 'ava'

type Register = (title: string, run: (t: ExecutionContext) => unknown) => void

/**
 * `test` where a test can be run here, else `test.skip`, which is counted, with `lacking` said once. On CI it fails
 * instead, since what is skipped there would never run; unless CI may lack it (`mayLack`).
 */
export function testWhere(
  possible: boolean,
  lacking: string,
  { mayLack = false } = {},
): Register & { serial: Register } {
  if (possible) {
    const serial: Register = (title, run) => test.serial(title, run)
    return Object.assign(((title, run) => test(title, run)) as Register, { serial })
  }
  if (process.env.CI === 'true' && !mayLack) {
    const failing: Register = (title) => test(title, (t) => t.fail(`${lacking}, and CI skips nothing`))
    return Object.assign(failing, { serial: failing })
  }
  console.error(`SKIPPED, as ${lacking}`)
  const skipping: Register = (title, run) => test.skip(title, run)
  return Object.assign(skipping, { serial: skipping })
}
