import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs })

/** Of 128 characters the slowest take half a second, of these some hundred milliseconds; more of them add no weakness. */
const longestJudged = 32

/** The decimal logarithm of the guesses that a password withstands. `own`: what whoever guesses knows of its owner. */
export const strengthOf = (password: string, own: string[]): number =>
  zxcvbn.check([...password].slice(0, longestJudged).join(''), own).guessesLog10
