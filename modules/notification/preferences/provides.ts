import { preferenceRepository } from './preference-repository.ts'

export const preferences = { preferences: preferenceRepository }
