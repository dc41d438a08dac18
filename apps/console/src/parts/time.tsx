import { ageSince, localTime } from '../words/age.js';
import { useNow } from './use-now.js';

/** A moment in the reader's time zone; UTC on hover. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {localTime(at)}
    </time>
  );
}

/** How long ago; the moment itself on hover. */
export function Age({ since }: { since: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={since} title={localTime(since)}>
      {ageSince(since, now)}
    </time>
  );
}
