import type { Config } from '#config/config.ts'
import { createResponseCache, type ResponseCache } from '#src/http/response-cache.ts'

/** Another replica's change is seen within a second; one of this process at once. */
const maxAge = 1_000

/**
 * The answers to reads of the catalogue. Whatever changes it, stock too, forgets all of it after its commit:
 * lists show nearly everything, and nothing is older than a second anyway.
 */
export const responseCache = ({ config }: { config: Config }): ResponseCache =>
  createResponseCache({ bytes: config.product.cache * 2 ** 20, maxAge })
