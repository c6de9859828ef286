import { phoneCodeRepository } from './phone-code-repository.ts'
import { askForCode, verifyPhone } from './verify-phone.ts'

export const phones = { phoneCodes: phoneCodeRepository, askForCode, verifyPhone }
