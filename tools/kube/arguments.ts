import { parseArgs } from 'node:util'

/** What `npm run kube` can be told to do, in the order in which `prove` does it. */
export const commands = {
  images:
    'builds all of them with docker from this repository: for kind, minikube and the like, which are handed them',
  up: 'namespace, secrets, PostgreSQL, Kafka, a mail catcher and the gateway, and the chart; keeps what is there',
  demo: 'a day at the shop (npm run demo) through kubectl port-forward',
  audit: 'the invariants over the six databases (npm run audit) through kubectl port-forward',
  upgrade: 'a rolling upgrade to --next while orders flow',
  drain: "each of the mart's pods evicted, as a node's drain does, while orders flow",
  kill: 'a pod of each service killed without a word while orders flow',
  rollback: 'an upgrade to --bad, which does not start and is rolled back, while orders flow',
  prove: 'all of these from up on',
  down: 'the release and its namespace, with all that is in it',
} as const
export type Command = keyof typeof commands

/** What was asked for. */
export interface Asked {
  command: Command
  namespace: string
  release: string
  /** The image to begin with, as `name:tag`. */
  image: string
  /** The one to upgrade to: the same name with another tag. */
  next: string
  /** One that doesn't start. */
  bad: string
  /** Image of the front door, in Kong's place; none: the chart's Kong. */
  frontDoor: string | null
  /** Files of values for the chart, beside those that are made here. */
  values: string[]
  shoppers: number
  /** Orders that flow before and after each disturbance. */
  orders: number
}

export const usage = `npm run kube -- COMMAND [OPTIONS]    on the cluster that KUBECONFIG names

${Object.entries(commands)
  .map(([name, what]) => `  ${name.padEnd(10)}${what}`)
  .join('\n')}

  --image NAME:TAG       the mart's image, which the nodes can pull or have (imtiaz-mart:one)
  --next NAME:TAG        the one to upgrade to (the same name, :two)
  --bad NAME:TAG         one that does not start (the same name, :bad)
  --front-door NAME:TAG  in Kong's place, where its image can't be had (deploy/front-door.Dockerfile)
  --namespace NAME       made, and forgotten by down (imtiaz-mart)
  --release NAME         of the chart (mart)
  --values FILE          more values for the chart; as often as wanted
  --shoppers N           who order while the cluster is disturbed (8)
  --orders N             that flow before and after each disturbance (40)
`

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function readArguments(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      image: { type: 'string', default: 'imtiaz-mart:one' },
      next: { type: 'string' },
      bad: { type: 'string' },
      'front-door': { type: 'string' },
      namespace: { type: 'string', default: 'imtiaz-mart' },
      release: { type: 'string', default: 'mart' },
      values: { type: 'string', multiple: true, default: [] },
      shoppers: { type: 'string', default: '8' },
      orders: { type: 'string', default: '40' },
    },
  })
  const [command, ...more] = positionals
  if (!isCommand(command) || more.length > 0)
    throw new Error(`one command is wanted: ${Object.keys(commands).join(', ')}`)
  const { name } = splitImage(values.image)
  for (const option of ['namespace', 'release'] as const)
    if (!/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(values[option]))
      throw new Error(`--${option}: lower-case letters, digits and dashes, 40 at most`)
  // What is there already isn't to be taken over, nor forgotten.
  if (/^(default|kube-.*)$/.test(values.namespace)) throw new Error('--namespace: one of its own')
  const asked: Asked = {
    command,
    namespace: values.namespace,
    release: values.release,
    image: values.image,
    next: values.next ?? `${name}:two`,
    bad: values.bad ?? `${name}:bad`,
    frontDoor: values['front-door'] ?? null,
    values: values.values,
    shoppers: count('shoppers', values.shoppers),
    orders: count('orders', values.orders),
  }
  for (const image of [asked.next, asked.bad]) {
    if (splitImage(image).name !== name) throw new Error(`${image}: another tag of ${name} is wanted`)
    if (image === asked.image) throw new Error(`${image} is the image to begin with`)
  }
  return asked
}

/** `registry:5000/name:tag` as name and tag. Throws where there is no tag: what runs has to be said. */
export function splitImage(image: string): { name: string; tag: string } {
  const found = /^(?<name>[\w.-]+(?::\d+)?(?:\/[\w.-]+)*):(?<tag>[\w][\w.-]*)$/.exec(image)?.groups
  if (!found) throw new Error(`${image}: an image is wanted as name:tag`)
  return { name: found.name as string, tag: found.tag as string }
}

function count(option: string, text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`--${option}: a number from 1 to 99999`)
  return Number(text)
}

const isCommand = (name: string | undefined): name is Command =>
  name !== undefined && Object.hasOwn(commands, name)
