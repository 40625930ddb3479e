/** What somebody at the door asked for cannot be done; the message is for them to read. */
export class AccessError extends Error {
  override name = 'AccessError';
}
