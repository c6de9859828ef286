import type { TestFn } from 'ava'
import anyTest from 'ava'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import product from './index.ts'

export interface Shop {
  mart: TestMart
  staff: string
  shopper: string
  /** The body, after checking the status. */
  ask(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; status?: number; as?: string },
  ): Promise<
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
    any
  >
  /** A new product in a category of its own kind. */
  make(
    facts?: Record<string, unknown>,
  ): Promise<{ id: string; slug: string; sku: string; version: number; tariffCode?: string }>
  category(
    name: string,
    parentId?: string | null,
  ): Promise<{ id: string; slug: string; name: string; parentId: string | null }>
}

/** Tests of one file share a mart with the product module alone, its catalogue empty or seeded. */
export function shopTest(seed: 'demo' | 'none'): TestFn<Shop> {
  const test = anyTest as TestFn<Shop>
  let shop: Shop
  test.before(async () => {
    shop = await openShop(seed)
  })
  test.beforeEach((t) => {
    t.context = shop
  })
  test.after.always(() => shop?.mart.stop())
  return test
}

/** A mart with the product module alone, which whoever opens it stops. */
export async function openShop(seed: 'demo' | 'none'): Promise<Shop> {
  const mart = await testMart([product], { seed })
  const staff = mart.token({ id: '0190a5b4-0000-7000-8000-000000000001', role: 'staff' })
  const shopper = mart.token({ id: '0190a5b4-0000-7000-8000-000000000002', role: 'customer' })
  let serial = 0
  const ask: Shop['ask'] = async (method, path, { body, headers, status = 200, as = staff } = {}) => {
    const answer = await mart.request(method, path, { body, headers, token: as || undefined })
    if (answer.status !== status) {
      throw new Error(`${method} ${path}: ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`)
    }
    return answer.body
  }
  const category: Shop['category'] = (name, parentId = null) =>
    ask('POST', '/v1/categories', { body: { name, parentId }, status: 201 })
  let shelf: Promise<{ id: string }> | null = null
  return {
    mart,
    staff,
    shopper,
    ask,
    category,
    async make(facts = {}) {
      shelf ??= category('Test shelf')
      serial += 1
      const body = {
        sku: `TEST-${serial}`,
        name: `Thing ${serial}`,
        categoryId: (await shelf).id,
        price: { amount: 100 * serial, currency: 'PKR' },
        ...facts,
      }
      return ask('POST', '/v1/products', { body, status: 201 })
    },
  }
}
