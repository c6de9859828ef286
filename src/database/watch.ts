/** Who hears what a database's pool and statements are like. Called thousands of times a second. */
export interface DatabaseWatch {
  /** A transaction or a read has a connection, after so many milliseconds. */
  waited(milliseconds: number): void
  /** A statement has been answered, after so many milliseconds, or has failed. */
  answered(statement: string, milliseconds: number): void
}

export const unwatched: DatabaseWatch = { waited() {}, answered() {} }
