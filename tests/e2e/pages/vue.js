// Takes over the markup that the server sent, and renders again at every press.
const { createSSRApp, h, ref } = Vue;
globalThis.mistakes = [];
const app = createSSRApp(() => {
  const more = boats.value > 18 ? h('p', { key: 'more' }, 'A spokesperson denied that the boats had been counted twice.') : null;
  return h('main', null, [h('h1', null, 'Counting boats'), h('p', null, ['The harbour office said it had counted ', h('b', null, boats.value), ' boats worth $3 million by noon.']), more,
    h('button', { onClick: () => { boats.value += 1; } }, 'Again')]);
});
const boats = ref(17);
app.config.errorHandler = (error) => globalThis.mistakes.push(String(error));
app.mount('#root');
