import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import test from 'ava'
import { topics } from '#proto/events.ts'
import { webhookEventNames } from '#proto/webhooks.ts'
import { asyncapi } from '#src/openapi/asyncapi.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document of every shape
type Json = any

const document: Json = asyncapi()
const require = createRequire(import.meta.url)

test('the document is one of AsyncAPI 3', (t) => {
  // With the addresses of its parts in it, ajv would want to fetch them.
  const specification = require('@asyncapi/specs/schemas/3.0.0-without-$id.json')
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false })
  const validate = ajv.compile(specification)
  t.true(validate(document), JSON.stringify(validate.errors?.slice(0, 3)))
  t.false(validate({ ...document, channels: { webhooks: { address: 7 } } }))
})

test('it has every topic with its events, and every webhook; each reference leads somewhere', (t) => {
  t.deepEqual(Object.keys(document.channels), [...topics.map(({ name }) => name), 'webhooks'])
  for (const { name, events } of topics) t.deepEqual(Object.keys(document.channels[name].messages), events)
  t.deepEqual(Object.keys(document.channels.webhooks.messages), webhookEventNames)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
  t.true(references.length > 100)
  for (const [, path = ''] of references)
    t.truthy(
      path.split('/').reduce((part, name) => part?.[name], document),
      path,
    )
})

test('what a webhook carries has a schema that names nobody and no address', (t) => {
  const told = Object.entries(document.components.schemas).filter(([name]) => name.startsWith('public.'))
  t.true(told.length > 20)
  t.notRegex(JSON.stringify(told), /"(recipient|phone|line1|email|note|reason|carrier)":/)
})
