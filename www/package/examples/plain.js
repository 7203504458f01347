// A text in, its marks out, with nothing but the browser. In a project of your own the import is `manicule/worker`.
import { createEngine } from '../worker.js';

const engine = createEngine();
const [text, read, state, marks] = ['text', 'read', 'state', 'marks'].map((id) => document.getElementById(id));

/** What is written of a mark: its words, its type, and what a figure is worth. */
function line({ layer, type, start, end, value, cue, source }) {
  if (layer === 'attribution') return `${source ? text.value.slice(source.start, source.end) : 'somebody'} ${cue ? text.value.slice(cue.start, cue.end) : '…'}`;
  return `${text.value.slice(start, end)}: ${type}${value ? ` ${JSON.stringify(value)}` : ''}`;
}

read.addEventListener('click', async () => {
  state.textContent = 'Reading…';
  try {
    const { annotations } = await engine.annotate(text.value, { referenceDate: new Date().toISOString().slice(0, 10) });
    marks.replaceChildren(...annotations.map((mark) => Object.assign(document.createElement('li'), { textContent: line(mark) })));
    state.textContent = `${annotations.length} marks`;
  } catch (error) {
    state.textContent = error.message;
  }
});
