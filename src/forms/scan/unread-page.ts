import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { RecognitionTimedOut } from './ocr/ocr-native.ts';

/** Why no words were told on a page: a busy machine's fault is not the page's, and another try may mend it. */
export function unreadPage(page: number, cause: unknown): UnreadableFile {
  const why = cause instanceof RecognitionTimedOut ? 'scan-page-too-long' : 'scan-page-unreadable';
  return new UnreadableFile('attachment-damaged', say(why, { page }), { cause });
}
