/** The style sheet of the page: one column, system fonts, thin rules; its own layout for phones and for paper. */
import { DARK, declarations, LIGHT } from './palette.ts';

const SCREEN = `
:root { color-scheme: light dark; ${declarations(LIGHT)} }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 2rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { margin: 0 0 .75rem; font-size: 2.25rem; font-weight: 650; letter-spacing: -.022em; }
h2 { margin: 0 0 .35rem; font-size: 1.375rem; font-weight: 620; letter-spacing: -.012em; }
h3 { margin: 0 0 .35rem; font-size: 1rem; font-weight: 620; }
p, ul, ol { margin: 0 0 .75rem; max-width: 46rem; }
main > section { margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
.brand { display: flex; align-items: center; gap: .75rem; margin: 0 0 2rem; font-weight: 600; }
.brand img { height: 2.25rem; max-width: 10rem; object-fit: contain; }
.scope, .question, .quiet, nav { color: var(--muted); }
.question { margin-bottom: 1.5rem; font-size: 1.0625rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: 1.5rem 0 0; padding: 0; max-width: none;
  list-style: none; font-size: .875rem; }
.notice { padding-left: .875rem; border-left: 3px solid var(--warn); }
.groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 2rem 2.5rem; margin-top: 1.25rem; }
.groups h3 { padding-bottom: .5rem; border-bottom: 2px solid var(--accent); }
.sentences { padding: 0; list-style: none; }
.sentences li { margin-bottom: .65rem; }
.sentences strong { font-weight: 650; }
.scroll { margin: 1.5rem 0 .6rem; overflow-x: auto; background: linear-gradient(to left, var(--paper) 30%, transparent) right / 4rem 100% no-repeat local,
  linear-gradient(to left, var(--edge), transparent) right / 1.25rem 100% no-repeat scroll; }
table { border-collapse: collapse; min-width: 100%; font-size: .875rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.made { margin-bottom: .75rem; color: var(--muted); font-size: .8125rem; max-width: none; }
th, td { padding: .45rem 1.25rem .45rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline;
  font-weight: 400; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: .8125rem; vertical-align: bottom; border-bottom-color: var(--muted); }
tbody th { max-width: 18rem; }
tbody td { max-width: 26rem; }
tbody th, thead th:first-child, tfoot th { position: sticky; left: 0; background: var(--paper); }
tfoot th, tfoot td { font-weight: 620; border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
.ci { color: var(--muted); }
.dense th, .dense td { padding-right: .9rem; }
.dense .number .ci { display: block; }
.spark { letter-spacing: .05em; color: var(--accent); white-space: nowrap; }
.notes { padding-left: 1.1rem; font-size: .875rem; }
.notes li { margin-bottom: .25rem; }
details { margin: .25rem 0 0; font-size: .875rem; }
summary { display: inline-block; color: var(--accent); cursor: pointer; }
code { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.command { display: block; margin: .5rem 0 .75rem; padding: .6rem .8rem; background: var(--shade); border-radius: 4px;
  user-select: all; white-space: pre-wrap; }
.breach { color: var(--bad); font-weight: 650; }
.warn, .cannot-say { color: var(--warn); font-weight: 650; }
.pass { color: var(--good); font-weight: 650; }
.worst { padding: 0; max-width: 52rem; list-style: none; }
.worst li { display: grid; grid-template-columns: 7rem 1fr; gap: .25rem 1.25rem; padding: .9rem 0; border-bottom: 1px solid var(--rule); }
.worst .wait { font-weight: 650; text-align: right; }
.worst p { margin: 0; white-space: pre-line; }
.worst .about { grid-column: 2; color: var(--muted); font-size: .8125rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.5rem; margin: 0; max-width: 52rem; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; }
.definition { margin-top: 1.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .8125rem; }
`;

const DARK_SCREEN = `
@media screen and (prefers-color-scheme: dark) { :root { ${declarations(DARK)} } .brand img { background: #fff; padding: .2rem; border-radius: 3px; } }
`;

const PHONE = `
@media screen and (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.75rem; }
  main > section { margin-top: 2.5rem; }
  .groups { grid-template-columns: 1fr; }
  table { width: max-content; }
  .number .ci { display: block; }
  thead th { max-width: 6rem; }
  tbody th, tfoot th { max-width: 9rem; }
  tbody td { max-width: 15rem; }
  .worst li { grid-template-columns: 1fr; }
  .worst .wait { text-align: left; }
  .worst .about { grid-column: 1; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .75rem; }
}
`;

const PAPER = `
@page { margin: 15mm; }
@media print {
  :root { font-size: 9.5pt; }
  body { padding: 0; max-width: none; }
  h1, h2, h3, .question { break-after: avoid; }
  nav, details { display: none; }
  main > section { margin-top: 2.25rem; padding-top: 1rem; }
  a { color: inherit; text-decoration: none; }
  .scroll { margin-top: 1rem; overflow: visible; background: none; }
  .groups { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1.5rem 1.75rem; }
  table { width: 100%; font-size: 7.5pt; line-height: 1.3; break-inside: avoid; }
  table:has(tbody tr:nth-child(20)) { break-inside: auto; }
  thead th { font-size: inherit; }
  .made { font-size: 7.5pt; }
  th, td { padding: 2.5pt 7pt 2.5pt 0; overflow-wrap: normal; }
  tbody th, thead th:first-child, tfoot th { position: static; max-width: 16ch; overflow-wrap: break-word; }
  tbody td { max-width: none; }
  td bdi { overflow-wrap: anywhere; }
  .number .ci { display: block; }
  .dense { font-size: 6.25pt; }
  .dense th, .dense td { padding-right: 3.5pt; }
  .dense .number { white-space: normal; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, figure, .question, .worst li, .definition, .facts > *, .sentences li, .notes li { break-inside: avoid; }
}
`;

export const STYLE = [SCREEN, DARK_SCREEN, PHONE, PAPER].join('').replace(/\n\s*/g, ' ').trim();
