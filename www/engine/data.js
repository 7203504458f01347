/** Which data files a language has, for those who bring them before the engine asks. Must not know what is in them. */

/** The languages there is data for. */
export const LANGUAGES = ["zh", "en"];

/** The names of a language's data files. */
export function dataOf(language) {
  if (!LANGUAGES.includes(language)) throw new RangeError(`there is no data for “${language}”: use ${LANGUAGES.join(", ")}`);
  const names = [`attributions.${language}.weights.bin`, `entities.${language}.lists.bin`, `entities.${language}.weights.bin`];
  return language === "zh" ? [...names, "figures.zh.weights.bin"] : names;
}
