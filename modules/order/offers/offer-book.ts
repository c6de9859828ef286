import type { TaxRates } from '../taxes.ts'
import type { Offer, OfferedLine } from './offer.ts'

/** All offers, so that those of a basket are found without reading the others; and how classes are taxed. */
export interface OfferBook {
  /** Those that may be for such lines and want no code, and those of the codes; in force or not. */
  of(lines: Pick<OfferedLine, 'productId' | 'categoryIds' | 'brand'>[], codes: string[]): Offer[]
  /** The offer of a code. */
  byCode(code: string): Offer | undefined
  /** The rates that hold at a time. */
  ratesAt(at: Date): TaxRates
}

/** How a class is taxed, each rate from a time on. */
interface DatedRates {
  taxClass: string
  onRetailPrice: boolean
  rates: { rate: number; from: Date }[]
}

export function openBook(offers: Offer[], rates: DatedRates[]): OfferBook {
  const byTarget = new Map<string, Offer[]>()
  const byCode = new Map<string, Offer>()
  for (const offer of offers) {
    if (offer.coupon) byCode.set(offer.coupon.code, offer)
    else if (offer.active)
      for (const target of targetsOf(offer)) byTarget.set(target, [...(byTarget.get(target) ?? []), offer])
  }
  return {
    of(lines, codes) {
      const targets = new Set(['*', ...lines.flatMap(targetsOfLine)])
      const found = new Set([...targets].flatMap((target) => byTarget.get(target) ?? []))
      return [...found, ...codes.flatMap((code) => byCode.get(code) ?? [])]
    },
    byCode: (code) => byCode.get(code),
    ratesAt: (at) =>
      new Map(
        rates.map(({ taxClass, onRetailPrice, rates: dated }) => {
          const begun = dated.filter(({ from }) => from <= at)
          const last = begun.toSorted((a, b) => a.from.getTime() - b.from.getTime()).at(-1)
          return [taxClass, { rate: last?.rate ?? 0, onRetailPrice }]
        }),
      ),
  }
}

/** By what an offer is found: of products, categories and brands that it states, all of which must hold, the narrowest. */
function targetsOf({ when: { products, categories, brands } }: Offer): string[] {
  if (products.length > 0) return products.map((id) => `product ${id}`)
  if (categories.length > 0) return categories.map((id) => `category ${id}`)
  return brands.length > 0 ? brands.map((name) => `brand ${name}`) : ['*']
}

const targetsOfLine = ({
  productId,
  categoryIds,
  brand,
}: Pick<OfferedLine, 'productId' | 'categoryIds' | 'brand'>) => [
  `product ${productId}`,
  ...categoryIds.map((id) => `category ${id}`),
  `brand ${brand}`,
]
