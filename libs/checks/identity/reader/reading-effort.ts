/** How much work one picture may still take. */
export interface Effort {
  /** that so many strips were given to the network */
  spend(strips: number): void;
  isSpent(): boolean;
}

/** what one picture may cost on any machine, however slow, and with the networks still to be loaded */
const mostMs = 3000;

/**
 * Work is counted in strips read, not in time, so that a slow or busy machine reads what a fast one reads. The processor
 * time this process has had is a bound for safety only.
 *
 * @param strips a strip of a line costs the network about 10 ms on one core
 */
export function effortOf(strips: number): Effort {
  let left = strips;
  const begun = process.cpuUsage();
  return {
    spend(count) {
      left -= count;
    },
    isSpent() {
      const { user, system } = process.cpuUsage(begun);
      return left <= 0 || (user + system) / 1000 > mostMs;
    },
  };
}
