import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { findPrograms, withTemplatesBeside } from './programs.ts'

const all = ['prometheus', 'promtool', 'alertmanager', 'amtool']

async function folderOf(names: string[], mode = 0o755): Promise<string> {
  const dir = await scratchFolder('programs')
  await mkdir(join(dir, 'usr', 'bin'), { recursive: true })
  for (const name of names) await writeFile(join(dir, 'usr', 'bin', name), '', { mode })
  return dir
}

test('programs of the PATH come before those that were fetched once, and those before any fetching', async (t) => {
  const [here, fetched] = [await folderOf(all), await folderOf(all)]
  const found = await findPrograms(fetched, `/nowhere:${here}/usr/bin`)
  t.like(found, { how: 'PATH', programs: { amtool: `${here}/usr/bin/amtool` } })
  // Three of four are not enough, and neither are files that can't be run.
  const part = await folderOf(all.slice(1))
  const files = await folderOf(all, 0o644)
  const like = { how: fetched, programs: { prometheus: `${fetched}/usr/bin/prometheus` } }
  t.like(await findPrograms(fetched, `${part}/usr/bin`), like)
  if (process.getuid?.() !== 0) t.like(await findPrograms(fetched, `${files}/usr/bin`), like)
})

test("Debian's Alertmanager has a name of its own", async (t) => {
  const here = await folderOf(['prometheus', 'promtool', 'prometheus-alertmanager', 'amtool'])
  const found = await findPrograms('/nowhere', `${here}/usr/bin`)
  t.is(found.programs?.alertmanager, `${here}/usr/bin/prometheus-alertmanager`)
})

test('an Alertmanager that was not installed finds its templates from the folder in which it is run', (t) => {
  const code = Buffer.from([0, 255, 128, 10])
  const program = (path: string) => Buffer.concat([code, Buffer.from(`(${path}default.tmpl)`), code])
  const patched = withTemplatesBeside(program('/usr/share/prometheus/alertmanager/'))
  t.deepEqual(patched, program('usr//share/prometheus/alertmanager/'))
  t.deepEqual(withTemplatesBeside(program('/etc/alertmanager/')), program('/etc/alertmanager/'))
})
