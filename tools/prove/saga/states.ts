/** Numbers below 2^53, each once, in the order in which they were added; of each from which it was come to. Compact: some 20 bytes each. */
export interface States {
  readonly size: number
  /** Adds one that isn't there; false where it is. */
  add(key: number, from: number): boolean
  key(index: number): number
  /** The index of the state before; itself for the first. */
  from(index: number): number
}

export function createStates(most: number): States {
  let keys = new Float64Array(1 << 16)
  let came = new Uint32Array(1 << 16)
  /** Index + 1 of the key that hashed to here; 0 where there is none. */
  let table = new Uint32Array(1 << 18)
  let size = 0

  const slotOf = (key: number) => {
    const high = Math.floor(key / 0x1_0000_0000)
    let hash = Math.imul((key >>> 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
    const mask = table.length - 1
    let slot = (hash ^ (hash >>> 13)) & mask
    for (;;) {
      const at = table[slot] as number
      if (at === 0 || keys[at - 1] === key) return slot
      slot = (slot + 1) & mask
    }
  }
  const grow = () => {
    if (size === keys.length) {
      const more = Math.min(most, size * 2)
      const [oldKeys, oldCame] = [keys, came]
      keys = new Float64Array(more)
      came = new Uint32Array(more)
      keys.set(oldKeys)
      came.set(oldCame)
    }
    if (size * 2 >= table.length) {
      table = new Uint32Array(table.length * 2)
      for (let index = 0; index < size; index++) table[slotOf(keys[index] as number)] = index + 1
    }
  }
  return {
    get size() {
      return size
    },
    add(key, from) {
      let slot = slotOf(key)
      if (table[slot] !== 0) return false
      if (size >= most) throw new RangeError(`more than ${most} states`)
      if (size === keys.length || size * 2 >= table.length) {
        grow()
        slot = slotOf(key)
      }
      keys[size] = key
      came[size] = from
      size += 1
      table[slot] = size
      return true
    },
    key: (index) => keys[index] as number,
    from: (index) => came[index] as number,
  }
}
