/**
 * The reader's look, as a style sheet that a strict policy allows: adopted, not written into the page. A page themes it by the custom
 * properties `--m-…` and by `::part()`.
 */
const CSS = `
:host { display: block; color-scheme: light dark; container-type: inline-size;
  --paper: var(--m-paper, light-dark(#fbf9f4, #17181b)); --panel: var(--m-panel, light-dark(#f4f0e7, #1f2125));
  --ink: var(--m-ink, light-dark(#211d18, #e9e5dc)); --soft: var(--m-soft, light-dark(#655d52, #a8a296));
  --line: var(--m-line, light-dark(#ded7c9, #34363b)); --accent: var(--m-accent, light-dark(#7a3e00, #f0b879));
  --person: var(--m-person, light-dark(#3b4cb8, #9daaff)); --organization: var(--m-organization, light-dark(#0b7a75, #5fd0c9));
  --product: var(--m-product, light-dark(#9b2f8e, #e59adb)); --place: var(--m-place, light-dark(#4f7a1e, #a9d36f));
  --event: var(--m-event, light-dark(#b4531a, #f2a36b)); --work: var(--m-work, light-dark(#5b6472, #b3bdcb));
  --figure-ground: var(--m-figure-ground, light-dark(#f8ebbb, #3f3614)); --voice: var(--m-voice, light-dark(#8a8271, #8d887c));
  --anonymous: var(--m-anonymous, light-dark(#b23a48, #ff8e9a));
  --serif: var(--m-serif, "Source Serif 4", "Iowan Old Style", Palatino, Georgia, "Noto Serif CJK TC", "Songti TC", "Noto Serif CJK SC", "Songti SC", serif);
  --sans: var(--m-sans, system-ui, -apple-system, "Segoe UI", "Noto Sans CJK TC", "PingFang TC", sans-serif);
  color: var(--ink); background: var(--paper); font: 1.125rem/1.8 var(--serif); }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; } :host([theme="dark"]) { color-scheme: dark; }
.bar { position: sticky; inset-block-start: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; padding: .5rem .75rem;
  border-block-end: 1px solid var(--line); background: var(--panel); font: .875rem/1.4 var(--sans); }
.bar[hidden] { display: none; }
.bar input { flex: 1 1 12rem; min-width: 0; min-height: 2.25rem; padding: 0 .75rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit; }
.bar input[aria-invalid="true"] { border-color: var(--anonymous); }
button { min-height: 2.25rem; min-width: 2.25rem; padding: 0 .7rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--paper); color: inherit; font: inherit; cursor: pointer; }
button[aria-pressed="false"] { opacity: .75; text-decoration: line-through; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.group { display: flex; gap: .35rem; } .count { color: var(--soft); } .problem { flex-basis: 100%; margin: 0; color: var(--anonymous); } .problem:empty { display: none; }
.text { padding: .75rem; overflow-wrap: anywhere; line-break: strict; text-autospace: normal; } .text.plain { margin: 0; font: inherit; white-space: pre-wrap; }
.text:lang(en) { font-family: var(--m-serif, "Source Serif 4", "Iowan Old Style", Palatino, Georgia, "Noto Serif", "Liberation Serif", "DejaVu Serif", serif); }
.text img { max-width: 100%; height: auto; }
.mark { border-radius: 2px; cursor: help; }
.content { text-decoration: underline 1px var(--voice); text-underline-offset: .42em; } .content.anonymous { text-decoration: underline dashed 1px var(--anonymous); }
.source { font-weight: 600; } .source.anonymous { color: var(--anonymous); } .cue { color: var(--accent); font-weight: 700; }
.figure { background: var(--figure-ground); padding-inline: .1em; font-variant-numeric: tabular-nums; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.entity { border-block-end: 2px solid var(--kind, var(--soft)); }
.person { --kind: var(--person); } .organization { --kind: var(--organization); border-block-end-width: 3.5px; } .product { --kind: var(--product); border-block-end-style: dotted; }
.place { --kind: var(--place); border-block-end-style: dashed; } .event { --kind: var(--event); border-block-end: 3.5px dashed var(--kind); } .work { --kind: var(--work); border-block-end: 3px double var(--kind); }
.frame.no-entities .entity { border-block-end-color: transparent; } .frame.no-figures .figure { background: none; }
.frame.no-attributions .content { text-decoration: none; } .frame.no-attributions :is(.source, .cue) { color: inherit; font-weight: inherit; }
/* What does not match steps back and stays readable: the contrast is that of text. */
.passage.miss, .passage.miss .mark { color: light-dark(#77726a, #8d8a84); background: none; text-decoration-color: var(--line); border-color: transparent; font-weight: inherit; }
.mark.chosen { outline: 2px solid var(--accent); outline-offset: 1px; }
.card { position: absolute; z-index: 3; max-width: min(22rem, 90cqw); padding: .7rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper);
  box-shadow: 0 8px 28px rgb(0 0 0 / .18); font: .875rem/1.5 var(--sans); }
.card[hidden] { display: none; } .card p { margin: 0; } .card .name { font-weight: 600; } .card .kind { color: var(--soft); } .card .value { font-family: ui-monospace, monospace; }
.card button { margin-block-start: .5rem; } .card form { display: grid; gap: .4rem; width: 16rem; max-width: 100%; } .card label { display: grid; color: var(--soft); } .card input { min-height: 2.25rem; padding: 0 .5rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit; } .frame { position: relative; }
.note { margin: 0; padding: .5rem .75rem; font: .875rem/1.5 var(--sans); color: var(--soft); border-inline-start: .25rem solid var(--anonymous); } .note[hidden] { display: none; }
@media (forced-colors: active) { .figure { outline: 1px solid; } .passage.miss { color: GrayText; } }
@media print { .bar, .card { display: none; } }
`;

let sheet;

/** The style sheet; one for all readers of the page. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
