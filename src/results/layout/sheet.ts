import { PDFDocument, type PDFPage, type RGB, rgb } from 'pdf-lib';
import { type Drawing, type Role, TEXT_SIZE } from '../charts/draw.ts';
import { Fonts } from './fonts.ts';

const A4 = { width: 595.28, height: 841.89 };
export const MARGIN = 50;
export const CONTENT_WIDTH = A4.width - 2 * MARGIN;
const FOOTER_SPACE = 36;

export const INK = rgb(0.1, 0.1, 0.12);
export const QUIET = rgb(0.38, 0.38, 0.42);
export const RULE = rgb(0.72, 0.72, 0.76);
export const SHADE = rgb(0.94, 0.95, 0.97);

const COLOURS: Record<Role, RGB> = {
  axis: QUIET,
  grid: rgb(0.87, 0.87, 0.89),
  yes: rgb(0.1, 0.45, 0.27),
  no: rgb(0.72, 0.22, 0.15),
  late: rgb(0.6, 0.4, 0.05),
  threshold: INK,
  label: QUIET,
  strong: INK,
};

export interface Pen {
  size: number;
  colour?: RGB;
  bold?: boolean;
}

/** Pages that are filled from the top down; a new one begins where the next piece has no room. */
export class Sheet {
  readonly pdf: PDFDocument;
  readonly fonts: Fonts;
  #page: PDFPage;
  /** Distance from the page's lower edge to where the next piece begins. */
  #y: number;

  private constructor(pdf: PDFDocument, fonts: Fonts) {
    this.pdf = pdf;
    this.fonts = fonts;
    this.#page = pdf.addPage([A4.width, A4.height]);
    this.#y = A4.height - MARGIN;
  }

  static async begin(): Promise<Sheet> {
    const pdf = await PDFDocument.create();
    return new Sheet(pdf, await Fonts.embed(pdf));
  }

  /** Makes sure of this much room, on a new page if need be. @returns whether a new page was begun */
  makeRoom(height: number): boolean {
    if (this.#y - height >= MARGIN + FOOTER_SPACE - 20) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.#page = this.pdf.addPage([A4.width, A4.height]);
    this.#y = A4.height - MARGIN;
  }

  skip(height: number): void {
    this.#y -= height;
  }

  /** One line at `x` from the left margin, `drop` below the current place. */
  text(text: string, x: number, drop: number, { size, colour = INK, bold = false }: Pen): void {
    let left = MARGIN + x;
    for (const run of this.fonts.runs(text, bold)) {
      this.#page.drawText(run.text, { x: left, y: this.#y - drop, size, font: run.font, color: colour });
      left += run.font.widthOfTextAtSize(run.text, size);
    }
  }

  rule(x: number, width: number, colour: RGB = RULE): void {
    const y = this.#y;
    this.#page.drawLine({
      start: { x: MARGIN + x, y },
      end: { x: MARGIN + x + width, y },
      thickness: 0.6,
      color: colour,
    });
  }

  fill(x: number, width: number, height: number, colour: RGB = SHADE): void {
    this.#page.drawRectangle({ x: MARGIN + x, y: this.#y - height, width, height, color: colour });
  }

  drawing(drawing: Drawing): void {
    const scale = CONTENT_WIDTH / drawing.width;
    this.makeRoom(drawing.height * scale + 8);
    const top = this.#y;
    const at = (x: number, y: number) => ({ x: MARGIN + x * scale, y: top - y * scale });
    for (const shape of drawing.shapes) {
      const color = COLOURS[shape.role];
      if (shape.kind === 'rect') {
        const { x, y } = at(shape.x, shape.y + shape.height);
        this.#page.drawRectangle({ x, y, width: shape.width * scale, height: shape.height * scale, color });
      } else if (shape.kind === 'line') {
        this.#line(
          shape.points.map(([x, y]) => at(x, y)),
          color,
          shape.role,
          shape.dashed ?? false,
        );
      } else {
        const size = TEXT_SIZE * scale;
        const width = this.fonts.width(shape.text, size);
        const shift = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? width : width / 2;
        const { x } = at(shape.x, 0);
        this.text(shape.text, x - MARGIN - shift, shape.y * scale, { size, colour: color });
      }
    }
    this.#y -= drawing.height * scale + 8;
  }

  /** Page numbers can be written once all pages are there. */
  finish(footer: string): void {
    const pages = this.pdf.getPages();
    pages.forEach((page, index) => {
      this.#page = page;
      this.#y = MARGIN;
      const number = `${index + 1} / ${pages.length}`;
      this.text(footer, 0, 12, { size: 7.5, colour: QUIET });
      this.text(number, CONTENT_WIDTH - this.fonts.width(number, 7.5), 12, { size: 7.5, colour: QUIET });
    });
  }

  #line(points: { x: number; y: number }[], color: RGB, role: Role, dashed: boolean): void {
    const thickness = role === 'yes' || role === 'threshold' ? 1.4 : role === 'late' ? 1.2 : 0.5;
    points.slice(1).forEach((end, index) => {
      const start = points[index];
      if (start) this.#page.drawLine({ start, end, thickness, color, ...(dashed ? { dashArray: [4, 3] } : {}) });
    });
  }
}
