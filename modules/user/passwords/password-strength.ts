import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs })

/** Of 128 characters the slowest take half a second, of these some hundred milliseconds; more of them add no weakness. */
const longestJudged = 32

/** 10^6 guesses, zxcvbn's score 2: more than limits on logins let anyone make. */
const leastGuesses = 6

/** Whether a password withstands so many guesses. `own`: what whoever guesses knows of its owner. */
export const isStrong = (password: string, own: string[]): boolean =>
  zxcvbn.check([...password].slice(0, longestJudged).join(''), own).guessesLog10 >= leastGuesses
