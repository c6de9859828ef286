import { openToken } from './open-token.ts'
import { writeMail } from './write-mail.ts'

export const letters = { openToken, writeMail }
