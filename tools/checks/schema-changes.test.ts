import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { testWhere } from '#src/testing/test-where.ts'
import { modules } from '../../modules/all.ts'
import { git, lastRelease } from './last-release.ts'
import { breaches } from './schema-changes.ts'

const cwd = process.cwd()
const release = lastRelease(cwd)
/** Where migrations are: the runtime's, and each module's. */
const folders = [
  'src/database/migrations/',
  ...modules.map(({ migrations }) => `${relative(cwd, fileURLToPath(migrations))}/`),
]

const withRelease = testWhere(release !== null, 'this clone does not hold the last release', {
  mayLack: true,
})

for (const folder of folders) {
  withRelease(`${folder} has of the last release what it had, and adds what that bears`, async (t) => {
    const { commit, what } = release as NonNullable<typeof release>
    const old = (git(cwd, 'ls-tree', '--name-only', commit, folder) ?? '').split('\n').filter(Boolean)
    for (const path of old)
      t.is(
        git(cwd, 'show', `${commit}:${path}`),
        readFileSync(path, 'utf8').trim(),
        `${path} is that of ${what}`,
      )
    const names = readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()
    const had = old.map((path) => path.slice(folder.length))
    const added = names.filter((file) => !had.includes(file))
    for (const file of added)
      t.true(file > (had.at(-1) ?? ''), `${file} comes after what the release has had`)
    const numbers = names.map((file) => file.slice(0, 5))
    t.deepEqual(numbers, [...new Set(numbers)], 'each number is there once')
    t.deepEqual(
      await breaches(added.map((file) => ({ file, text: readFileSync(`${folder}${file}`, 'utf8') }))),
      [],
    )
  })
}

const one = (text: string, file = '0001-a.sql') => breaches([{ file, text }])

/** What breaks the last release, or holds everybody up, and a word of why it is refused. */
const refused: [text: string, why: RegExp, file?: string][] = [
  ['alter table a drop column b', /drops a\.b/],
  ['drop table a', /drops a,/],
  ['drop table if exists public.a', /drops a,/],
  ['drop view v', /drops v,/],
  ['drop function f(int)', /last release uses/],
  ['alter table a rename to b', /renames a/],
  ['alter table a rename column b to c', /renames b/],
  ['alter table a alter b set not null', /a\.b may be null no longer/],
  ['alter table a alter column b type bigint', /another type/],
  ['alter table a add column b int not null', /without a default/],
  ['alter table a add b uuid default gen_random_uuid()', /differs by row/],
  ['alter table a add b timestamptz default clock_timestamp()', /differs by row/],
  ['alter table a add b int generated always as (c + 1) stored', /generated/],
  ['alter table a add b bigint generated always as identity', /identity/],
  ['alter table a add b int unique', /unique/],
  ['alter table a add b int check (b > 0)', /checked/],
  ['alter table a add b int references c', /foreign key/],
  ['alter table a add constraint b unique (c)', /may refuse what the last release writes/],
  ['alter table a add primary key (c)', /may refuse/],
  ['alter table a add constraint b check (c > 0)', /checked at once/],
  ['alter table a add constraint b foreign key (c) references d', /checked at once/],
  [
    'alter table a add constraint b check (c > 0) not valid; alter table a validate constraint b',
    /in a file of its own/,
  ],
  ['alter table a drop constraint a_key', /may go by/],
  ['alter table a alter b drop default', /loses its default/],
  ['alter table a set logged', /not known/],
  ['create index b on a (c)', /concurrently, in a file \.online\.sql/],
  ['create index concurrently b on a (c)', /concurrently, in a file \.online\.sql/],
  ['create index b on a (c)', /concurrently/, '0001-a.online.sql'],
  ['create unique index concurrently b on a (c)', /makes a unique/, '0001-a.online.sql'],
  ['create index concurrently "B c" on a (c)', /has a name|plain name/, '0001-a.online.sql'],
  ['drop index b', /drops the index b/],
  ['truncate a', /not known/],
  ['lock table a', /not known/],
  ['do $$ begin execute $q$drop table a$q$; end $$', /not known/],
  ['update a set b = 1', /in one go/],
  ['delete from a where b = 1', /in one go/],
  ['update a set b = 1 where b is null', /has a limit/, '0001-a.batch.sql'],
  ['select 1; select 2', /one statement/, '0001-a.batch.sql'],
  ['vacuum a', /concurrently/, '0001-a.online.sql'],
]

for (const [text, why, file] of refused)
  test(`refused: ${file ?? ''} ${text}`, async (t) => {
    const told = await one(text, file).catch((error) => [error.message])
    t.true(
      told.some((line) => why.test(line)),
      told.join('\n') || 'nothing was said',
    )
    t.deepEqual(
      (
        await one(
          `-- contract: nothing has read it since v1.3\n${text.replace('; ', ';\n-- contract: nor has this been\n')}`,
          file,
        ).catch(() => [])
      ).filter((line) => !/one statement/.test(line)),
      [],
      'with a reason it is let through',
    )
  })

test('a reason is for one statement, and says something', async (t) => {
  t.is((await one('-- contract: nothing has read it since v1.3\ndrop table a; drop table b')).length, 1)
  t.is((await one('-- contract: yes\ndrop table a')).length, 1)
  t.is((await one('drop table a -- contract: nothing has read it since v1.3')).length, 1)
})

/** What grows, and takes nothing away. */
const borne: [text: string, file?: string][] = [
  [
    'create table n (id int primary key); create index on n (id); alter table n alter id type bigint; update n set id = 1; drop table n',
  ],
  ["alter table a add column b text not null default '', add column c int, add d timestamptz default now()"],
  ['alter table a add constraint a_b_check check (b > 0) not valid'],
  ['alter table a validate constraint a_b_check'],
  [
    'alter table a drop constraint a_b_check; alter table a add constraint a_b_check check (b >= 0) not valid',
  ],
  ['alter table a alter b drop not null, alter c set default 3'],
  ['insert into a values (1)'],
  ["alter type e add value 'x'"],
  ['create index concurrently if not exists b on a (c) where d is null', '0001-a.online.sql'],
  ['drop index concurrently if exists b', '0001-a.online.sql'],
  ['update a set b = 1 where id in (select id from a where b is null limit 1000)', '0001-a.batch.sql'],
]

for (const [text, file] of borne)
  test(`borne: ${file ?? ''} ${text}`, async (t) => {
    t.deepEqual(await one(text, file), [])
  })

test('a table that an earlier new file makes is nobody else’s yet', async (t) => {
  const files = [
    { file: '0001-n.sql', text: 'create table n (id int)' },
    { file: '0002-n.sql', text: 'create index on n (id)' },
  ]
  t.deepEqual(await breaches(files), [])
  t.is((await breaches(files.slice(1))).length, 1)
})
