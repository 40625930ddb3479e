import type { MadeForm, MakeForms } from './made-form.ts';
import { convertAll, type OfficeTarget } from './office.ts';

/** The forms of another class as LibreOffice writes them in another format. */
export function converted(make: MakeForms, target: OfficeTarget): MakeForms {
  return async (request) => {
    const forms = await make(request);
    const [file] = forms[0]?.files ?? [];
    if (!file) return [];
    const ending = file.name.slice(file.name.lastIndexOf('.') + 1);
    const sources = forms.map((form) => form.files[0]?.bytes ?? new Uint8Array());
    const made = await convertAll(sources, ending, target);
    return forms.map(
      (form, index): MadeForm => ({
        ...form,
        files: [{ name: `${form.name}.${target}`, bytes: made[index] as Uint8Array }],
      }),
    );
  };
}
