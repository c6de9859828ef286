import { loadModule, parseSync } from 'libpg-query'
import { indexOf } from '#src/database/migration-run.ts'

/** A migration that the last release hasn't got. */
export interface NewMigration {
  /** `0009-name.batch.sql` */
  file: string
  text: string
}

// biome-ignore lint/suspicious/noExplicitAny: PostgreSQL's parse tree has hundreds of kinds of nodes
type Node = Record<string, any>

/** What lifts a rule for one statement, above it, with the reason: `-- contract: nothing has read it since v1.3`. */
const excused = /^\s*--\s*contract:\s*\S.{14,}$/m

/**
 * What in new migrations would break the last release, which runs beside this one on the same tables, or would hold up
 * everybody: a line each (docs/changing-the-schema.md). `migrations` are one module's, in order; tables that they make
 * are nobody's yet. Read by PostgreSQL's own parser.
 */
export async function breaches(migrations: NewMigration[]): Promise<string[]> {
  await loadModule()
  const made = new Set<string>()
  return migrations.flatMap((migration) => [...inFile(migration, made)])
}

function* inFile({ file, text }: NewMigration, made: Set<string>): Generator<string> {
  const bytes = Buffer.from(text)
  const { stmts = [] } = parseSync(text) as { stmts?: Node[] }
  const kind = /\.(batch|online)\.sql$/.exec(file)?.[1] ?? 'whole'
  if (kind !== 'whole' && stmts.length !== 1) yield `${file}: is one statement`
  const added = new Set<string>()
  let end = 0
  for (const { stmt, stmt_location = 0, stmt_len = bytes.length } of stmts) {
    // With the comments before it, which the parser counts to nothing.
    const written = bytes.subarray(end, stmt_location + stmt_len).toString()
    end = stmt_location + stmt_len
    const [[type, node]] = Object.entries(stmt) as [[string, Node]]
    if (type === 'CreateStmt') made.add(node.relation.relname)
    if (excused.test(written)) continue
    for (const why of judge(type, node, { kind, made, added, written })) yield `${file}: ${why}`
  }
}

/** What is known where a statement is judged. */
interface Setting {
  kind: string
  /** Tables that are new themselves. */
  made: Set<string>
  /** Constraints that this file has added. */
  added: Set<string>
  written: string
}

/** Statements that neither break the last release nor hold anybody up. */
const harmless =
  /^(CreateStmt|InsertStmt|SelectStmt|CreateFunctionStmt|CreateTrigStmt|CommentStmt|CreateSeqStmt|CreateEnumStmt|AlterEnumStmt|CreateDomainStmt|ViewStmt|CreateExtensionStmt|CreateStatsStmt|CreateSchemaStmt|VariableSetStmt)$/

function* judge(type: string, node: Node, setting: Setting): Generator<string> {
  const { kind, made } = setting
  const table: string | undefined = node.relation?.relname
  const isNew = table !== undefined && made.has(table)
  if (kind === 'batch' && !/\blimit\b/i.test(setting.written))
    yield 'a batch has a limit, else it is the whole table at once'
  if (kind === 'online' && !(type === 'IndexStmt' && node.concurrent) && !node.concurrent)
    yield 'what is done online is done concurrently'
  switch (type) {
    case 'DropStmt':
      return yield* judgeDrop(node, setting)
    case 'RenameStmt':
      if (!isNew && node.renameType !== 'OBJECT_INDEX')
        yield `renames ${node.subname ?? table ?? 'something'}: the last release knows it by the old name`
      return
    case 'AlterTableStmt':
      if (!isNew)
        for (const { AlterTableCmd: command } of node.cmds) yield* judgeChange(table ?? '', command, setting)
      return
    case 'IndexStmt':
      if (isNew) return
      if (kind !== 'online' || !node.concurrent)
        yield `makes an index on ${table}, which nobody can write to meanwhile: concurrently, in a file .online.sql`
      else if (indexOf(setting.written) !== node.idxname) yield 'an index made online has a plain name'
      if (node.unique) yield `makes ${table} unique: the last release may write what this refuses`
      return
    case 'UpdateStmt':
    case 'DeleteStmt':
      if (!isNew && kind !== 'batch')
        yield `changes rows of ${table} in one go, which holds them: in a file .batch.sql, some at a time`
      return
    default:
      if (!harmless.test(type)) yield `${type} is not known to do no harm`
  }
}

