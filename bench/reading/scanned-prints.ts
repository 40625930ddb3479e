import { printPages } from '../forms/scan-print.ts';
import { bind, carryPages, printResolution, type ScanClass } from '../forms/scan-writer.ts';
import type { MadeForm, MakeForms } from './made-form.ts';

/**
 * Forms filled in on a computer, printed and scanned: the PDFs of another class as pictures. Where nothing is marked a scan
 * cannot tell that from a mark too faint, so that staff are asked.
 */
export function scanned(make: MakeForms, carrier: ScanClass): MakeForms {
  return async (request) => {
    const forms = await make(request);
    const made: MadeForm[] = [];
    for (const [i, form] of forms.entries()) {
      const printed = await printPages(form.files[0]?.bytes ?? new Uint8Array(), printResolution(carrier));
      const pages = await carryPages(printed, carrier, request.seed * 1000 + i);
      const truths = Object.entries(form.truths).map(([ref, truth]) => {
        return [ref, truth !== 'staff' && truth.decision === null ? 'staff' : truth] as const;
      });
      made.push({
        ...form,
        files: [{ name: `${form.name}.pdf`, bytes: await bind(pages) }],
        truths: Object.fromEntries(truths),
      });
    }
    return made;
  };
}
