import type { LanguageOf, PhraseOf } from '#src/wording/language.ts'
import type en from './en.json'

/** All that is said in letters, texts and pages in one language: a file such as `en.json`. */
export type Wording = typeof en

/** What can be said of it: `order_confirmed.subject`. */
export type Phrase = PhraseOf<Wording>

/** A language with these words. */
export type Language = LanguageOf<Wording>
