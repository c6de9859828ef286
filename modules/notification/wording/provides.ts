import { languages } from './languages.ts'

export const wording = { languages }
