/** Header that every mail of this program bears: a mail that comes in with it is one of ours going round. */
export const LOOP_MARKER_HEADER = 'X-Tsb-Intake';
