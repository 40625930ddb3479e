/** Who notes something in the register, when and why. */
export interface Noting {
  actor: string;
  now: Date;
  why: string;
}
