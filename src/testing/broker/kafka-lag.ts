import { type Admin, AssignerProtocol, type Kafka } from 'kafkajs'

/** Why a broker's consumer groups have not come to rest: who is behind, or being reassigned; null where all have. */
export async function kafkaUnrest(kafka: Kafka): Promise<string | null> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const listed = await admin.listGroups()
    const { groups } = await admin.describeGroups(listed.groups.map(({ groupId }) => groupId))
    const topics = new Map<string, Awaited<ReturnType<Admin['fetchTopicOffsets']>>>()
    const offsetsOf = async (topic: string) => {
      const known = topics.get(topic) ?? (await admin.fetchTopicOffsets(topic))
      topics.set(topic, known)
      return known
    }
    for (const { groupId, state, members } of groups) {
      // Nobody is in it any more, and nobody has to be.
      if (state === 'Empty' || state === 'Dead') continue
      if (state !== 'Stable') return `consumer group ${groupId} is ${state}`
      const committed = await admin.fetchOffsets({ groupId })
      for (const { memberAssignment } of members) {
        const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {}
        for (const [topic, partitions] of Object.entries(assigned)) {
          const mine = committed.find((found) => found.topic === topic)?.partitions ?? []
          for (const partition of partitions) {
            const { low = 0, high = 0 } =
              (await offsetsOf(topic)).find((found) => found.partition === partition) ?? {}
            const at = Number(mine.find((found) => found.partition === partition)?.offset ?? -1)
            // What was never committed is read from its beginning.
            const behind = Number(high) - Math.max(at, Number(low))
            if (behind > 0) return `consumer group ${groupId} is ${behind} behind in ${topic}`
          }
        }
      }
    }
    return null
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

/** The consumer groups that somebody is in, each with the topics that it reads and the clients that are in it. */
export async function groupsOf(
  kafka: Kafka,
): Promise<{ groupId: string; topics: string[]; clients: string[] }[]> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const listed = await admin.listGroups()
    const { groups } = await admin.describeGroups(listed.groups.map(({ groupId }) => groupId))
    return groups.flatMap(({ groupId, members }) => {
      const topics = members.flatMap(
        ({ memberMetadata }) => AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
      )
      return topics.length > 0
        ? [{ groupId, topics: [...new Set(topics)], clients: members.map(({ clientId }) => clientId) }]
        : []
    })
  } finally {
    await admin.disconnect().catch(() => {})
  }
}
