import type { Slot } from '../../../domain/evidence.ts';
import type { TextRef } from '../../../domain/text-ref.ts';
import type { IssuedForm } from '../../reader.ts';
import type { Raster } from '../picture/raster.ts';
import type { Outline } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

/** Templates are rendered at 200 dpi, and everything measured in a scan is measured at this scale. */
export const PIXELS_PER_MM = 200 / 25.4;

/** The issued form as a reader of scans needs it: one long strip of the table, the page breaks taken out. */
export interface Template {
  issued: IssuedForm;
  rightToLeft: boolean;
  records: TemplateRecord[];
  /** Darkness of the blank form's table, records below each other. Positions below are pixels of this strip. */
  strip: Raster;
  /** Lines of the form above the first record, and below the last, in their order. */
  head: TextLine[];
  foot: TextLine[];
}

export interface TemplateRecord {
  ref: TextRef;
  /** From the first line of the record to the first of the next one. */
  top: number;
  bottom: number;
  label: TextLine[];
  slots: Record<Slot, TemplateSlot>;
}

export interface TemplateSlot {
  outline: Outline;
  /** The option's wording; the first line is the one that the box or circle belongs to. */
  lines: TextLine[];
}
