import { receiveReport } from './receive-report.ts'
import { sendTexts } from './send-texts.ts'
import { createSmsSender } from './sms-sender.ts'

export const texting = { smsSender: createSmsSender, sendTexts, receiveReport }
