/** The report as one page that opens anywhere, without a network. */
import type { Renderer } from '../renderer.ts';
import { page } from './page.ts';

export const htmlRenderer: Renderer = {
  name: 'html',
  title: 'one page for a browser, with pictures and definitions',
  render: (report, { page: extras = {} }) => `${page(report, extras)}\n`,
};
