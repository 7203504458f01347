customElements.define('news-story', class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = `<main><slot name="headline"></slot>
      <p>The ferry line Northwake said on Monday it would cut fares by 12% and add $25 million of new boats before the summer.</p>
      <p>“People kept waving at us from the bridge,” said Ines Marlow, its chief executive, who takes the 7:40 every morning.</p></main>`;
  }
});
