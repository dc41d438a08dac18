import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The loopback interface comes up by hand in a new namespace; a slim Debian has no `ip`, but Perl for SIOCSIFFLAGS. */
const loopbackUp =
  `ip link set lo up 2>/dev/null || ` +
  `perl -e 'socket(S, 2, 2, 0); $up = pack("a16s", "lo", 0x49); ioctl(S, 0x8914, $up) or die "lo: $!"'`;

/** Whether a network namespace may be made: it takes root, and a container often forbids it even then. */
export const canLeaveNetwork = (() => {
  try {
    execFileSync('unshare', ['--net', 'sh', '-c', loopbackUp], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The command without any network but loopback: in a namespace of its own, or with every other address refused. */
export function withoutNetwork(command: readonly string[]): {
  command: string[];
  env: Record<string, string>;
} {
  if (canLeaveNetwork)
    return {
      command: ['unshare', '--net', 'sh', '-c', `${loopbackUp}; exec "$@"`, 'sh', ...command],
      env: {},
    };
  return {
    command: [...command],
    env: { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'loopback-only.mjs')}` },
  };
}

/** HTTP status of an address as the process of this number reaches it. */
export function statusInside(pid: number, url: string): number {
  const probe = `fetch(${JSON.stringify(url)}).then(({ status }) => console.log(status), () => console.log(0))`;
  const inside = canLeaveNetwork ? ['nsenter', `--net=/proc/${pid}/ns/net`] : [];
  const [program = '', ...args] = [...inside, process.execPath, '-e', probe];
  return Number(execFileSync(program, args, { encoding: 'utf8' }));
}
