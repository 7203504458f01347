// What the engine is measured beside: other programs that read English or Chinese in JavaScript. Each is given a text and does all it does
// for it; what that is stands in `does`, since none does the same.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const PEERS = {
  en: {
    'wink-nlp': { does: 'tokens, sentences, parts of speech, entities', load: wink },
    compromise: { does: 'tags, people, places, organizations, numbers', load: compromise },
    'chrono-node': { does: 'dates', load: async () => (await import('chrono-node')).parse },
    'Recognizers-Text, DateTime': { does: 'dates', load: () => recognizers('English') },
  },
  zh: {
    'jieba-wasm': { does: 'words', load: jieba },
    'Recognizers-Text, DateTime': { does: 'dates', load: () => recognizers('Chinese') },
  },
};

async function wink() {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]);
  const nlp = winkNLP(model);
  return (text) => {
    const document = nlp.readDoc(text);
    return [document.entities().out(), document.tokens().out(nlp.its.pos)];
  };
}

async function compromise() {
  const { default: nlp } = await import('compromise');
  return (text) => {
    const document = nlp(text);
    return [document.people().out('array'), document.places().out('array'), document.organizations().out('array'), document.numbers().out('array')];
  };
}

async function jieba() {
  const { cut } = require('jieba-wasm');
  return (text) => cut(text, true);
}

async function recognizers(culture) {
  const { recognizeDateTime, Culture } = require('@microsoft/recognizers-text-suite');
  return (text) => recognizeDateTime(text, Culture[culture]);
}
