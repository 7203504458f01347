// Takes over the markup that the server sent, and renders again at every press.
const { createElement: h, useState } = React;
function Story() {
  const [boats, count] = useState(17);
  const more = boats > 18 ? h('p', { key: 'more' }, 'A spokesperson denied that the boats had been counted twice.') : null;
  return h('main', null, h('h1', null, 'Counting boats'), h('p', null, 'The harbour office said it had counted ', h('b', null, boats), ' boats worth $3 million by noon.'), more,
    h('button', { onClick: () => count(boats + 1) }, 'Again'));
}
globalThis.mistakes = [];
ReactDOM.hydrateRoot(document.getElementById('root'), h(Story), { onRecoverableError: (error) => globalThis.mistakes.push(String(error)) });
