// A chart as a file. Knows SVG elements, canvas and downloads; must not know what a chart shows.

/** What a style sheet may say about a shape; a file on its own has no style sheet. */
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight'];
/** Room around the drawing, in its own units, and pixels a unit in a PNG. */
const ROOM = 12;
const SCALE = 3;

/** The drawing alone, as a reader sees it in this theme, on its own ground. */
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const own = [...svg.querySelectorAll('rect, circle, line, text')];
  [...copy.querySelectorAll('rect, circle, line, text')].forEach((shape, nth) => {
    const look = getComputedStyle(own[nth]);
    for (const name of LOOKS) shape.setAttribute(name, look.getPropertyValue(name).replace(/url\([^)]*#/, 'url(#'));
    shape.removeAttribute('class');
  });
  for (const part of copy.querySelectorAll('[role]')) for (const name of ['role', 'tabindex', 'data-n', 'aria-pressed']) part.removeAttribute(name);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = { x: -ROOM, y: -ROOM, width: width + 2 * ROOM, height: height + 2 * ROOM };
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, value);
  ground.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(ground);
  copy.setAttribute('viewBox', Object.values(box).join(' '));
  copy.setAttribute('width', box.width);
  copy.setAttribute('height', box.height);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { text: new XMLSerializer().serializeToString(copy), ...box };
}

async function pixels({ text, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'));
}

/** Saves a chart; the end of the name says as what: `.svg` or `.png`. */
export async function savePicture(svg, name) {
  const drawing = standalone(svg);
  const blob = name.endsWith('.png') ? await pixels(drawing) : new Blob([drawing.text], { type: 'image/svg+xml' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
