import { fold } from '#src/words.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What follows `/v1/products/` in paths of their own. */
const reserved = new Set(['import', 'export', 'synonyms', 'audit'])

/** Whether a text could be one of our slugs; anything else needn't be looked up. */
export const isSlug = (text: string) => text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** A name as a part of a URL: `Nestlé MilkPak, 1 L` → `nestle-milkpak-1-l`; empty where it has no Latin letter or digit. */
export function slugOf(name: string, longest = 80): string {
  return fold(name)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
}

/**
 * The first of these that is a slug, is neither an id nor a path of the API, and isn't taken: the name,
 * the name with `extra` (what tells it from its namesakes: a SKU, a parent's name), then both with the
 * end of its id, which is random.
 */
export function chooseSlug(
  { name, extra, id }: { name: string; extra: string; id: string },
  isTaken: (slug: string) => boolean,
): string {
  const candidates = slugCandidates({ name, extra, id })
  return candidates.find((slug) => !isTaken(slug)) ?? id.replaceAll('-', '')
}

/** What `chooseSlug` chooses from, so that the taken ones can be looked up at once. */
export function slugCandidates({ name, extra, id }: { name: string; extra: string; id: string }): string[] {
  const [base, more] = [slugOf(name), slugOf(extra, 64)]
  const tail = id.slice(-12)
  return [base, join(base, more), join(base, more, tail)].filter(
    (slug) => isSlug(slug) && !uuid.test(slug) && !reserved.has(slug),
  )
}

const join = (...parts: string[]) => parts.filter(Boolean).join('-')
