import { endOffer } from './answer.ts'
import { offerSubstitute, suggestSubstitutes } from './offer.ts'
import { substituteRepository } from './substitute-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const substitutes = {
  substitutes: substituteRepository,
  suggestSubstitutes,
  offerSubstitute,
  endOffer,
}