function* judgeDrop({ removeType, objects, concurrent }: Node, { made }: Setting): Generator<string> {
  const names = objects.map((object: Node) =>
    JSON.stringify(object)
      .match(/"sval":"([^"]+)"/g)
      ?.at(-1)
      ?.slice(8, -1),
  )
  if (removeType === 'OBJECT_INDEX') {
    if (!concurrent)
      yield `drops the index ${names}, which waits for everybody: concurrently, in a file .online.sql`
  } else if (removeType !== 'OBJECT_TRIGGER' && !names.every((name: string) => made.has(name)))
    yield `drops ${names}, which the last release uses`
}

/** Of `alter table`, what neither reads the table through nor breaks anybody. */
const light =
  /^AT_(DropNotNull|ValidateConstraint|SetStatistics|SetRelOptions|ResetRelOptions|SetStorage|SetCompression|EnableTrig|DisableTrig|SetOptions|ResetOptions)$/

function* judgeChange(table: string, { subtype, name, def }: Node, { added }: Setting): Generator<string> {
  switch (subtype) {
    case 'AT_AddColumn':
      return yield* judgeColumn(table, def.ColumnDef)
    case 'AT_AddConstraint':
      added.add(def.Constraint.conname)
      return yield* judgeConstraint(table, def.Constraint)
    case 'AT_ValidateConstraint':
      if (added.has(name))
        yield `validates ${name} while it still holds the lock of adding it: in a file of its own`
      return
    case 'AT_DropConstraint':
      // Its name tells what it is: a unique one may be what the last release's "on conflict" goes by.
      if (!name.endsWith('_check') && !name.endsWith('_fkey'))
        yield `drops the constraint ${name} of ${table}, which the last release may go by`
      return
    case 'AT_ColumnDefault':
      if (!def) yield `${table}.${name} loses its default, which the last release may go by`
      return
    case 'AT_DropColumn':
      yield `drops ${table}.${name}, which the last release uses`
      return
    case 'AT_AlterColumnType':
      yield `${table}.${name} gets another type, for which the table is written anew: add a column beside it`
      return
    case 'AT_SetNotNull':
      yield `${table}.${name} may be null no longer, and the last release may leave it so: a check that is not valid first`
      return
    default:
      if (!light.test(subtype)) yield `${subtype} of ${table} is not known to do no harm`
  }
}

function* judgeColumn(table: string, column: Node): Generator<string> {
  const where = `${table}.${column.colname}`
  const constraints: Node[] = (column.constraints ?? []).map(({ Constraint }: Node) => Constraint)
  const has = (type: string) => constraints.find(({ contype }) => contype === type)
  const preset = has('CONSTR_DEFAULT')
  if (has('CONSTR_NOTNULL') && !preset)
    yield `${where} is not null without a default: the last release leaves it out`
  if (preset && isVolatile(preset.raw_expr))
    yield `${where} has a default that differs by row, for which the table is written anew: set it in batches`
  for (const [type, what] of [
    ['CONSTR_GENERATED', 'generated, for which the table is written anew'],
    ['CONSTR_IDENTITY', 'an identity, for which the table is written anew'],
    ['CONSTR_UNIQUE', 'unique, which makes an index while nobody can write: .online.sql'],
    ['CONSTR_PRIMARY', 'a primary key'],
    ['CONSTR_CHECK', 'checked, for which the table is read through: add the constraint not valid'],
    ['CONSTR_FOREIGN', 'a foreign key: add the constraint not valid'],
  ] as const)
    if (has(type)) yield `${where} is ${what}`
}

function* judgeConstraint(table: string, { contype, conname, skip_validation }: Node): Generator<string> {
  const checked = contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN' || contype === 'CONSTR_NOTNULL'
  if (!checked) yield `${conname ?? contype} of ${table} may refuse what the last release writes`
  else if (!skip_validation)
    yield `${conname ?? contype} of ${table} is checked at once, while nobody can write: add it not valid, validate it in the next file`
}

/** Whether an expression may differ by row, as far as can be told: any function but the transaction's time. */
function isVolatile(expression: unknown): boolean {
  const called = JSON.stringify(expression).matchAll(/"FuncCall":\{"funcname":(\[.*?\])/g)
  return [...called].some(([, name]) => !name?.includes('"now"'))
}
