import type { RegisteredRoute } from '#platform/http/registered-routes.js';
import type { RouteRow } from './route-table.js';

/** Routes without a row and rows without a route, a sentence each; a start goes on only when there is none. */
export function routeFaults(registered: readonly RegisteredRoute[], table: readonly RouteRow[]): string[] {
  const routes = new Set(registered.map(nameOf));
  const rows = table.map(nameOf);
  const known = new Set(rows);
  return [
    ...[...routes]
      .filter((route) => !known.has(route))
      .map((route) => `${route} has no row in the route table`),
    ...rows
      .filter((row) => !routes.has(row))
      .map((row) => `${row} is in the route table, and no controller has it`),
    ...rows
      .filter((row, index) => rows.indexOf(row) !== index)
      .map((row) => `${row} is twice in the route table`),
  ];
}

export function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}
