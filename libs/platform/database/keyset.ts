/** A place in a list ordered by time and id, newest first: the last row a reader has seen. */
export interface KeysetPlace {
  at: Date;
  id: string;
}

export interface KeysetRequest {
  after?: KeysetPlace;
  /** 1 to 200 */
  limit: number;
}
