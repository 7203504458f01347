// The page's first script: starts the engine, shows the text that the address names, and asks for its marks, all while the app is on its
// way. Not a part of boot.js, which comes when the whole app's scripts and styles are there. Knows who does what; must not know how.
import { preview } from './preview.js';
import { ahead, words } from './shared.js';

words();
ahead(preview());
