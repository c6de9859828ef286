import { generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { fill } from '#src/keys/gateway-keys.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { behindNames } from '../../deploy/kong-file.ts'

test('the front door in a container is ready by itself, and says that it is to end while it still answers', async (t) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const kong = await readFile('kong/kong.yml', 'utf8')
  const keys = { JWT_KID: 'a', JWT_PUBLIC_KEY: pem, JWT_OTHER_KID: 'none', JWT_OTHER_PUBLIC_KEY: pem }
  const file = join(await scratchFolder('front-door'), 'kong.yml')
  // As in Kubernetes. None of the services is there: that is not the gateway's fault.
  await writeFile(file, behindNames(fill(kong, keys), '127.0.0.1:1#').replaceAll(/#\w+:8000/g, ''))
  const door = runNode(t, ['deploy/front-door.ts'], {
    env: {
      ...process.env,
      // As the image says, and without a key: it has none.
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      // The end is awaited, never a pause.
      SHUTDOWN_DELAY: '1m',
      KONG_DECLARATIVE_CONFIG: file,
      KONG_STATUS_LISTEN: '127.0.0.1:0',
    },
  })
  let said = ''
  let open: { url: string; status: string } | null = null
  for await (const chunk of door.stdout) {
    said += chunk
    const url = /is open: (\S+)\n/.exec(said)?.[1]
    const port = /status is at port (\d+)\n/.exec(said)?.[1]
    if (url && port) {
      open = { url, status: `http://127.0.0.1:${port}/status/ready` }
      break
    }
  }
  if (!open) throw new Error(said)
  t.is((await fetch(open.status)).status, 200)
  t.is((await fetch(new URL('/elsewhere', open.status))).status, 404)
  t.is((await fetch(`${open.url}/v1/products`)).status, 502)

  door.kill('SIGTERM')
  while ((await fetch(open.status)).status !== 503);
  const late = await fetch(`${open.url}/v1/products`)
  t.deepEqual([late.status, late.headers.get('connection')], [502, 'close'])
})
