import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import test from 'ava'
import type { Config } from '#config/config.ts'
import { checkUrl, dnsResolver, isPublicAddress } from './addresses.ts'

const inner = [
  ...[
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ],
  ...[
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
  ],
  ...['203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
  ],
  ...['::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:0:127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::7f00:1'],
  ...[
    '2002:7f00:1::',
    '2001::7f00:1',
    '2001:db8::1',
    '100::1',
    '4000::1',
    '5f00::1',
    '3fff::1',
    '',
    'localhost',
    '1',
  ],
]

test('addresses that are not of the internet, or stand for one of IPv4, are none of ours to call', (t) => {
  for (const address of inner) t.false(isPublicAddress(address), address)
  for (const address of ['8.8.8.8', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])
    t.true(isPublicAddress(address), address)
  // Which is the public address that it says.
  t.true(isPublicAddress('::ffff:8.8.8.8'))
})

const checker = (names: Record<string, string[]>, webhookAllowPrivate = false) =>
  checkUrl({
    config: { notification: { webhookAllowPrivate } } as Config,
    resolveHost: async (hostname) => names[hostname] ?? [],
  })

const names = {
  'erp.test': ['93.184.215.14', '2606:4700::1111'],
  'inner.test': ['10.0.0.1'],
  'mixed.test': ['93.184.215.14', '169.254.169.254'],
}

test('a URL is called by https, at a port of its own, under names that lead to public addresses alone', async (t) => {
  const check = checker(names)
  t.deepEqual((await check('https://erp.test/mart?key=1')).addresses, [
    { address: '93.184.215.14', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ])
  for (const url of [
    'https://ERP.test:443/',
    'https://erp.test:8443/',
    'https://93.184.215.14/',
    'https://[2606:4700::1111]/',
  ])
    await t.notThrowsAsync(check(url), url)
  const refused: [RegExp, string[]][] = [
    [/must be a URL/, ['', 'erp.test', 'https://', 'https://erp.test:99999/']],
    [
      /must begin with https/,
      ['http://erp.test/', 'ftp://erp.test/', 'file:///etc/passwd', 'javascript:0', 'http://127.0.0.1/'],
    ],
    [/no user name/, ['https://a@erp.test/', 'https://a:b@erp.test/', 'https://:b@erp.test/']],
    [/no #/, ['https://erp.test/#here']],
    [
      /port 443/,
      ['https://erp.test:22/', 'https://erp.test:80/', 'https://erp.test:1023/', 'https://erp.test:0/'],
    ],
    [/leads nowhere/, ['https://nowhere.test/', 'https://localhost/', 'https://kafka/']],
    [
      /public address/,
      [
        ...[
          'https://inner.test/',
          'https://mixed.test/',
          'https://10.0.0.1/',
          'https://[::1]/',
          'https://127.1/',
        ],
        ...['https://2130706433/', 'https://0x7f.0.0.1/', 'https://017700000001/', 'https://[::ffff:a00:1]/'],
        ...[
          'https://169.254.169.254/latest/meta-data/',
          'https://[64:ff9b::a00:1]/',
          'https://１２７.0.0.1/',
        ],
      ],
    ],
  ]
  for (const [message, urls] of refused)
    for (const url of urls) await t.throwsAsync(check(url), { message }, url)
})

test('a URL is of a length that every server takes, as it is called', async (t) => {
  const check = checker(names)
  await t.notThrowsAsync(check(`https://erp.test/${'ا'.repeat(300)}`))
  await t.throwsAsync(check(`https://erp.test/${'ا'.repeat(400)}`), { message: /2048 characters/ })
})

test('a name server that is out is told apart from a name without an address', async (t) => {
  const serverFailed = 2
  const noSuchName = 3
  for (const [code, expected] of [
    [serverFailed, { code: 'ESERVFAIL' }],
    [noSuchName, null],
  ] as const) {
    const server = createSocket('udp4')
    t.teardown(() => void server.close())
    server.on('message', (query, { port, address }) => {
      query.writeUInt16BE(0x8180 | code, 2)
      server.send(query, port, address)
    })
    server.bind(0, '127.0.0.1')
    await once(server, 'listening')
    const resolve = dnsResolver([`127.0.0.1:${server.address().port}`])
    if (expected) await t.throwsAsync(resolve('erp.test'), expected)
    else t.deepEqual(await resolve('erp.test'), [])
  }
})

test('where private addresses are allowed, loopback needs no TLS, and nothing else does without', async (t) => {
  const check = checker(names, true)
  for (const url of [
    'http://localhost:80/',
    'http://127.0.0.1/',
    'http://[::1]:5000/',
    'https://inner.test:22/',
  ])
    await t.notThrowsAsync(check(url), url)
  for (const url of ['http://inner.test/', 'http://erp.test/', 'http://127.0.0.2/', 'ftp://localhost/'])
    await t.throwsAsync(check(url), { message: /https/ }, url)
})
