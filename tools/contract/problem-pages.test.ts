import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import test from 'ava'
import { modules } from '../../modules/all.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('each type of problem that is answered with has its page, and no page is of another', async (t) => {
  const { stdout } = await promisify(execFile)(
    'git',
    ['grep', '-hoE', `'/problems/[a-z-]+'`, '--', 'modules/*.ts', 'src/*.ts', ':!*.test.ts'],
    { cwd: root },
  )
  const types = [...new Set(stdout.trim().split('\n'))].map((type) => type.slice(1, -1))
  t.true(types.length > 3)
  const paths = modules.flatMap(({ pages }) => pages.map(({ path }) => path))
  t.deepEqual(paths.filter((path) => path.startsWith('/problems/')).sort(), types.sort())
})
