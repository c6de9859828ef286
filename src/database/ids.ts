/** Above every id that is made: where a list begins that is read from its newest. */
export const aboveEveryId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
