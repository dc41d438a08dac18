/** Makes a switch over a closed set exhaustive: a new member does not compile until it is handled. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unhandled value: ${String(value)}`);
}
