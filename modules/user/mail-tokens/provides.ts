import { mailSealer } from './mail-sealer.ts'
import { mailTokenRepository } from './mail-token-repository.ts'

export const mailTokens = { mailTokens: mailTokenRepository, mailSealer }
