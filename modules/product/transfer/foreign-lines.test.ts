import test from 'ava'
import { foreignReader } from './foreign-lines.ts'
import { readHeader } from './import-header.ts'

/** Lines of a file with this header, as they come out, by the line that they come out behind. */
function read(header: string, lines: string[]) {
  const reader = foreignReader(readHeader(header.split(';'), 'PKR'))
  const came = lines.map((line, at) => reader.read(at + 2, line.split(';')))
  return { came, all: [...came, reader.end()].flat() }
}

const value = (
  line: ReturnType<typeof read>['all'][number] | undefined,
  column: 'sku' | 'name' | 'category' | 'imageUrl',
) => (line && 'values' in line ? line.values[column] : undefined)

const shopify = 'Handle;Title;Type;Option1 Value;Variant SKU;Variant Price;Image Src;Status'

test('the lines of a product come out when it ends, all its images with each', (t) => {
  const { came, all } = read(shopify, [
    'a;A;T;S;A-S;1;1.jpg;active',
    'a;;;M;A-M;2;;',
    'a;;;;;;2.jpg;',
    'b;B;T;Default Title;;3;;active',
  ])
  t.deepEqual(
    came.map(({ length }) => length),
    [0, 0, 0, 2],
  )
  t.deepEqual(
    all.map((line) => [value(line, 'sku'), value(line, 'name'), value(line, 'imageUrl')]),
    [
      ['A-S', 'A - S', '1.jpg\n2.jpg'],
      ['A-M', 'A - M', '1.jpg\n2.jpg'],
      ['b', 'B', ''],
    ],
  )
})

test('a product of very many lines comes out on the way, and its images are bounded', (t) => {
  const { came, all } = read(
    shopify,
    Array.from({ length: 5000 }, (_, n) => `a;A;T;${n};A-${n};1;${n}.jpg;active`),
  )
  t.is(all.length, 5000)
  t.true(came.filter(({ length }) => length > 0).length === 2)
  t.true(all.every((line) => (value(line, 'imageUrl') ?? '').split('\n').length <= 20))
})

test('what is not for sale takes its variants with it, and says why', (t) => {
  const { all } = read(shopify, [
    'a;A;T;S;A-S;1;;draft',
    'a;;;M;A-M;2;;',
    'b;B;T;S;B-S;1;;active',
    'b;;;M;B-M;1;;archived',
  ])
  t.deepEqual(
    all.map((line) => ('skipped' in line ? [line.line, line.skipped] : [line.line])),
    [
      [2, 'is not for sale there ("draft")'],
      [3, 'is not for sale there ("draft")'],
      [5, 'is not for sale there ("archived")'],
      [4],
    ],
  )
})

test('variations have what they lack from the product that they name, as long as it is kept', (t) => {
  const woo = 'ID;Type;SKU;Name;Regular price;Categories;Parent'
  const parent = (n: number) => `${n};variable;P-${n};P;;A > B, C;`
  const child = (of: string) => `;variation;V-${of.replace(':', '-')};V;1;;${of}`
  const some = read(woo, [parent(1), child('P-1'), child('id:1'), child('p-1'), child('P-2')])
  t.deepEqual(
    some.all.map((line) => value(line, 'category')),
    [undefined, 'A > B', 'A > B', 'A > B', ''],
  )
  const many = Array.from({ length: 10_001 }, (_, n) => parent(n))
  const { all } = read(woo, [...many, child('P-0'), child('P-10000')])
  t.deepEqual(
    all.slice(-2).map((line) => value(line, 'category')),
    ['', 'A > B'],
  )
})
