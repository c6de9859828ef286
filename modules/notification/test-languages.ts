import { createLanguages } from './wording/languages.ts'
import { wordings } from './wording/wordings.ts'

/** For tests: all languages, as they are spoken in Pakistan. */
export const languagesAt = (timeZone = 'Asia/Karachi') =>
  createLanguages(wordings, 'en', { country: 'PK', timeZone })
