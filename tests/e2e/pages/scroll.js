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
new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && more(), { rootMargin: '200px' }).observe(document.getElementById('end'));
