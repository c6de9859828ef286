import { readFile } from 'node:fs/promises'
import test from 'ava'
import { settingsPage } from './settings.ts'

test('the page of settings is what the schema declares', async (t) => {
  t.is(await readFile('config/README.md', 'utf8'), settingsPage(), 'npm run settings writes it anew')
})
