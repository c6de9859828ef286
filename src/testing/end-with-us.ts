import { join } from 'node:path'
import { runWatched } from './broker/watched.ts'

/**
 * A test's PostgreSQL outlives who started it, as a shop's should. Ends the one of the cluster in `dir`, if one runs
 * there, and removes `folder`, should this process end before the function that is returned is called. `mounts`: file
 * systems in it that are ours to take off.
 */
export async function endWithUs(dir: string, folder: string, mounts: string[] = []): Promise<() => void> {
  const file = join(dir, 'data', 'postmaster.pid')
  // Its number may belong to something else by now: what it was started with says the folder. One that was stopped by a
  // signal is let go on, as it hears of no other before.
  const end = `
    pid=$(head -n 1 '${file}') && ps -o args= -p "$pid" | grep -qF '${dir}' && kill -QUIT "$pid"
    kill -CONT "$pid" $(ps -o pid= --ppid "$pid")
    while kill -0 "$pid"; do sleep 0.1; done
    ${mounts.map((mount) => `umount -l '${mount}'`).join('\n    ')}
    for left in /dev/shm/*faketime_*; do kill -0 "\${left##*_}" || rm -f "$left"; done
    rm -rf '${folder}'`
  const life = await runWatched(['sleep', '1000000'], end)
  life.unref()
  return () => life.kill('SIGKILL')
}
