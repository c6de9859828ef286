import { checkSecondFactor, spendProof } from './check-second-factor.ts'
import { confirmSecondFactor, enrol } from './enrol.ts'
import { secondFactorRepository } from './second-factor-repository.ts'
import { removeSecondFactor, takeOffSecondFactor } from './take-off.ts'

export const secondFactor = {
  secondFactors: secondFactorRepository,
  checkSecondFactor,
  spendProof,
  enrol,
  confirmSecondFactor,
  removeSecondFactor,
  takeOffSecondFactor,
}
