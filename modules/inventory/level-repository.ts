/** The columns of a shelf's numbers and of its place, named as `Level` names them. `of`: the table, or what stands for it. */
export const levelColumns = (of: string): string => `${of}.on_hand as "onHand", ${of}.reserved,
     ${of}.reorder_point as "reorderPoint", ${of}.sold_by as "soldBy", ${of}.sold_by_next as "soldByNext",
     ${of}.aisle, ${of}.position, ${of}.storage`

/** The same as they are called in the table. */
export const plainColumns = (of: string): string =>
  ['on_hand', 'reserved', 'reorder_point', 'sold_by', 'sold_by_next', 'aisle', 'position', 'storage']
    .map((column) => `${of}.${column}`)
    .join(', ')
