import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { GraphicsState } from './graphics-state.ts';

/** Ways of blending by which light colours wipe out what is below, as paint does. */
const LIGHTENING: ReadonlySet<unknown> = new Set(['screen', 'lighten', 'color-dodge', 'difference', 'exclusion']);

/** Takes over colours, line width and transparency. Operations that change nothing about where and whether are left out. */
export function setState(state: GraphicsState, operation: number, args: unknown[]): void {
  switch (operation) {
    case OPS.setLineWidth:
      state.lineWidth = Number(args[0]);
      return;
    case OPS.setFillRGBColor:
      state.fillColour = String(args[0]);
      return;
    case OPS.setStrokeRGBColor:
      state.strokeColour = String(args[0]);
      return;
    case OPS.setFillColorN:
      // A pattern: its colours are unknown, the rendered page tells.
      state.fillColour = '#808080';
      return;
    case OPS.setStrokeColorN:
      state.strokeColour = '#808080';
      return;
    case OPS.setFillTransparent:
      state.fillAlpha = 0;
      return;
    case OPS.setStrokeTransparent:
      state.strokeAlpha = 0;
      return;
    case OPS.setGState:
      for (const [key, value] of args[0] as [string, unknown][]) setGState(state, key, value);
  }
}

function setGState(state: GraphicsState, key: string, value: unknown): void {
  if (key === 'LW') state.lineWidth = Number(value);
  if (key === 'CA') state.strokeAlpha = Number(value);
  if (key === 'ca') state.fillAlpha = Number(value);
  if (key === 'BM') state.blended = value !== 'source-over' && !LIGHTENING.has(value);
}
