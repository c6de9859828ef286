/** An object of the Kubernetes API. */
export type Manifest = { apiVersion: string; kind: string; metadata: Record<string, unknown> } & Record<
  string,
  unknown
>

/** What Kubernetes' own `restricted` standard wants of a pod: the namespace asks for it of all of them. */
const sealed = (user: number) => ({
  pod: {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  container: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
})

/** The files of load.ts as they lie to one another, by the names that a ConfigMap may have. */
export const loadFiles = {
  'load.ts': 'tools/kube/load.ts',
  'client.ts': 'tools/mart/client.ts',
} as const

/** The Job that shops, and the ConfigMap with its program. `files`: the texts of loadFiles. */
export function shoppersOf(options: {
  name: string
  image: string
  files: Record<keyof typeof loadFiles, string>
  env: Record<string, string>
  adminSecret: { name: string; key: string }
}): Manifest[] {
  const { name, image, files, env, adminSecret } = options
  const { pod, container } = sealed(1000)
  const items = Object.entries(loadFiles).map(([key, path]) => ({ key, path }))
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { ...files, 'package.json': '{"type":"module"}' },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name },
      spec: {
        // Shoppers who died are no result, and new ones would hide it.
        backoffLimit: 0,
        template: {
          metadata: { labels: { app: name } },
          spec: {
            restartPolicy: 'Never',
            enableServiceLinks: false,
            automountServiceAccountToken: false,
            // Nobody is to end them but us.
            terminationGracePeriodSeconds: 5,
            securityContext: pod,
            containers: [
              {
                name: 'shoppers',
                image,
                imagePullPolicy: 'IfNotPresent',
                command: ['node', '/load/tools/kube/load.ts'],
                env: [
                  ...Object.entries(env).map(([key, value]) => ({ name: key, value })),
                  {
                    name: 'ADMIN_PASSWORD',
                    valueFrom: { secretKeyRef: { name: adminSecret.name, key: adminSecret.key } },
                  },
                ],
                securityContext: { ...container, readOnlyRootFilesystem: true },
                resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
                volumeMounts: [{ name: 'load', mountPath: '/load', readOnly: true }],
              },
            ],
            volumes: [
              {
                name: 'load',
                configMap: { name, items: [...items, { key: 'package.json', path: 'package.json' }] },
              },
            ],
          },
        },
      },
    },
  ]
}
