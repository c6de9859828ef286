/** What someone searches for as a part of a `like`: its `%` and `_` mean themselves. */
export const literal = (part: string): string => part.replaceAll(/[\\%_]/g, '\\$&')
