import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ExecutionContext } from 'ava'
import { parse } from 'yaml'
import { runWatched } from '#src/testing/broker/watched.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'

const withNginx = testWhere(
  await promisify(execFile)('nginx', ['-v']).then(
    () => true,
    () => false,
  ),
  'there is no nginx',
  { mayLack: true },
)

/**
 * What Kong leaves to nginx, on a real one: the directives of docker-compose.yml and `import.conf` itself, in a server
 * made as Kong's template makes its own, with constants where Kong's Lua finds something out.
 */
async function nginx(t: ExecutionContext) {
  const heard: { method?: string; url?: string; bytes: number }[] = []
  const serve = createServer((req, res) => {
    const one = { method: req.method, url: req.url, bytes: 0 }
    heard.push(one)
    req
      .on('error', () => {})
      .on('data', (chunk) => {
        one.bytes += chunk.length
      })
    if (req.url === '/v1/breaks') req.socket.destroy()
    else if (req.url !== '/v1/hangs') req.on('end', () => res.end(String(one.bytes)))
  }).listen(0, '127.0.0.1')
  await once(serve, 'listening')
  const upstream = `127.0.0.1:${(serve.address() as AddressInfo).port}`
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  await new Promise((closed) => free.close(closed))

  const dir = await scratchFolder('nginx')
  const text = await readFile(new URL('import.conf', import.meta.url), 'utf8')
  const reading = { merge: true, maxAliasCount: -1, logLevel: 'error' } as const
  const compose = parse(await readFile('docker-compose.yml', 'utf8'), reading)
  const settings = Object.entries(compose.services.kong.environment as Record<string, string>)
  const directives = (prefix: string) =>
    settings
      .filter(([name]) => name.startsWith(prefix) && !name.endsWith('_INCLUDE'))
      .map(([name, value]) => `${name.slice(prefix.length).toLowerCase()} ${value};`)
      .join('\n')
  const asked = text
    .replace(/(set \$upstream_scheme\s+)''/, "$1'http'")
    .replace(/(set \$upstream_uri\s+)''/, '$1$request_uri')
    .replace(/(set \$upstream_host\s+)''/, "$1'mart'")
    .replace(/content_by_lua_block \{[^}]*\}/, 'return 200 "handled $status";')
    .replaceAll(/\w+_by_lua_block\s*\{;\}/g, '')
  const place = /location = \S+ \{(.*?)\n {4}# Kong's own list/s.exec(asked)?.[1] ?? t.fail('no place')
  // `location /`, and where Kong goes on with a route whose `request_buffering` is false.
  const usual = place.replace(/client_max_body_size .*/, '').replace(/proxy_request_buffering .*/, '')
  const named = usual.replaceAll(/set \$.*/g, '')
  await mkdir(join(dir, 'bodies'))
  await writeFile(join(dir, 'import.conf'), asked)
  await writeFile(
    join(dir, 'nginx.conf'),
    `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/error.log;
    events { worker_connections 128; }
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/bodies;`).join(' ')}
      client_max_body_size 0;
      ${directives('KONG_NGINX_HTTP_')}
      upstream kong_upstream {
        server ${upstream} max_fails=0;
        server ${upstream} max_fails=0;
      }
      server {
        listen 127.0.0.1:${port};
        proxy_read_timeout 5s;
        error_page 400 404 405 408 411 412 413 414 417 /kong_error_handler;
        error_page 494 =494 /kong_error_handler;
        error_page 500 502 503 504 /kong_error_handler;
        ${directives('KONG_NGINX_PROXY_')}
        include ${dir}/import.conf;
        location / { ${usual} proxy_request_buffering on; try_files /none @unbuffered_request; }
        location @unbuffered_request { ${named} proxy_request_buffering off; }
        location = /kong_error_handler { internal; return 200 "handled $status"; }
      }
    }`,
  )
  const life = await runWatched(['nginx', '-p', dir, '-c', join(dir, 'nginx.conf')])
  t.teardown(() => {
    life.kill('SIGKILL')
    serve.close().closeAllConnections()
  })
  const listens = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
  await until(listens)
  /** `body`: so many bytes, or for ever. */
  const ask = async (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string | number>; body?: number } = {},
  ) => {
    const asking = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
    asking.on('error', () => {})
    let left = body ?? 0
    const more = () => {
      while (left > 0 && !asking.destroyed) {
        left -= 65_536
        if (!asking.write(Buffer.alloc(65_536))) return
      }
      if (left <= 0) asking.end()
    }
    const continued: string[] = []
    asking.on('continue', () => continued.push('100')).on('drain', more)
    if (headers['content-length']) asking.flushHeaders()
    else more()
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response) text += chunk
    asking.destroy()
    return { status: response.statusCode, text, continued }
  }
  return { ask, heard, kept: () => readdir(join(dir, 'bodies')) }
}

withNginx('nginx holds the limits itself, by the length or as a body comes, and keeps nothing', async (t) => {
  const { ask, heard, kept } = await nginx(t)
  const said = { 'content-length': 1_048_577 }
  // Node sends no body with a GET unless told how.
  const chunked = { 'transfer-encoding': 'chunked' }
  t.is((await ask('POST', '/v1/auth/login', { headers: said })).status, 413)
  // Not 417, and the body is not asked for.
  const expecting = await ask('POST', '/v1/auth/login', { headers: { ...said, expect: '100-continue' } })
  t.deepEqual([expecting.status, expecting.continued], [413, []])
  t.is(heard.length, 0)
  t.like(await ask('POST', '/v1/auth/login', { body: Number.POSITIVE_INFINITY }), {
    ...{ status: 413, text: 'handled 413' },
  })
  t.true((heard[0]?.bytes ?? 0) <= 1_048_576)
  t.like(await ask('POST', '/v1/auth/login', { body: 1_048_576 }), { status: 200, text: '1048576' })
  t.like(await ask('GET', '/v1/products', { headers: chunked, body: Number.POSITIVE_INFINITY }), {
    status: 413,
  })
  t.deepEqual(await kept(), [])
})

withNginx('the import has a limit of its own, at however its path is written', async (t) => {
  const { ask, heard, kept } = await nginx(t)
  const large = 4 * 1_048_576
  t.like(await ask('POST', '/v1/products/import', { body: large }), { status: 200, text: `${large}` })
  t.like(await ask('POST', '/v1//products/./%69mport?a=1', { body: large }), { status: 200 })
  t.is((await ask('POST', '/v1/products/import', { headers: { 'content-length': 67_108_865 } })).status, 413)
  t.is((await ask('POST', '/v1/products/imports', { body: large })).status, 413)
  // Answered by Kong's handler, which counts what was sent no second time.
  t.like(await ask('POST', '/v1/products/import', { body: Number.POSITIVE_INFINITY }), {
    ...{ status: 413, text: 'handled 413' },
  })
  t.true((heard.at(-1)?.bytes ?? 0) <= 64 * 1_048_576)
  t.deepEqual(await kept(), [])
})

withNginx('a read that breaks is tried once more, one that hangs is not', async (t) => {
  const { ask, heard } = await nginx(t)
  t.is((await ask('GET', '/v1/breaks')).status, 502)
  t.is(heard.length, 2)
  t.is((await ask('GET', '/v1/hangs')).status, 504)
  t.is(heard.length, 3)
  t.is((await ask('POST', '/v1/breaks', { body: 65_536 })).status, 502)
  t.is(heard.length, 4)
})

withNginx(
  "what is odd ends at Kong's handler, under the status that the post-function expects",
  async (t) => {
    const { ask } = await nginx(t)
    t.like(await ask('TRACE', '/v1/products'), { status: 405, text: 'handled 405' })
    t.like(await ask('GET', '/v1/products/%00'), { status: 400, text: 'handled 400' })
    t.like(await ask('GET', '/v1/products/%zz'), { status: 400, text: 'handled 400' })
    t.like(await ask('GET', `/v1/${'x'.repeat(20_000)}`), { status: 414, text: 'handled 414' })
    t.like(await ask('GET', '/v1/products', { headers: { long: 'x'.repeat(20_000) } }), {
      text: 'handled 494',
    })
    t.is((await ask('GET', '/v1/products', { headers: { long: 'x'.repeat(12_000) } })).status, 200)
  },
)
