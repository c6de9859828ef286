import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import protobuf from 'protobufjs/minimal.js'

/** A step of a trace, as it was told. */
export interface ToldSpan {
  traceId: string
  spanId: string
  /** Empty of the first of a trace. */
  parentId: string
  name: string
  /** `server`, `client` … */
  kind: string
  attributes: Record<string, unknown>
  links: { traceId: string; spanId: string }[]
  failed: boolean
  /** Nanoseconds since 1970. */
  start: bigint
  end: bigint
  /** `service.name` */
  service: string
  resource: Record<string, unknown>
}

/** What takes traces by OTLP over HTTP, as protobuf or as JSON. */
export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string
  spans: ToldSpan[]
  /** All that came, as it came. */
  bytes: Buffer[]
  headers: IncomingMessage['headers'][]
  /** How it answers: as it should, with a 503, or never. */
  behaves: 'well' | 'refusing' | 'silent'
  close(): Promise<void>
}

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']

/** Listens on a free port of this machine. */
export async function otlpReceiver(): Promise<OtlpReceiver> {
  const sockets = new Set<Socket>()
  const server = createServer(async (req, res) => {
    const pieces: Buffer[] = []
    for await (const piece of req) pieces.push(piece)
    const sent = Buffer.concat(pieces)
    const bytes = req.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
    receiver.bytes.push(bytes)
    receiver.headers.push(req.headers)
    if (receiver.behaves === 'silent') return
    if (receiver.behaves === 'refusing' || req.method !== 'POST' || req.url !== '/v1/traces') {
      res.writeHead(receiver.behaves === 'refusing' ? 503 : 404).end()
      return
    }
    const json = req.headers['content-type'] === 'application/json'
    receiver.spans.push(...(json ? fromJson(JSON.parse(bytes.toString())) : fromProtobuf(bytes)))
    res.writeHead(200, { 'content-type': req.headers['content-type'] ?? '' }).end(json ? '{}' : '')
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: OtlpReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    bytes: [],
    headers: [],
    behaves: 'well',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return receiver
}

// biome-ignore lint/suspicious/noExplicitAny: JSON, whose form a test sees by what it finds
type Json = Record<string, any>

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])

function fromJson({ resourceSpans }: Json): ToldSpan[] {
  return listOf(resourceSpans).flatMap(({ resource, scopeSpans }) => {
    const ofProcess = attributesOf(resource?.attributes)
    return listOf(scopeSpans).flatMap(({ spans }) =>
      listOf(spans).map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentId: span.parentSpanId ?? '',
        name: span.name,
        kind: kinds[span.kind] ?? '',
        attributes: attributesOf(span.attributes),
        links: listOf(span.links).map(({ traceId, spanId }) => ({ traceId, spanId })),
        failed: span.status?.code === 2,
        start: BigInt(span.startTimeUnixNano),
        end: BigInt(span.endTimeUnixNano),
        service: String(ofProcess['service.name']),
        resource: ofProcess,
      })),
    )
  })
}

const attributesOf = (list: unknown) =>
  Object.fromEntries(
    listOf(list).map(({ key, value }) => [key as string, Object.values(value as object)[0] as unknown]),
  )

/** The fields of a message by their numbers: bytes, or a number where the wire has one. */
function fieldsOf(bytes: Uint8Array): Map<number, (Uint8Array | bigint)[]> {
  const reader = protobuf.Reader.create(bytes)
  const fields = new Map<number, (Uint8Array | bigint)[]>()
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    const [field, wire] = [tag >>> 3, tag & 7]
    const value =
      wire === 2 ? reader.bytes() : wire === 0 ? varint(reader) : fixed(reader, wire === 1 ? 8 : 4)
    fields.set(field, [...(fields.get(field) ?? []), value])
  }
  return fields
}

function varint(reader: protobuf.Reader): bigint {
  let value = 0n
  for (let shift = 0n; ; shift += 7n) {
    const byte = reader.buf[reader.pos++] as number
    value |= BigInt(byte & 127) << shift
    if (byte < 128) return value
  }
}

function fixed(reader: protobuf.Reader, size: number): bigint {
  const at = reader.pos
  reader.pos += size
  const bytes = Buffer.from(reader.buf.buffer, reader.buf.byteOffset + at, size)
  return size === 8 ? bytes.readBigUInt64LE() : BigInt(bytes.readUInt32LE())
}

function fromProtobuf(bytes: Uint8Array): ToldSpan[] {
  const messages = (from: Uint8Array, field: number) => (fieldsOf(from).get(field) ?? []) as Uint8Array[]
  return messages(bytes, 1).flatMap((resourceSpans) => {
    const [resource = new Uint8Array()] = messages(resourceSpans, 1)
    const ofProcess = pairs(messages(resource, 1))
    return messages(resourceSpans, 2)
      .flatMap((scopeSpans) => messages(scopeSpans, 2))
      .map((span) => {
        const fields = fieldsOf(span)
        const one = (field: number) => fields.get(field)?.[0]
        const hex = (value: unknown) => (value ? Buffer.from(value as Uint8Array).toString('hex') : '')
        const status = one(15)
        return {
          traceId: hex(one(1)),
          spanId: hex(one(2)),
          parentId: hex(one(4)),
          name: Buffer.from(one(5) as Uint8Array).toString(),
          kind: kinds[Number(one(6) ?? 0)] ?? '',
          attributes: pairs((fields.get(9) ?? []) as Uint8Array[]),
          links: ((fields.get(13) ?? []) as Uint8Array[]).map((link) => {
            const of = fieldsOf(link)
            return { traceId: hex(of.get(1)?.[0]), spanId: hex(of.get(2)?.[0]) }
          }),
          failed: status !== undefined && fieldsOf(status as Uint8Array).get(3)?.[0] === 2n,
          start: one(7) as bigint,
          end: one(8) as bigint,
          service: String(ofProcess['service.name']),
          resource: ofProcess,
        }
      })
  })
}

function pairs(list: Uint8Array[]): Record<string, unknown> {
  return Object.fromEntries(
    list.map((pair) => {
      const fields = fieldsOf(pair)
      const key = Buffer.from(fields.get(1)?.[0] as Uint8Array).toString()
      const [[field, [value]] = [0, []]] = fieldsOf(fields.get(2)?.[0] as Uint8Array) as Map<
        number,
        unknown[]
      >
      if (field === 1) return [key, Buffer.from(value as Uint8Array).toString()]
      if (field === 2) return [key, value === 1n]
      return [key, field === 3 ? Number(value) : value]
    }),
  )
}
