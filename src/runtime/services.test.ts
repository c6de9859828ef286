import test from 'ava'
import { selectModules } from './services.ts'
import { StartError } from './start-error.ts'

const modules = [{ name: 'user' }, { name: 'order' }, { name: 'payment' }]
const names = (services: string, brokers = true) =>
  selectModules(modules, services, { brokers }).map(({ name }) => name)

test('all is all, and some are those', (t) => {
  t.deepEqual(names('all', false), ['user', 'order', 'payment'])
  t.deepEqual(names('user,order,payment', false), ['user', 'order', 'payment'])
  t.deepEqual(names(' payment , user '), ['user', 'payment'])
})

test('an unknown name is named with those that there are', (t) => {
  t.throws(() => names('order,ordr'), { instanceOf: StartError, message: /ordr.*user, order, payment, all/ })
})

test('none is an error', (t) => {
  for (const services of ['', ' ', ','])
    t.throws(() => names(services), { instanceOf: StartError, message: /empty/ })
})

test('a strict subset needs brokers', (t) => {
  t.throws(() => names('order', false), { instanceOf: StartError, message: /KAFKA_BROKERS/ })
})
