/** What a caller has left, and the headers that say so. */
export interface RateVerdict {
  allowed: boolean;
  headers: Readonly<Record<string, string>>;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** At about 100 bytes a bucket this is 2 MB. */
const mostBuckets = 20_000;

/**
 * A token bucket a caller, in the memory of this process: as many requests at once as the limit of a minute, refilled
 * evenly. Several API processes therefore allow several times the limit; a shared limit belongs in the load balancer.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  private readonly perMs: number;

  constructor(private readonly perMinute: number) {
    this.perMs = perMinute / 60_000;
  }

  /** @param now milliseconds of a clock that does not go back */
  take(caller: string, now = performance.now()): RateVerdict {
    const bucket = this.buckets.get(caller) ?? { tokens: this.perMinute, at: now };
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + (now - bucket.at) * this.perMs);
    bucket.at = now;
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    // set anew, so that the first of the map is the one longest unused
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    this.forgetOldest();
    return { allowed, headers: this.headersOf(bucket, allowed) };
  }

  /** draft-ietf-httpapi-ratelimit-headers: q quota, w window in s, r remaining, t seconds until the quota is full */
  private headersOf({ tokens }: Bucket, allowed: boolean): Record<string, string> {
    const untilFull = Math.ceil((this.perMinute - tokens) / this.perMs / 1000);
    return {
      'ratelimit-policy': `"caller";q=${this.perMinute};w=60`,
      ratelimit: `"caller";r=${Math.floor(tokens)};t=${untilFull}`,
      ...(allowed ? {} : { 'retry-after': String(Math.max(1, Math.ceil((1 - tokens) / this.perMs / 1000))) }),
    };
  }

  private forgetOldest(): void {
    if (this.buckets.size <= mostBuckets) return;
    const oldest = this.buckets.keys().next();
    if (!oldest.done) this.buckets.delete(oldest.value);
  }
}
