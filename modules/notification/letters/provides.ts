import { openToken } from './open-token.ts'

export const letters = { openToken }
