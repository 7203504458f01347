// More of the story whenever its end comes near, as feeds do.
let part = 0;
function more() {
  for (let nth = 0; nth < 8 && part < 40; nth += 1) {
    part += 1;
    const paragraph = document.createElement('p');
    paragraph.textContent = `Part ${part}: the harbour office said it had counted ${part * 11} boats and $${part} million of fish since the last report.`;
    document.getElementById('list').append(paragraph);
  }
}
more();
const end = document.getElementById('end');
const observer = new IntersectionObserver(([{ isIntersecting }]) => {
  if (!isIntersecting) return;
  more();
  // observed anew it is asked again, also where the end has not left the screen in between
  observer.unobserve(end);
  observer.observe(end);
}, { rootMargin: '200px' });
observer.observe(end);
