import test from 'ava'
import { Webhook } from 'standardwebhooks'
import type { Config } from '#config/config.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { secrets } from './secrets.ts'

const keyed = async () => {
  const dataDir = await scratchFolder('webhook-secrets')
  return secrets({ config: { dataDir, mail: { privateKey: '', publicKey: '' } } as Config })
}
const message = { id: '1', payload: '{}' }

test('a secret is kept sealed, for its endpoint and by its key alone', async (t) => {
  const own = await keyed()
  const { secret, sealed } = await own.make('erp')
  t.false(sealed.includes(secret.slice(6)))
  const kept = { endpointId: 'erp', secret: sealed, previousSecret: null, previousSecretUntil: null }
  const headers = await own.sign(kept, message, new Date())
  t.notThrows(() => new Webhook(secret).verify(message.payload, { ...headers }))
  await t.throwsAsync(own.sign({ ...kept, endpointId: 'other' }, message, new Date()))
  await t.throwsAsync((await keyed()).sign(kept, message, new Date()))
})

test('the secret before signs too, until its day is over', async (t) => {
  const own = await keyed()
  const [old, young] = [await own.make('erp'), await own.make('erp')]
  const until = new Date()
  const kept = {
    endpointId: 'erp',
    secret: young.sealed,
    previousSecret: old.sealed,
    previousSecretUntil: until,
  }
  const signatures = async (at: number) =>
    (await own.sign(kept, message, new Date(at)))['webhook-signature'].split(' ').length
  t.is(await signatures(until.getTime() - 1), 2)
  t.is(await signatures(until.getTime()), 1)
})
