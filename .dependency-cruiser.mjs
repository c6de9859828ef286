/** The walls of the house (README, "The walls"); `tools/checks/architecture.test.ts` runs them and counts what was read. */
const outside = (folders) => ({ pathNot: `^(${folders.join('|')})/` })

/**
 * The files that decide, and read and write nothing: what they are told is what they answer by. They may import
 * each other, the events, and types of anything.
 */
export const pure = [
  'src/money.ts',
  'src/quantity.ts',
  'src/schemas/text.ts',
  'src/events/event.ts',
  'modules/inventory/reservations/reservation.ts',
  'modules/inventory/shelf.ts',
  'modules/notification/letters/account-letters.ts',
  'modules/notification/letters/html.ts',
  'modules/notification/letters/letter.ts',
  'modules/notification/letters/mail-html.ts',
  'modules/notification/letters/mail-text.ts',
  'modules/notification/letters/mail.ts',
  'modules/notification/letters/order-letters.ts',
  'modules/notification/letters/staff-letters.ts',
  'modules/notification/letters/templates.ts',
  'modules/notification/letters/webhook-letters.ts',
  'modules/notification/mailing/delivery.ts',
  'modules/notification/mailing/quiet-hours.ts',
  'modules/notification/staff/alert.ts',
  'modules/notification/staff/news.ts',
  'modules/notification/texting/alphabets.ts',
  'modules/notification/texting/decide-text.ts',
  'modules/notification/texting/is-texting-set.ts',
  'modules/notification/texting/report.ts',
  'modules/notification/texting/texts.ts',
  'modules/notification/webhooks/webhook.ts',
  'modules/notification/wording/faults.ts',
  'modules/notification/wording/language.ts',
  'modules/notification/wording/plain.ts',
  'modules/order/cart/cart.ts',
  'modules/order/placing/limits.ts',
  'modules/order/order.ts',
  'modules/order/order-events.ts',
  'modules/order/pricing.ts',
  'modules/order/shortage.ts',
  'modules/payment/decide.ts',
  'modules/payment/disputes/dispute.ts',
  'modules/payment/payment.ts',
  'modules/payment/payment-events.ts',
  'modules/product/finding/items.ts',
  'modules/product/finding/parts.ts',
  'modules/product/finding/search-document.ts',
  'modules/product/finding/synonyms.ts',
  'modules/product/finding/units.ts',
  'modules/product/finding/wish.ts',
  'modules/product/product.ts',
  'modules/product/product-events.ts',
  'modules/product/finding/search-statement.ts',
  'modules/product/catalogue/slug.ts',
  'modules/product/finding/spelling.ts',
  'modules/product/words.ts',
  'modules/user/user.ts',
]
/** Packages that compute, and no more. */
const computing = ['zod', 'protobufjs', 'currency-codes', 'intl-messageformat']
const anyOf = (files) => files.map((file) => file.replaceAll('.', '\\.')).join('|')

export default {
  forbidden: [
    {
      name: 'modules-do-not-know-each-other',
      comment: 'A module imports itself, src/, proto/ and packages; never another module.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: { path: '^modules/', pathNot: '^modules/$1/' },
    },
    {
      name: 'modules-import-only-the-house',
      comment: 'Of the configuration, what is set: never how it is read.',
      severity: 'error',
      from: { path: '^modules/[^/]+/', pathNot: '^modules/[^/]+/settings\\.ts$' },
      to: { path: '^(features|bench|tools|deploy|config)/', pathNot: '^config/config\\.ts$' },
    },
    {
      name: 'settings-are-plain',
      comment:
        "A module's settings.ts is data that the configuration reads: it imports only types, and those of config/schema.ts.",
      severity: 'error',
      from: { path: '^modules/[^/]+/settings\\.ts$' },
      to: { pathNot: '^config/schema\\.ts$' },
    },
    {
      name: 'settings-are-types-to-a-module',
      comment: 'How a setting is declared is a type: nothing of it is there when a module runs.',
      severity: 'error',
      from: { path: '^modules/[^/]+/settings\\.ts$' },
      to: { path: '^config/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'config-knows-of-modules-their-settings',
      severity: 'error',
      from: { path: '^config/' },
      to: { path: '^(modules|features|bench|tools|deploy)/', pathNot: '^modules/[^/]+/settings\\.ts$' },
    },
    {
      name: 'rooms-keep-their-tables',
      comment: "A room uses other rooms' use cases and pure files; their tables only by these.",
      severity: 'error',
      from: { path: '^modules/([^/]+)/([^/]+)/', pathNot: '\\.test\\.ts$|/test-[^/]+\\.ts$' },
      to: {
        path: '^modules/$1/[^/]+/[^/]+-repository\\.ts$',
        pathNot: '^modules/$1/$2/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'src-names-no-module',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(modules|features|bench|tools)/' },
    },
    {
      name: 'pure-files-do-no-io',
      comment: 'What decides (the list above) imports what decides; it reads and writes nothing.',
      severity: 'error',
      from: { path: `^(${anyOf(pure)})$` },
      to: {
        pathNot: `^(${anyOf(pure)})$|^proto/|node_modules/(${computing.join('|')})/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sql-in-repositories-only',
      comment: 'Only repositories import sequelize, pg or the sql tag.',
      severity: 'error',
      from: { path: '^modules/', pathNot: '(-repository|-repository\\.test|\\.test)\\.ts$' },
      to: {
        path: 'node_modules/(sequelize|pg)/|^src/database/statement\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'machinery-in-src-only',
      comment: 'Only src/ imports kafkajs, awilix, koa, protobufjs; only config/ imports convict.',
      severity: 'error',
      from: outside(['src', 'config', 'proto', 'node_modules', 'bench']),
      to: { path: 'node_modules/(kafkajs|awilix|koa|@koa/[^/]+|helmet|convict|protobufjs)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/test-[^/]+\\.ts$|^features/|^src/testing/|^bench/|^tools/' },
      to: { path: '\\.test\\.ts$|/test-[^/]+\\.ts$|^src/testing/' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^proto/generated/' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
