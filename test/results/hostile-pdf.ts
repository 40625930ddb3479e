import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';

/** A PDF that shows a sentence and tries everything that a PDF can try: scripts, links, programs, files within it. */
export async function hostilePdf(sentence: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 300]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  page.drawText(sentence, { x: 20, y: 200, size: 12, font });
  const { context } = pdf;
  const script = context.obj({ S: 'JavaScript', JS: PDFString.of('app.launchURL("http://evil.example")') });
  const launch = context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') });
  pdf.catalog.set(PDFName.of('OpenAction'), script);
  page.node.set(PDFName.of('AA'), context.obj({ O: script }));
  const remark = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [20, 20, 40, 40],
    Contents: PDFString.of('A remark on clause 5'),
    A: launch,
  });
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 400, 300], A: launch });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(remark), context.register(link)]));
  pdf.addJavaScript('go', 'app.alert(1)');
  await pdf.attach(Buffer.from('MZ not a program'), 'payload.exe');
  const form = pdf.getForm();
  const box = form.createCheckBox('clause.accepted');
  box.addToPage(page, { x: 300, y: 100, width: 20, height: 20 });
  box.check();
  return Buffer.from(await pdf.save());
}
