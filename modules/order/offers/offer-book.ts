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

/** Of a time without any. */
export const noOffers: OfferBook = { of: () => [], byCode: () => undefined, ratesAt: () => new Map() }

export function openBook(offers: Offer[], rates: DatedRates[]): OfferBook {
  const byProduct = new Map<string, Offer[]>()
  const byCategory = new Map<string, Offer[]>()
  const byBrand = new Map<string, Offer[]>()
  const byCode = new Map<string, Offer>()
  const ofAllGoods: Offer[] = []
  const file = (offer: Offer, names: string[], by: Map<string, Offer[]>) => {
    for (const name of names) by.set(name, [...(by.get(name) ?? []), offer])
  }
  for (const offer of offers) {
    const { coupon, active, when } = offer
    if (coupon) byCode.set(coupon.code, offer)
    else if (!active) continue
    // Of what it states all must hold: it is found by the narrowest.
    else if (when.products.length > 0) file(offer, when.products, byProduct)
    else if (when.categories.length > 0) file(offer, when.categories, byCategory)
    else if (when.brands.length > 0) file(offer, when.brands, byBrand)
    else ofAllGoods.push(offer)
  }
  let latest: Period | null = null
  return {
    of(lines, codes) {
      const found = new Set(ofAllGoods)
      const add = (some: Offer[] = []) => {
        for (const offer of some) found.add(offer)
      }
      for (const { productId, categoryIds, brand } of lines) {
        add(byProduct.get(productId))
        for (const id of categoryIds) add(byCategory.get(id))
        add(byBrand.get(brand))
      }
      return [...found, ...codes.flatMap((code) => byCode.get(code) ?? [])]
    },
    byCode: (code) => byCode.get(code),
    ratesAt(at) {
      const time = at.getTime()
      // Most ask for the present, in which rates seldom change.
      if (!latest || time < latest.from || time >= latest.until) latest = periodOf(rates, time)
      return latest.rates
    },
  }
}

/**
 * A book as it was at an earlier revision: what is in it now and was then, and what was changed or deleted since, as it was.
 * `past` may have what is in the book still: it counts once.
 */
export function bookAsOf(book: OfferBook, revision: number, past: Offer[]): OfferBook {
  const pastBook = openBook(past, [])
  const replaced = new Set(past.map(({ id }) => id))
  const isOfThen = ({ id, since }: Offer) => since <= revision && !replaced.has(id)
  return {
    of: (lines, codes) => [...book.of(lines, codes).filter(isOfThen), ...pastBook.of(lines, codes)],
    byCode: (code) => pastBook.byCode(code) ?? [book.byCode(code)].find((offer) => offer && isOfThen(offer)),
    ratesAt: (at) => book.ratesAt(at),
  }
}

/** Milliseconds in which no rate changes, from and before; and the rates. */
interface Period {
  from: number
  until: number
  rates: TaxRates
}

function periodOf(classes: DatedRates[], time: number): Period {
  const changes = classes.flatMap(({ rates }) => rates.map(({ from }) => from.getTime()))
  return {
    from: Math.max(Number.NEGATIVE_INFINITY, ...changes.filter((change) => change <= time)),
    until: Math.min(Number.POSITIVE_INFINITY, ...changes.filter((change) => change > time)),
    rates: new Map(
      classes.map(({ taxClass, onRetailPrice, rates }) => {
        const begun = rates.filter(({ from }) => from.getTime() <= time)
        const last = begun.toSorted((a, b) => a.from.getTime() - b.from.getTime()).at(-1)
        return [taxClass, { rate: last?.rate ?? 0, onRetailPrice }]
      }),
    ),
  }
}
