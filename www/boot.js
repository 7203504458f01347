// Starts the app's wasm. A file of its own, because the page's content security policy allows no inline script.
import init from './app.js';
import { app } from './shared.js';

await init({ module_or_path: await app }).catch((error) => {
  // the text stays; why there is nothing else is said in the page
  const told = document.createElement('p');
  told.className = 'noscript';
  told.textContent = `Manicule could not start: ${error.message}. Reload the page, or try a newer browser. · 無法啟動，請重新載入或更新瀏覽器。`;
  document.body.prepend(told);
  throw error;
});
