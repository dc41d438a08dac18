/** The environment for a process of the product: our own, with these set. */
export function childEnvironment(
  set: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  return { ...own, ...set };
}
