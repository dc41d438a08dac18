/** Equal things get equal numbers; 0 is kept for nothing. */
export class Interned<V> {
  readonly values: V[];
  private readonly ids = new Map<string, number>();

  constructor(nothing: V) {
    this.values = [nothing];
  }

  /** @param key equal for equal things */
  id(key: string, make: () => V): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.values.push(make()) - 1;
      this.ids.set(key, id);
    }
    return id;
  }

  get(id: number): V {
    return this.values[id] as V;
  }
}
