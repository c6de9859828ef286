import test from 'ava'
import fc from 'fast-check'
import { chooseSlug, isSlug, slugOf } from './slug.ts'

const id = '0190a5b4-0000-7000-8000-0123456789ab'
const free = () => false

test('a name becomes a part of a URL', (t) => {
  t.is(slugOf('Nestlé MilkPak Full Cream Milk 1 L'), 'nestle-milkpak-full-cream-milk-1-l')
  t.is(slugOf('Kashmiri Chai کشمیری چائے, 100 g'), 'kashmiri-chai-100-g')
  t.is(slugOf(`Kellogg's "Corn" Flakes`), 'kelloggs-corn-flakes')
  t.is(slugOf('کشمیری چائے'), '')
  t.true(slugOf('a b '.repeat(200)).length <= 80)
})

test('a name that is taken, reserved, an id or not Latin is told apart by the SKU', (t) => {
  t.is(chooseSlug({ name: 'Milk', extra: 'M-1', id }, free), 'milk')
  t.is(
    chooseSlug({ name: 'Milk', extra: 'M-1', id }, (slug) => slug === 'milk'),
    'milk-m-1',
  )
  t.is(chooseSlug({ name: 'Import', extra: 'M-1', id }, free), 'import-m-1')
  t.is(chooseSlug({ name: 'Synonyms', extra: 'M-1', id }, free), 'synonyms-m-1')
  t.is(chooseSlug({ name: id, extra: 'M-1', id }, free), `${id}-m-1`)
  t.is(chooseSlug({ name: 'چائے', extra: 'M-1', id }, free), 'm-1')
  t.is(chooseSlug({ name: 'چائے', extra: '', id }, free), '0123456789ab')
})

test('property: whatever the name, the SKU and what is taken, the slug is one and is free', (t) => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc.uuid({ version: 7 }),
      fc.func(fc.boolean()),
      (name, extra, own, isTaken) => {
        const slug = chooseSlug({ name, extra, id: own }, isTaken)
        return (
          isSlug(slug) &&
          slug !== 'import' &&
          slug !== 'export' &&
          (!isTaken(slug) || slug === own.replaceAll('-', ''))
        )
      },
    ),
  )
  t.pass()
})
