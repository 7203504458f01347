// A page that never reloads: stories by the address, the nodes thrown away each time.
const STORIES = {
  one: ['Ferry line to cut fares', 'The ferry line Northwake said on Monday it would cut fares by 12% before the summer.', 'Its boats carry 40,000 people a day, according to a filing.'],
  two: ['Bakers want less salt', 'The bakers’ guild said on Friday that it would put 8% less salt into bread by 2027.', 'A spokesperson denied that anyone had complained.'],
};
function show() {
  const story = STORIES[new URLSearchParams(location.search).get('story')] ?? STORIES.one;
  const [title, ...paragraphs] = story;
  document.title = title;
  const heading = document.createElement('h1');
  heading.textContent = title;
  document.getElementById('app').replaceChildren(heading, ...paragraphs.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
}
for (const name of ['one', 'two']) document.getElementById(name).addEventListener('click', () => { history.pushState(null, '', `?story=${name}`); show(); });
addEventListener('popstate', show);
show();
