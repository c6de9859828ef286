import { rm } from 'node:fs/promises'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { commandAs } from './account.ts'

const account = { uid: 65534, gid: 65534 }

test('the ordinary user that the mart is runs the server too', async (t) => {
  const { file, options } = await commandAs(null, '/bin/ls', ['/'], ['/'])
  t.deepEqual([file, options.uid], ['/bin/ls', undefined])
})

test('where everyone may enter, the account gets no capability', async (t) => {
  const { file, options } = await commandAs(account, '/bin/ls', ['/'], ['/'])
  t.deepEqual([file, options.uid], ['/bin/ls', 65534])
})

test('a closed folder is gone through with a capability, or refused by its name', async (t) => {
  const closed = await scratchFolder('closed')
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const { file, args } = await commandAs(account, '/bin/ls', [closed], [closed])
    t.regex(file, /setpriv$/)
    t.true(args.join(' ').endsWith(`-- /bin/ls ${closed}`))
  } else {
    await t.throwsAsync(commandAs(account, '/bin/ls', [closed], [closed]), { message: new RegExp(closed) })
  }
  await rm(closed, { recursive: true })
})
