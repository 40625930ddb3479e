import { expect, test } from 'vitest';
import { RecognitionTimedOut } from '../../../src/forms/scan/ocr/ocr-native.ts';
import { unreadPage } from '../../../src/forms/scan/unread-page.ts';

test('a page whose recognition took too long is to be processed again, and is not called full of specks', () => {
  const { message } = unreadPage(2, new RecognitionTimedOut('no words within 60000 ms'));
  expect(message).toContain('page 2 took too long');
  expect(message).toContain('Process it again');
  expect(unreadPage(2, new Error('more specks than letters')).message).toContain('so many specks');
});
