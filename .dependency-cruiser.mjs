/** The walls of the house (README, "The walls"); `tools/architecture.test.ts` runs them and counts what was read. */
const outside = (folders) => ({ pathNot: `^(${folders.join('|')})/` })

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
      severity: 'error',
      from: { path: '^modules/[^/]+/' },
      to: { path: '^(features|bench|tools|deploy|config)/' },
    },
    {
      name: 'src-names-no-module',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(modules|features|bench|tools)/' },
    },
    {
      name: 'pure-files-do-no-io',
      comment: "A module's domain file decides; it reads and writes nothing.",
      severity: 'error',
      from: { path: '^modules/([^/]+)/$1\\.ts$' },
      to: {
        path: '^(node:|fs|net|http|src/(database|http|postgres)/)|node_modules/(pg|sequelize|koa|kafkajs|nodemailer|stripe)/|-repository\\.ts$',
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
      comment: 'Only src/ imports kafkajs, awilix, koa, convict, protobufjs.',
      severity: 'error',
      from: outside(['src', 'proto', 'node_modules', 'bench']),
      to: { path: 'node_modules/(kafkajs|awilix|koa|@koa/router|convict|protobufjs)/' },
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
