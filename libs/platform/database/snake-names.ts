import { DefaultNamingStrategy } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** Property createdAt, column created_at: entities need not name each column twice. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, customName: string | undefined, prefixes: string[]): string {
    return prefixes.length > 0 || customName
      ? super.columnName(property, customName ?? '', prefixes)
      : snakeCase(property);
  }
}
