import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const secrets = {
  ADMIN_PASSWORD: 'a season of mangoes',
  KUBECONFIG_TEXT: 'apiVersion: v1\nusers:\n- token: eyJhbGciOiJSUzI1NiJ9\n',
}
const asked = [
  ...['--release', 'mart', '--namespace', 'shop', '--chart', 'oci://registry.test/charts/imtiaz-mart'],
  ...['--version', '1.2.0', '--values', 'ours.yaml', '--digest', digest, '--url', 'https://shop.test/'],
  ...['--timeout', '60s', '--poll', '10ms'],
]

type Plan = Partial<
  Record<'upgrade' | 'rollback' | 'demo' | 'look' | 'audit' | 'history' | 'kind', string>
> & { revisions?: string[] }

/** Starts a delivery among commands that go as planned, to a cluster in which revision 4 runs unless told otherwise. */
async function start(t: ExecutionContext, { revisions, ...plan }: Plan, more: string[] = [], env = {}) {
  const dir = await scratchFolder('deploy')
  await mkdir(join(dir, 'bin'))
  await mkdir(join(dir, 'tmp'))
  for (const name of ['helm', 'kubectl', 'node'])
    await symlink(resolve('tools/delivery/testing/fake-command.sh'), join(dir, 'bin', name))
  for (const [name, how] of Object.entries(plan)) await writeFile(join(dir, `plan-${name}`), how)
  const before = revisions ?? ['3 superseded Upgrade complete', '4 deployed Upgrade complete']
  await writeFile(join(dir, 'revisions'), before.map((line) => `${line}\n`).join(''))
  await writeFile(join(dir, 'calls'), '')
  const child = spawn(process.execPath, ['tools/delivery/deploy.ts', ...asked, ...more], {
    env: {
      PATH: `${join(dir, 'bin')}:${process.env.PATH}`,
      FAKE: dir,
      TMPDIR: join(dir, 'tmp'),
      ...secrets,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const read = async (file: string) => readFile(join(dir, file), 'utf8')
  return {
    dir,
    child,
    output: () => output,
    hangs: () => until(() => existsSync(join(dir, 'hangs')), 60_000),
    read,
    async end() {
      const code = await ended
      const calls = (await read('calls')).split('\n').filter(Boolean)
      return { code, output, calls, of: (start: string) => calls.filter((call) => call.startsWith(start)) }
    },
  }
}

const deploy = async (t: ExecutionContext, plan: Plan, more: string[] = [], env = {}) =>
  (await start(t, plan, more, env)).end()

test.serial('an image is brought there by its digest, sold in and audited', async (t) => {
  const run = await start(t, {})
  const { code, output, calls } = await run.end()
  t.is(code, 0, output)
  t.deepEqual(
    calls.map((call) => call.replace(/audit-5-\w+/g, 'JOB')),
    [
      'helm history mart --max 50 --output json --namespace shop',
      'helm upgrade mart oci://registry.test/charts/imtiaz-mart --install --atomic --timeout 60s --history-max 50 ' +
        `--version 1.2.0 --values ours.yaml --set-string image.digest=${digest} --namespace shop`,
      'helm history mart --max 50 --output json --namespace shop',
      'node tools/mart/demo.ts',
      'kubectl get cronjobs,deployments --selector ' +
        'app.kubernetes.io/instance=mart,app.kubernetes.io/component=audit --output json --namespace shop',
      'kubectl create job JOB --from=cronjob/mart-audit --namespace shop',
      ...Array(3).fill('kubectl get job JOB --output json --namespace shop'),
      'kubectl logs job/JOB --tail 200 --namespace shop',
      'kubectl delete job JOB --wait=false --namespace shop',
    ],
  )
  t.regex(output, /What the audit found/)
  t.regex(output, new RegExp(`DEPLOYED: revision 5 of mart in shop is ${digest}`))
  const [helm, node] = [await run.read('env-helm'), await run.read('env-node')]
  t.regex(node, /^BASE_URL=https:\/\/shop\.test$/m)
  t.regex(node, /^ADMIN_PASSWORD=/m)
  t.notRegex(node, /KUBECONFIG/, "the cluster is none of the smoke test's business")
  t.notRegex(helm, /KUBECONFIG_TEXT/)
  const kubeconfig = /^KUBECONFIG=(.*)$/m.exec(helm)?.[1] as string
  t.true(kubeconfig.startsWith(run.dir))
  t.deepEqual(await readdir(join(run.dir, 'tmp')), [], 'nothing is left of it')
})

test.serial('nothing that is secret is printed, however it gets there', async (t) => {
  const run = await start(t, { demo: 'fails' }, [], {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(await scratchFolder('summary'), 'summary.md'),
  })
  const { output } = await run.end()
  t.regex(output, /signed in with \*\*\*/)
  t.regex(output, /and its last line: \*\*\*/)
  t.regex(output, /^::error title=Delivery::ROLLED BACK/m)
  for (const secret of ['season', 'eyJhbGci']) t.false(output.includes(secret), secret)
})

test.serial('with look nothing is sold', async (t) => {
  const { code, of } = await deploy(t, {}, ['--smoke', 'look'])
  t.is(code, 0)
  t.deepEqual(of('node'), ['node tools/delivery/look.ts'])
})

test.serial("what is the shop's own comes as a file of values, which is gone afterwards", async (t) => {
  const run = await start(t, {}, [], { VALUES_TEXT: 'services: {}\n' })
  const { code, of } = await run.end()
  t.is(code, 0)
  const [, first, second] =
    /--values (\S+) --values (\S+) --set-string/.exec(of('helm upgrade')[0] as string) ?? []
  t.is(first, 'ours.yaml')
  t.true(second?.startsWith(join(run.dir, 'tmp')))
  t.deepEqual(await readdir(join(run.dir, 'tmp')), [])
  t.notRegex(await run.read('env-node'), /VALUES_TEXT/)
})

test.serial('where no CronJob audits the Deployment does', async (t) => {
  const { code, of } = await deploy(t, { kind: 'Deployment' })
  t.is(code, 0)
  t.deepEqual(of('kubectl exec'), [
    'kubectl exec deployment/mart-audit-loop -- node tools/audit/audit.ts --namespace shop',
  ])
})

test.serial('an upgrade that failed and was gone back from by Helm is only told of', async (t) => {
  const { code, output, of } = await deploy(t, { upgrade: 'fails' })
  t.is(code, 1)
  t.deepEqual([of('helm rollback'), of('node')], [[], []])
  t.regex(
    output,
    /NOT DEPLOYED: the upgrade failed \(code 1: Error: UPGRADE FAILED.*Helm went back to revision 4/,
  )
})

for (const [why, plan, message] of [
  ['an upgrade that was left pending', { upgrade: 'dies' }, /the upgrade failed/],
  ['an upgrade that changed nothing', { upgrade: 'lies' }, /after the upgrade revision 4 is deployed/],
  ['a smoke test that fails', { demo: 'fails' }, /the smoke test failed/],
  ['an audit that finds something', { audit: 'fails' }, /the audit failed/],
  [
    'an audit that finds something, in the Deployment',
    { audit: 'fails', kind: 'Deployment' },
    /the audit failed/,
  ],
  ['an audit that is not there', { kind: 'none' }, /the audit failed/],
] satisfies [string, Plan, RegExp][])
  test.serial(`${why} is gone back from, once, to what ran before, and that is looked at`, async (t) => {
    const { code, output, calls, of } = await deploy(t, plan)
    t.is(code, 1, output)
    t.deepEqual(of('helm rollback'), [
      'helm rollback mart 4 --cleanup-on-fail --wait --timeout 60s --namespace shop',
    ])
    t.regex(output, message)
    t.regex(output, /ROLLED BACK: .*Revision 4 of mart runs again/)
    t.is(calls.at(-1), 'node tools/delivery/look.ts')
    t.is(
      of('kubectl').length > 0,
      'audit' in plan || 'kind' in plan,
      'what failed before the audit spares it',
    )
  })

for (const [why, plan, message] of [
  ['fails', { rollback: 'fails' }, /failed too \(helm rollback: code 1: Error: timed out waiting/],
  ['changes nothing', { rollback: 'lies' }, /failed too \(revision 5 is deployed\)/],
  ['ends in a shop that is amiss', { look: 'fails' }, /does not answer as a shop does/],
] satisfies [string, Plan, RegExp][])
  test.serial(`going back that ${why} ends with 3, and says what to do`, async (t) => {
    const { code, output } = await deploy(t, { demo: 'fails', ...plan })
    t.is(code, 3)
    t.regex(output, message)
    t.regex(output, /NOT ROLLED BACK: .*helm rollback mart 4 --namespace shop --wait/)
  })

test.serial('the first release has nothing to go back to: what is there is left, for people', async (t) => {
  const { code, output, of } = await deploy(t, { revisions: [], demo: 'fails' })
  t.is(code, 3)
  t.deepEqual(of('helm rollback'), [])
  t.regex(output, /NOT ROLLED BACK: the smoke test failed, and mart has no revision to go back to/)
})

test.serial('the first release, where its upgrade fails, is as if it had not been', async (t) => {
  const { code, output, of } = await deploy(t, { revisions: [], upgrade: 'fails' })
  t.is(code, 1)
  t.deepEqual(of('helm rollback'), [])
  t.regex(output, /There was no mart before, and is none now/)
})

test.serial('what failed before is not what is gone back to', async (t) => {
  const revisions = ['7 superseded a', '8 deployed b', '9 failed c']
  const { code, of } = await deploy(t, { revisions, audit: 'fails' })
  t.is(code, 1)
  t.is(of('helm rollback').length, 1)
  t.regex(of('helm rollback')[0] as string, /^helm rollback mart 8 /)
})

for (const [why, plan, message] of [
  ['a cluster that does not answer', { history: 'unreachable' }, /nothing was changed: helm history: code 1/],
  [
    'an upgrade of somebody else',
    { revisions: ['3 deployed a', '4 pending-upgrade b'] },
    /somebody is at it/,
  ],
] satisfies [string, Plan, RegExp][])
  test.serial(`${why} keeps it from beginning`, async (t) => {
    const { code, output, calls } = await deploy(t, plan)
    t.is(code, 1)
    t.regex(output, message)
    t.is(calls.length, 1)
  })

for (const [phase, plan, message] of [
  [
    'the upgrade, which Helm goes back from',
    { upgrade: 'hangs' },
    /told to end amid the upgrade.*Helm went back/,
  ],
  ['an upgrade that is left pending', { upgrade: 'hangs-and-dies' }, /told to be as in revision 4 again/],
  ['the smoke test', { demo: 'hangs' }, /told to end amid the smoke test/],
  ['the audit', { audit: 'hangs' }, /told to end amid the audit/],
] satisfies [string, Plan, RegExp][])
  test.serial(`told to end amid ${phase}: what ran before runs again`, async (t) => {
    const run = await start(t, plan)
    await run.hangs()
    run.child.kill('SIGTERM')
    const { code, output, of } = await run.end()
    t.is(code, 1, output)
    t.regex(output, message)
    const revisions = (await run.read('revisions')).trim().split('\n')
    t.regex(revisions.at(-1) as string, /deployed Rollback to 4$/)
    // There may be no time to wait for it.
    if (plan.upgrade !== 'hangs')
      t.deepEqual(of('helm rollback'), ['helm rollback mart 4 --cleanup-on-fail --namespace shop'])
    t.deepEqual(of('node tools/delivery/look.ts'), [])
  })

test.serial('told to end while it goes back, it goes on going back', async (t) => {
  const run = await start(t, { demo: 'fails', rollback: 'slow' })
  await run.hangs()
  run.child.kill('SIGINT')
  await until(() => run.output().includes('going back already'), 60_000)
  await writeFile(join(run.dir, 'go'), '')
  const { code, output, of } = await run.end()
  t.is(code, 1, output)
  t.is(of('helm rollback').length, 1)
  t.regex(output, /ROLLED BACK/)
})

test.serial('what makes no sense is refused before anything is touched', async (t) => {
  for (const [more, message] of [
    [['--digest', 'latest'], /--digest wants to be sha256:/],
    [['--digest', `${digest}\n`], /--digest/],
    [['--url', 'shop.test'], /--url/],
    [['--release', '-x'], /--release/],
    [['--chart', '--post-renderer=x'], /chart/],
    [['--smoke', 'none'], /--smoke is demo or look/],
    [['--timeout', 'soon'], /--timeout/],
    [['--nothing'], /nothing/],
  ] as const) {
    const { code, output, calls } = await deploy(t, {}, [...more])
    t.is(code, 2, more.join(' '))
    t.regex(output, message)
    t.deepEqual(calls, [])
  }
})
