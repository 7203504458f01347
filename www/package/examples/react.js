// The engine as a hook, and the element as a component. In a project of your own the imports are `manicule/worker` and `manicule/element`.
import { createEngine } from '../worker.js';
import { defineReader } from '../element.js';

const { createElement: h, useEffect, useRef, useState } = globalThis.React;
const engine = createEngine();
defineReader();

/** The annotated document of a text; null until it is there. A text that is replaced meanwhile is given up. */
function useAnnotated(text) {
  const [document, setDocument] = useState(null);
  useEffect(() => {
    const control = new AbortController();
    engine.annotate(text, {}, { signal: control.signal }).then(setDocument, (error) => { if (error.name !== 'AbortError') throw error; });
    return () => control.abort();
  }, [text]);
  return document;
}

/** <manicule-reader>, with its event as a property. */
function Reader({ text, onReady }) {
  const element = useRef(null);
  useEffect(() => {
    const told = ({ detail }) => onReady(detail.document.annotations.length);
    element.current.addEventListener('manicule-ready', told);
    element.current.text = text;
    return () => element.current?.removeEventListener('manicule-ready', told);
  }, [text]);
  return h('manicule-reader', { ref: element });
}

function App() {
  const [text, setText] = useState('Ann Lee of Corvane paid $340 million, a filing said.');
  const [shown, setShown] = useState(0);
  const names = (useAnnotated(text)?.entities ?? []).map(({ name }) => name);
  return h('main', null,
    h('label', null, 'Text ', h('textarea', { rows: 4, cols: 60, value: text, onChange: ({ target }) => setText(target.value) })),
    h('p', { id: 'names' }, `Names: ${names.join(', ') || 'none yet'}`),
    h(Reader, { text, onReady: setShown }),
    h('p', { id: 'shown' }, `${shown} marks shown`));
}

globalThis.ReactDOM.createRoot(document.getElementById('root')).render(h(App));
