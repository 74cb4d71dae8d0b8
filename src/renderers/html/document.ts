/** What every page is made of: its policy, its style, a head, the parts, and a foot. */
import { CHART_STYLE } from './charts/style.ts';
import { html, Markup, type Value } from './html.ts';
import { STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** What stands above every page of a server, with its own style. */
export interface PageBar {
  markup: Markup;
  style: string;
}

export interface DocumentParts {
  title: string;
  header: Value;
  main: Value;
  footer: string;
  /** Left out in files. */
  bar?: PageBar;
}

/** The whole document. */
export function documentOf({ title, header, main, footer, bar }: DocumentParts): Markup {
  // Without it a browser requests /favicon.ico.
  const icon = bar && html`\n<link rel="icon" href="data:,">`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">${icon}
<title>${title}</title>
<style>${Markup.own(STYLE + CHART_STYLE + (bar?.style ?? ''))}</style>
</head>
<body>
${bar?.markup}<header>
${header}
</header>
<main>
${main}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>`;
}
