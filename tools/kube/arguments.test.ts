import test from 'ava'
import { readArguments, splitImage } from './arguments.ts'

test('a command and what it is about; the images to go on to have the name of the first', (t) => {
  t.deepEqual(readArguments(['prove']), {
    command: 'prove',
    namespace: 'imtiaz-mart',
    release: 'mart',
    image: 'imtiaz-mart:one',
    next: 'imtiaz-mart:two',
    bad: 'imtiaz-mart:bad',
    frontDoor: null,
    values: [],
    shoppers: 8,
    orders: 40,
  })
  const asked = readArguments(
    'upgrade --image ghcr.io/a/mart:1.0 --front-door door:1 --values a.yaml --values b.yaml --shoppers 3'.split(
      ' ',
    ),
  )
  t.like(asked, { command: 'upgrade', next: 'ghcr.io/a/mart:two', frontDoor: 'door:1', shoppers: 3 })
  t.deepEqual(asked.values, ['a.yaml', 'b.yaml'])
})

for (const [line, why] of [
  ['', /one command is wanted/],
  ['constructor', /one command is wanted/],
  ['up down', /one command is wanted/],
  ['up --nonsense', /nonsense/],
  ['up --image imtiaz-mart', /name:tag/],
  ['up --next imtiaz-mart:one', /the image to begin with/],
  ['up --bad other:bad', /another tag of imtiaz-mart/],
  ['up --shoppers 0', /--shoppers/],
  ['up --orders many', /--orders/],
  ['up --release Mart', /--release/],
  // Never what is there already.
  ['down --namespace kube-system', /--namespace/],
  ['down --namespace default', /--namespace/],
] as const)
  test(`refused: ${line || 'nothing'}`, (t) => {
    t.throws(() => readArguments(line.split(' ').filter(Boolean)), { message: why })
  })

test("an image's tag is what follows the last colon, not a registry's port", (t) => {
  t.deepEqual(splitImage('localhost:5000/shop/mart:1.2'), { name: 'localhost:5000/shop/mart', tag: '1.2' })
  t.throws(() => splitImage('localhost:5000/mart'))
})
