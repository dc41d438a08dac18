/** Text for people goes to stderr, so that stdout holds data alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
