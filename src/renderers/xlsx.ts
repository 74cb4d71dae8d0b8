/** The report as a workbook: numbers as numbers, times as times, a sheet for each section. */
import type { FileRenderer } from './renderer.ts';
import { lossTexts, noLosses } from './workbook/cell-text.ts';
import { reportSheets } from './workbook/report-sheets.ts';
import { workbookOf } from './workbook/workbook.ts';

export const xlsxRenderer: FileRenderer = {
  name: 'xlsx',
  title: 'a workbook for Excel and LibreOffice, a sheet for each section',
  binary: true,
  async render(report) {
    const losses = noLosses();
    const bytes = await workbookOf(reportSheets(report), losses);
    return { bytes, losses: lossTexts(losses) };
  },
};
