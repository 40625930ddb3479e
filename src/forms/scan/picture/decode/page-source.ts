import type { Sharp } from 'sharp';

/** The pages of one file, decoded one at a time so that a long document needs the memory of one page. */
export interface PageSource {
  count: number;
  /**
   * A fresh decoder of the page (zero-based), already turned as the camera's orientation tag says.
   * @param finer how many times finer than usual a page is drawn that has no pixels of its own
   */
  open(index: number, finer?: number): Promise<Sharp>;
  close(): void;
}
