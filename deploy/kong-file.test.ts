import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { parse } from 'yaml'
import { fill, gatewayKeys } from '#src/keys/gateway-keys.ts'
import { pemOf } from '#src/keys/key-pair.ts'
import { readPublicKey } from '#src/keys/signing-keys.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { behindNames } from './kong-file.ts'

const newKey = () => readPublicKey(pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey))

test('behind other names the file is the same but for who is asked, and that none is asked by Kong', async (t) => {
  const text = await readFile('kong/kong.yml', 'utf8')
  const before = parse(text)
  const after = parse(behindNames(text, 'mart-'))
  t.is(after.upstreams.length, 6)
  for (const [i, { name, targets, ...more }] of after.upstreams.entries()) {
    t.deepEqual(more, {}, name)
    t.deepEqual(targets, [{ target: `mart-${before.upstreams[i].targets[0].target}` }])
  }
  t.deepEqual({ ...after, upstreams: before.upstreams }, before)
})

test('what Kong reads is written of the public keys alone', async (t) => {
  const [key, other] = [newKey(), newKey()]
  const folder = await scratchFolder('kong')
  const write = async (...more: string[]) => {
    const child = runNode(t, ['deploy/kong-file.ts', folder, ...more], {
      env: { NODE_ENV: 'development', JWT_PUBLIC_KEY: key.publicKey, JWT_OTHER_PUBLIC_KEY: other.publicKey },
    })
    const said = (await child.stdout.toArray()).join('')
    t.true(said.includes(key.kid), said)
    return readFile(join(folder, 'kong.yml'), 'utf8')
  }
  const filled = fill(await readFile('kong/kong.yml', 'utf8'), gatewayKeys(key, other))
  t.is(await write(), filled)
  t.is(await write('mart-'), behindNames(filled, 'mart-'))
  t.is(await readFile(join(folder, 'import.conf'), 'utf8'), await readFile('kong/import.conf', 'utf8'))
})
