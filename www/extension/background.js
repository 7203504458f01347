/**
 * The extension's own page: the button, the menus, and the engine that all tabs share. It comes into a page only when the reader asks (`activeTab`),
 * or on sites the reader has named. Must not know what is done in a page.
 */
import { serveEngine } from './engine.js';

const api = globalThis.browser ?? globalThis.chrome;
/** The menus, by what they are named after in `_locales`, and where each is offered. */
const MENUS = { tag: 'selection', panel: 'action', site: 'action' };

api.runtime.onInstalled.addListener(async () => {
  // an update finds those of the version before
  await api.contextMenus.removeAll();
  for (const [id, place] of Object.entries(MENUS)) api.contextMenus.create({ id, title: api.i18n.getMessage(id), contexts: [place] });
});
api.runtime.onConnect.addListener(serveEngine);
api.action.onClicked.addListener((tab) => enter(tab, 'toggle'));
const ACTS = { tag: (tab) => enter(tab, 'tag'), panel: showPanel, site: switchSite };
api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => ACTS[menuItemId](tab));

/** Comes into a page, and says there what the reader wants. Pages of the browser itself let nobody in: the button says so. */
export async function enter(tab, wish) {
  try {
    await api.scripting.executeScript({ target: { tabId: tab.id }, files: ['content.js'] });
    await api.tabs.sendMessage(tab.id, { wish });
    await api.action.setBadgeText({ tabId: tab.id, text: '' });
  } catch (error) {
    await api.action.setBadgeText({ tabId: tab.id, text: '×' });
    await api.action.setTitle({ tabId: tab.id, title: api.i18n.getMessage('refused', error.message) });
  }
}

/** Reads a page with the panel in the browser's own place beside it: a panel a tab, since each shows its page. */
async function showPanel(tab) {
  const path = `panel.html?tab=${tab.id}`;
  // nothing is waited for: browsers take it as the reader's own wish only now
  const opened = api.sidePanel
    ? [api.sidePanel.setOptions({ tabId: tab.id, path, enabled: true }), api.sidePanel.open({ tabId: tab.id })]
    : [api.sidebarAction.setPanel({ tabId: tab.id, panel: path }), api.sidebarAction.open()];
  await enter(tab, 'open');
  await Promise.all(opened);
}

/** On or off for a site: on asks for the right to read that site, off gives it back. */
async function switchSite(tab) {
  const { origin, protocol, hostname } = new URL(tab.url);
  // Firefox knows no ports in these
  const origins = [`${protocol}//${hostname}/*`];
  // asked for first: browsers take it as the reader's own wish only now
  const granted = await api.permissions.request({ origins });
  const id = `site:${origin}`;
  const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered) {
    await api.scripting.unregisterContentScripts({ ids: [id] });
    await api.permissions.remove({ origins });
  } else if (granted) {
    await api.scripting.registerContentScripts([{ id, matches: origins, js: ['content.js'], runAt: 'document_idle', persistAcrossSessions: true }]);
    await enter(tab, 'open');
  }
}

// for tests, which cannot press the browser's own buttons
globalThis.manicule = { enter, showPanel, switchSite };
