import { execFile } from 'node:child_process'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { parseDocument } from 'yaml'
import { versionOf } from './changelog.ts'

/**
 * `node tools/delivery/publish-chart.ts --tag vX.Y.Z --image REGISTRY/NAME --digest sha256:… --to oci://REGISTRY/charts`: packs the
 * chart with that image as its default, by digest, so that who installs the chart of a release gets the image of that
 * release; pushes it, and says its digest, in GITHUB_OUTPUT too (`digest`, `name`). With `--folder` the package stays there.
 * Wants `helm`, signed in. Ends with 1 where any of it fails.
 */
const run = promisify(execFile)
const { values } = parseArgs({
  options: {
    tag: { type: 'string', default: '' },
    image: { type: 'string', default: '' },
    digest: { type: 'string', default: '' },
    to: { type: 'string', default: '' },
    folder: { type: 'string' },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'chart-'))
try {
  const version = versionOf(values.tag)
  if (!/^[a-z0-9][a-z0-9./_:-]*$/.test(values.image))
    throw new Error('--image wants to be in lower case, without a tag')
  if (!/^sha256:[0-9a-f]{64}$/.test(values.digest))
    throw new Error('--digest wants to be sha256: and 64 hexadecimal digits')
  if (!values.to.startsWith('oci://')) throw new Error('--to wants to be oci://…')

  const chart = join(folder, 'imtiaz-mart')
  await cp('deploy/helm/imtiaz-mart', chart, { recursive: true })
  const document = parseDocument(await readFile(join(chart, 'values.yaml'), 'utf8'))
  for (const [key, value] of Object.entries({ repository: values.image, digest: values.digest })) {
    // What the templates don't read would leave the chart without its image, and nobody the wiser.
    if (!document.hasIn(['image', key])) throw new Error(`values.yaml of the chart has no image.${key}`)
    document.setIn(['image', key], value)
  }
  await writeFile(join(chart, 'values.yaml'), document.toString({ lineWidth: 0 }))

  const packed = values.folder ?? folder
  await run('helm', [
    ...['package', chart, '--version', version, '--app-version', version, '--destination', packed],
  ])
  const { stdout, stderr } = await run('helm', [
    'push',
    join(packed, `imtiaz-mart-${version}.tgz`),
    values.to,
  ])
  const digest = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(`${stdout}\n${stderr}`)?.[1]
  if (!digest) throw new Error(`helm push said no digest: ${stdout}${stderr}`)
  const name = `${values.to.slice('oci://'.length)}/imtiaz-mart`
  console.log(`${name}:${version} is ${digest}`)
  const { GITHUB_OUTPUT: output } = process.env
  if (output) await appendFile(output, `digest=${digest}\nname=${name}\n`)
} catch (error) {
  const { message, stderr } = error as Error & { stderr?: string }
  console.error(`publish-chart: ${stderr || message}`)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
