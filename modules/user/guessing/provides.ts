import { guessRepository } from './guess-repository.ts'
import { limitGuesses, pause } from './limit-guesses.ts'

export const guessing = { guesses: guessRepository, limitGuesses, pause }
