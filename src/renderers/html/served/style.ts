/** The style of what is only on served pages: the bar, the choices, the queue, conversations. */

const SCREEN = `
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin: -1.5rem 0 2.5rem; padding-bottom: .9rem;
  border-bottom: 1px solid var(--rule); font-size: .9375rem; }
.bar nav { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; }
.bar nav ul { margin: 0; gap: .35rem 1.25rem; font-size: inherit; }
.bar nav a { display: inline-block; padding: .25rem 0; text-decoration: none; }
.bar nav a[aria-current] { color: var(--ink); font-weight: 650; border-bottom: 2px solid var(--accent); }
.bar form { display: flex; gap: .4rem; margin-left: auto; }
.privacy { margin: 0; color: var(--muted); font-size: .8125rem; }
.choices { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .9rem; margin: 1.25rem 0 .75rem; padding: .9rem 1rem;
  background: var(--shade); border-radius: 6px; }
.choices label { display: grid; gap: .15rem; font-size: .8125rem; }
input, select, button { min-height: 2.25rem; padding: .3rem .55rem; max-width: 100%; border: 1px solid var(--muted); border-radius: 4px;
  background: var(--paper); color: var(--ink); font: inherit; font-size: .875rem; }
.choices select { max-width: 12rem; }
button { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
.presets { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 1rem; font-size: .875rem; }
.presets a { padding: .2rem 0; }
.presets a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.breached .wait { color: var(--bad); } .at-risk .wait { color: var(--warn); }
.queue li { grid-template-columns: 9rem 1fr; }
.queue .wait { grid-row: 1 / span 2; }
.wait small { display: block; color: var(--muted); font-size: .75rem; font-weight: 400; }
.talk { max-width: 46rem; padding: 0; list-style: none; }
.talk li { margin: 0 6rem 1.25rem 0; padding: .7rem .95rem; border-left: 3px solid var(--rule); background: var(--shade); border-radius: 0 6px 6px 0; }
.talk .brand-side { margin: 0 0 1.25rem 6rem; border-left-color: var(--accent); background: none; border-radius: 0;
  border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
.talk p { margin: 0; white-space: pre-line; }
.talk .about { color: var(--muted); font-size: .8125rem; white-space: normal; }
.talk .who { margin-bottom: .25rem; font-weight: 620; }
.talk .waited { margin-bottom: .3rem; color: var(--good); font-size: .8125rem; font-weight: 620; }
.metrics { padding: 0; list-style: none; max-width: 46rem; }
.metrics li { padding: .7rem 0; border-bottom: 1px solid var(--rule); }
`;

const PHONE = `
@media screen and (max-width: 40rem) {
  .bar { margin-top: 0; gap: .5rem 1rem; margin-bottom: 1.5rem; }
  .bar form { margin-left: 0; width: 100%; }
  .bar input { flex: 1; min-width: 0; }
  .choices { display: grid; grid-template-columns: 1fr 1fr; }
  .choices label, .choices select, .choices input { min-width: 0; width: 100%; max-width: none; }
  .choices button { grid-column: 1 / -1; }
  .presets a, .bar nav a { padding: .45rem 0; }
  .queue li { grid-template-columns: 1fr; } .queue .wait { grid-row: auto; }
  .talk li { margin-right: 1.5rem; } .talk .brand-side { margin: 0 0 1.25rem 1.5rem; }
}
@media print { .bar, .choices, .presets { display: none; } }
`;

export const SERVED_STYLE = [SCREEN, PHONE].join('').replace(/\n\s*/g, ' ').trim();
