/** @param base where people reach the product @param token of SignInService.createLink */
export function signInLink(base: string, token: string): string {
  return `${base.replace(/\/+$/, '')}/console/sign-in#token=${token}`;
}

/** Address for links: as configured, else where the API listens. */
export function linkBase(
  config: { publicUrl?: string; host: string; port: number },
  apiUrl?: string,
): string {
  return config.publicUrl ?? reachable(apiUrl ?? `http://${config.host}:${config.port}`);
}

/** "All addresses" is no address to open. */
function reachable(url: string): string {
  return url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
}
