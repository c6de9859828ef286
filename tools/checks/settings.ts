import { readFile, writeFile } from 'node:fs/promises'
import { settingsIn } from '#config/config.ts'

/** What the chart sets itself, by values of its own (deploy/helm/imtiaz-mart/templates/_process.tpl). */
const setByChart =
  /^(NODE_ENV|SERVICES|PORT|HOST|ADMIN_(PORT|HOST|EMAIL)|HTTPS_\w+|PUBLIC_URL|TRUSTED_PROXIES|OPENAPI|SHUTDOWN_DELAY|DATA_DIR|ALLOW_\w+|KAFKA_(BROKERS|REPLICATION_FACTOR|SSL|SSL_CA_FILE|SASL_\w+)|(JWT|MAIL)_\w*PUBLIC_KEY|TWILIO_(ACCOUNT_SID|FROM))$/

const chartSchema = new URL('../../deploy/helm/imtiaz-mart/values.schema.json', import.meta.url)

/** What no installation has. */
const forTests = /^FAULT_POINT$/

/** The chart's schema of values as it is to be: `settings` may have each setting that is no secret and not the chart's own. */
export async function chartSchemaText(): Promise<string> {
  const schema = JSON.parse(await readFile(chartSchema, 'utf8'))
  const [, named] = schema.$defs.settings.propertyNames.anyOf
  named.enum = settingsIn()
    .filter(({ env, sensitive }) => !sensitive && !setByChart.test(env) && !forTests.test(env))
    .map(({ env }) => env)
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** `npm run settings` writes config/README.md: every setting, as config/schema.ts and the modules' settings.ts declare it. */
export function settingsPage(): string {
  const rows = settingsIn().map(
    ({ env, default: value, doc }) => `| \`${env}\` | ${value === '' ? '' : `\`${value}\``} | ${doc} |`,
  )
  return `# Settings

Written by \`npm run settings\` from [schema.ts](schema.ts) and the modules' \`settings.ts\`, where each setting is
declared once. The environment is laid over \`<NODE_ENV>.json\`, and that over the defaults below. A variable that is
set to nothing counts as not set. Durations are written \`500ms\`, \`30s\`, \`15m\`, \`2h\` or \`30d\`.
\`<MODULE>_DATABASE_URL\`, such as \`ORDER_DATABASE_URL\`, is one module's own database. Any of them may stand in a file
that \`<NAME>_FILE\` names, as Docker's and Kubernetes' secrets do.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}

if (import.meta.main) {
  await writeFile(new URL('../../config/README.md', import.meta.url), settingsPage())
  await writeFile(chartSchema, await chartSchemaText())
}
