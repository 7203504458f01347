/** The panel's look. It stands in a shadow root on pages of all kinds, so that nothing is taken over from them. */
export const CSS_TEXT = `
:host { all: initial !important; color-scheme: light dark !important; }
@media print { :host { display: none !important; } }
:host([hidden]) :is(.panel, .open) { display: none; }
* { box-sizing: border-box; }
.layer { position: absolute; inset: 0 auto auto 0; pointer-events: none; z-index: 2147483645; }
.panel, .card, .chip, .open { --paper: light-dark(#fbf9f4, #17181b); --ground: light-dark(#f4f0e7, #1f2125); --ink: light-dark(#211d18, #e9e5dc);
  --soft: light-dark(#655d52, #a8a296); --line: light-dark(#ded7c9, #34363b); --accent: light-dark(#7a3e00, #f0b879); --bad: light-dark(#b23a48, #ff8e9a);
  position: fixed; z-index: 2147483646; color: var(--ink); background: var(--paper); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans CJK TC", "PingFang TC", sans-serif;
  border: 1px solid var(--line); box-shadow: 0 8px 28px rgb(0 0 0 / .18); }
[hidden] { display: none !important; }
.panel { inset: 0 0 0 auto; width: min(22rem, 100vw); display: flex; flex-direction: column; border-width: 0 0 0 1px; }
@media (max-width: 40rem) { .panel { inset: auto 0 0 0; width: auto; height: 45vh; border-width: 1px 0 0; } }
:host([beside]) .panel { width: auto; inset: 0; height: auto; border: 0; } :host([beside]) .fold { display: none; }
header { display: flex; align-items: center; gap: .5rem; padding: .5rem .75rem; background: var(--ground); border-bottom: 1px solid var(--line); }
header h2 { flex: 1; margin: 0; font: inherit; font-weight: 700; }
button { min-height: 2.25rem; min-width: 2.25rem; padding: 0 .7rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--paper); color: inherit; font: inherit; cursor: pointer; }
button[aria-pressed="false"] { text-decoration: line-through; color: var(--soft); }
button[aria-selected="true"] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
button:disabled { color: var(--soft); cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .35rem; padding: .5rem .75rem 0; }
input, textarea { width: 100%; min-height: 2.25rem; padding: .3rem .75rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit; }
input[aria-invalid="true"] { border-color: var(--bad); }
.problem { margin: .35rem .75rem 0; color: var(--bad); } .problem:empty { display: none; }
.count, .note { margin: .35rem .75rem 0; color: var(--soft); } .note:empty { display: none; }
.list { flex: 1; overflow: auto; margin: .5rem 0 0; padding: 0 .75rem .75rem; } .list ul { margin: 0; padding: 0; list-style: none; }
.list li { display: flex; align-items: center; gap: .35rem; border-bottom: 1px solid var(--line); }
.list .go { flex: 1; display: flex; justify-content: space-between; gap: .5rem; padding: .45rem .25rem; border: 0; border-radius: .25rem; text-align: start; background: none; }
.list .go:hover { background: var(--ground); } .list small { color: var(--soft); font-size: .85em; } .list .bad { color: var(--bad); }
.list .words { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.empty { padding: .75rem; color: var(--soft); }
.card { max-width: min(22rem, 90vw); padding: .7rem .9rem; border-radius: .5rem; }
.card p { margin: 0; overflow-wrap: anywhere; } .card .name { font-weight: 600; } .card .kind { color: var(--soft); } .card .value { font-family: ui-monospace, monospace; }
.card form { display: grid; gap: .4rem; width: 18rem; max-width: 100%; } .card label { display: grid; gap: .15rem; color: var(--soft); } .card .row { padding: .4rem 0 0; }
.chip { padding: .1rem; border-radius: 2rem; } .chip button { border: 0; font-weight: 600; }
.open { right: 1rem; bottom: 1rem; border-radius: 2rem; padding: 0; } .open button { border: 0; }
@media (forced-colors: active) { button[aria-selected="true"] { outline: 2px solid; } }
`;
