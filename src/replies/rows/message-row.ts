/** A message row as its processing needs it. */
export interface MessageRow {
  id: number;
  receivedAt: Date;
}
