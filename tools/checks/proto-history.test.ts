import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { breaking, protoBase } from './proto-history.ts'

const buf = resolve('node_modules/.bin/buf')
const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']

/** A repository with some events, and a word to say each commit by. */
async function repository() {
  const dir = await scratchFolder('repository')
  const git = (...args: string[]) =>
    execFileSync('git', [...who, ...args], {
      cwd: dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  git('init', '-q', '-b', 'main')
  await mkdir(join(dir, 'proto'))
  await writeFile(join(dir, 'proto', 'buf.yaml'), 'version: v2\nbreaking:\n  use: [WIRE]\n')
  const say = async (fields: string) => {
    await writeFile(
      join(dir, 'proto', 'a.proto'),
      `syntax = "proto3";\npackage a;\nmessage A {\n${fields}\n}\n`,
    )
    git('add', '-A')
    git('commit', '-q', '-m', 'say', '--allow-empty')
    return git('rev-parse', 'HEAD')
  }
  return { dir, git, say, base: () => protoBase(dir)?.commit }
}

test('on main the events are held against the commit before, and what that breaks is found', async (t) => {
  const { dir, say, base } = await repository()
  await say('string one = 1;')
  t.is(base(), undefined)
  const before = await say('string one = 1; string two = 2;')
  await say('string one = 1;  string two = 2; string three = 3;')
  t.is(base(), before)
  t.notThrows(() => breaking(buf, dir, protoBase(dir) as never))
  await say('string one = 1; int64 two = 2; string three = 3;')
  t.throws(() => breaking(buf, dir, protoBase(dir) as never))
})

test('on a branch against where it left main, and after a release against that', async (t) => {
  const { git, say, base } = await repository()
  await say('string one = 1;')
  const left = await say('string one = 1; string two = 2;')
  git('checkout', '-q', '-b', 'work')
  await say('string one = 1; string two = 2; string three = 3;')
  await say('string one = 1; string two = 2; string three = 3; string four = 4;')
  t.is(base(), left)
  git('tag', 'v1.0.0')
  t.is(base(), left, 'this is the release itself')
  const released = git('rev-parse', 'HEAD')
  await say('string one = 1;')
  await say('string one = 1; string two = 5;')
  t.is(base(), released)
  git('tag', 'v1.1.0')
  t.is(base(), released)
})

test('a clone of one commit has nothing to compare with', async (t) => {
  const { dir, git, say } = await repository()
  await say('string one = 1;')
  await say('string one = 1; string two = 2;')
  const clone = join(await scratchFolder('clone'), 'shallow')
  git('clone', '-q', '--depth', '1', `file://${dir}`, clone)
  t.is(protoBase(clone), null)
})
