import { minor, money } from './world.ts'

/** How the tables of baskets say goods and offers, and what the contract has for it. */

/** `2 Milk, 750 g Mangoes, 50.00 tip` */
export interface Basket {
  /** Pieces, or grams, by the name of the goods. */
  goods: [name: string, quantity: number][]
  /** In rupees. */
  tip: number
}

export function readBasket(said: string): Basket {
  const basket: Basket = { goods: [], tip: 0 }
  for (const part of said.split(', ')) {
    const [, amount, name] = /^(\d+(?:\.\d+)?)(?: g)? (.+)$/.exec(part) ?? []
    if (!name) throw new Error(`no goods: ${part}`)
    if (name === 'tip') basket.tip = Number(amount)
    else basket.goods.push([name, Number(amount)])
  }
  return basket
}

/** What the goods, categories, brands and codes of a scenario are to the mart. */
export interface Names {
  product(name: string): Promise<string>
  category(name: string): Promise<string>
  brand(name: string): string
  code(word: string): string
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

/** The shop's, which tests run on as they come. */
const timeZone = 'Asia/Karachi'
const hour = 3_600_000

/** The days of the week that it is now, from 1, Monday: two around midnight, so that a scenario may go on past it. */
function today(): number[] {
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' })
  const dayAt = (ms: number) => names.indexOf(weekday.format(Date.now() + ms)) + 1
  return [...new Set([dayAt(-hour / 12), dayAt(hour / 12)])]
}
const otherDays = () => [1, 2, 3, 4, 5, 6, 7].filter((day) => !today().includes(day))

/** From so many hours from now on until so many, by the shop's clock. */
function hours(from: number, until: number) {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const at = (hours: number) => clock.format(Date.now() + hours * hour)
  return { from: at(from), until: at(until) }
}

const kinds: [RegExp, (...said: string[]) => object][] = [
  [/^(\d+) %$/, (percent) => ({ percent: Number(percent) })],
  [/^Rs (\d+)$/, (rupees) => ({ amount: money(Number(rupees)) })],
  [/^each Rs (\d+)$/, (rupees) => ({ priceEach: money(Number(rupees)) })],
  [
    /^buy (\d+) get (\d+) at (\d+) %$/,
    (buy, get, percent) => ({ buy: Number(buy), get: Number(get), percent: Number(percent) }),
  ],
  [
    /^(\d+) for Rs (\d+)$/,
    (quantity, rupees) => ({ bundle: { quantity: Number(quantity), price: money(Number(rupees)) } }),
  ],
  [/^free delivery$/, () => ({ freeDelivery: true })],
]

/** What is said behind a comma: of the offer itself, of `when` and of the coupon. */
const terms: [RegExp, (said: string, names: Names) => { offer?: object; when?: object; coupon?: object }][] =
  [
    [/^together$/, () => ({ offer: { combinable: true } })],
    [/^priority (\d+)$/, (priority) => ({ offer: { priority: Number(priority) } })],
    [/^switched off$/, () => ({ offer: { active: false } })],
    [/^until yesterday$/, () => ({ offer: { until: yesterday() } })],
    [/^since tomorrow$/, () => ({ offer: { from: tomorrow() } })],
    [/^from Rs (\d+)$/, (rupees) => ({ when: { minSubtotal: money(Number(rupees)) } })],
    [/^today$/, () => ({ when: { days: today() } })],
    [/^on other days$/, () => ({ when: { days: otherDays() } })],
    [/^at this hour$/, () => ({ when: { hours: hours(-1, 1) } })],
    [/^at another hour$/, () => ({ when: { hours: hours(2, 4) } })],
    [/^for a first order$/, () => ({ when: { firstOrder: true } })],
    [/^by card$/, () => ({ when: { paymentMethod: 'card' } })],
    [/^with (\w+)$/, (word, names) => ({ coupon: { code: names.code(word) } })],
    [/^for (\d+) orders$/, (total) => ({ coupon: { total: Number(total) } })],
  ]

/** `10 % on category Fruit, together, with TEN`, as POST /v1/offers has it. */
export async function readOffer(said: string, names: Names): Promise<object> {
  const [first = '', ...rest] = said.split(', ')
  const [gift = '', target = 'the basket'] = first.split(' on ')
  const given = kinds.flatMap(([form, gives]) => {
    const found = form.exec(gift)
    return found ? [gives(...found.slice(1))] : []
  })
  const extra = rest.map((term) => {
    const [form, meaning] = terms.find(([one]) => one.test(term)) ?? []
    if (!form || !meaning) throw new Error(`no term of an offer: ${term}`)
    return meaning(form.exec(term)?.[1] ?? '', names)
  })
  if (given.length !== 1) throw new Error(`no offer: ${gift}`)
  const coupon = Object.assign({}, ...extra.map((one) => one.coupon))
  return Object.assign({ name: said, gives: given[0] }, ...extra.map((one) => one.offer), {
    when: Object.assign(await goodsOf(target, names), ...extra.map((one) => one.when)),
    ...(coupon.code && { coupon }),
  })
}

async function goodsOf(target: string, names: Names): Promise<object> {
  if (target === 'the basket') return {}
  const [, brand, category] = /^(?:brand (.+?))?(?: ?(?:in )?category (.+))?$/.exec(target) ?? []
  if (!brand && !category) return { products: [await names.product(target)] }
  return {
    ...(brand && { brands: [names.brand(brand)] }),
    ...(category && { categories: [await names.category(category)] }),
  }
}

/** What a table says that a basket comes to, in minor units. */
export const readSums = ([row]: Record<string, string>[]): Record<string, number> =>
  Object.fromEntries(Object.entries(row ?? {}).map(([name, rupees]) => [name, minor(Number(rupees))]))

/** What a quote, a basket or an order says that it comes to. */
interface Priced {
  subtotal: Amount
  discount: Amount
  deliveryFee: Amount
  taxTotal: Amount
  total: Amount
}
type Amount = { amount: number }

/** The same of a quote, and of an order. */
export const sumsOf = (priced: Priced): Record<string, number> => ({
  subtotal: priced.subtotal.amount,
  discount: priced.discount.amount,
  delivery: priced.deliveryFee.amount,
  tax: priced.taxTotal.amount,
  total: priced.total.amount,
})
