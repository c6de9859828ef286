/** JSON in one form (RFC 8785): fields by their names, no blanks. For values that JSON can hold. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner) =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}
