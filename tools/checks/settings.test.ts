import { readFile } from 'node:fs/promises'
import test from 'ava'
import { chartSchemaText, settingsPage } from './settings.ts'

test('the page of settings is what the schema declares', async (t) => {
  t.is(await readFile('config/README.md', 'utf8'), settingsPage(), 'npm run settings writes it anew')
})

test("the chart's values may have each setting that is no secret, and no other", async (t) => {
  const file = 'deploy/helm/imtiaz-mart/values.schema.json'
  t.is(await readFile(file, 'utf8'), await chartSchemaText(), 'npm run settings writes it anew')
})
