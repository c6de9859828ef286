/** Characters that are kept of an error: its message may quote all that was asked. */
const most = 4_000

/** What is kept of an error beside its event, as PostgreSQL takes it: bounded, and without NUL. Takes whatever was thrown. */
export function errorText(error: unknown): string {
  return shown(error).slice(0, most).replaceAll('\0', '\uFFFD').toWellFormed()
}

function shown(error: unknown): string {
  try {
    return String(error)
  } catch {
    return 'something was thrown that has no text'
  }
}
