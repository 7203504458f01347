/** Which of three languages controls speak. Knows language tags; must not know what is said. */

/** Of `{en, 'zh-Hant', 'zh-Hans'}` the one for a language tag: Chinese by script or region, anything else in English. */
export function inTongue(words, tag = '') {
  if (!/^zh\b/i.test(tag)) return words.en;
  return words[/hant|-tw|-hk|-mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans'];
}
