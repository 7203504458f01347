/** What the page annotator's panel says, in three languages. Must not know where it is shown. */
import { inTongue } from '../tongue.js';

const WORDS = {
  en: {
    title: 'Manicule', close: 'Close Manicule', fold: 'Hide panel', unfold: 'Open Manicule', lists: 'Lists', sources: 'Sources', names: 'Names', figures: 'Figures', tags: 'Tags',
    tag: 'Tag', tagSelection: 'Tag the selection', selectFirst: 'Select some words of the article first.', names_: 'Tags, separated by commas', note: 'Note', save: 'Save', cancel: 'Cancel', remove: 'Remove', edit: 'Edit', undo: 'Undo', redo: 'Redo',
    emptySources: 'Nobody is quoted here.', emptyNames: 'No names were found.', emptyFigures: 'No figures were found.', emptyTags: 'No tags yet. Select words in the article and press Tag.',
    nothing: 'There is no article text on this page.', states: { exact: '', moved: 'moved', changed: 'words have changed', ambiguous: 'stands more than once', orphan: 'not in the text any more' },
    highlight: 'highlight', notKept: 'Your tags could not be kept', times: (n) => `× ${n}`, anonymous: 'not named', working: 'Reading…', failed: 'Manicule cannot read this page', notHere: 'This page is not being read. Press Manicule’s button in the toolbar.',
  },
  'zh-Hant': {
    title: 'Manicule', close: '關閉 Manicule', fold: '收起側欄', unfold: '打開 Manicule', lists: '清單', sources: '消息來源', names: '實體', figures: '數字', tags: '標籤',
    tag: '標記', tagSelection: '標記選取的文字', selectFirst: '請先選取文章中的文字。', names_: '標籤，以逗號分隔', note: '筆記', save: '儲存', cancel: '取消', remove: '移除', edit: '編輯', undo: '復原', redo: '重做',
    emptySources: '文中沒有引述任何人。', emptyNames: '沒有找到名稱。', emptyFigures: '沒有找到數字。', emptyTags: '還沒有標籤。選取文中文字，按「標記」。',
    nothing: '此頁沒有文章內容。', states: { exact: '', moved: '位置已變', changed: '文字已變', ambiguous: '出現多次', orphan: '文中已無' },
    highlight: '標示', notKept: '標籤無法保存', times: (n) => `× ${n}`, anonymous: '未具名', working: '閱讀中…', failed: 'Manicule 無法閱讀此頁', notHere: '此頁未在閱讀中。請按工具列上的 Manicule 按鈕。',
  },
  'zh-Hans': {
    title: 'Manicule', close: '关闭 Manicule', fold: '收起侧栏', unfold: '打开 Manicule', lists: '清单', sources: '消息来源', names: '实体', figures: '数字', tags: '标签',
    tag: '标记', tagSelection: '标记选中的文字', selectFirst: '请先选中文章中的文字。', names_: '标签，以逗号分隔', note: '笔记', save: '保存', cancel: '取消', remove: '移除', edit: '编辑', undo: '撤销', redo: '重做',
    emptySources: '文中没有引述任何人。', emptyNames: '没有找到名称。', emptyFigures: '没有找到数字。', emptyTags: '还没有标签。选中文中文字，按“标记”。',
    nothing: '此页没有文章内容。', states: { exact: '', moved: '位置已变', changed: '文字已变', ambiguous: '出现多次', orphan: '文中已无' },
    highlight: '标示', notKept: '标签无法保存', times: (n) => `× ${n}`, anonymous: '未具名', working: '阅读中…', failed: 'Manicule 无法阅读此页', notHere: '此页未在阅读中。请按工具栏上的 Manicule 按钮。',
  },
};

/** The words for a language tag. */
export const pageWords = (tag) => inTongue(WORDS, tag);
