import type { Consultation } from '../../src/domain/consultation.ts';
import { controls, drawnMarks } from './case-controls.ts';
import { conditions, files } from './case-files.ts';
import { caseKit, type DocxCase } from './case-kit.ts';
import { oddBoxes, trackedChanges, unseenMarks } from './case-marks.ts';

export type { DocxCase } from './case-kit.ts';

/** Forms on which something odd was done, by what was done. */
export function docxCases(consultation: Consultation): Record<string, DocxCase> {
  const kit = caseKit(consultation);
  return Object.assign(
    {},
    ...[oddBoxes, trackedChanges, unseenMarks, drawnMarks, controls, files, conditions].map((group) => group(kit)),
  );
}
