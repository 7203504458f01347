/** What the reader's controls say, in three languages. Must not know where it is shown. */
import { inTongue } from './tongue.js';

const WORDS = {
  en: {
    filter: 'Filter', hint: 'words, source:anonymous, type:money >1bn', clear: 'Show everything', shown: (n, all) => `${n} of ${all} passages`, all: (n) => `${n} passages`,
    previous: 'Previous hit', next: 'Next hit', layers: 'Layers', entities: 'Names', figures: 'Figures', attributions: 'Sources', none: 'No passage matches.',
    working: 'Marking…', close: 'Close', only: 'Filter by this',
    kinds: { person: 'person', organization: 'organisation', anonymous: 'anonymous', document: 'document', media: 'media' },
    types: { person: 'person', organization: 'organisation', product: 'product', place: 'place', event: 'event', work: 'work', money: 'money', percent: 'per cent',
      quantity: 'quantity', ordinal: 'ordinal', number: 'number', date: 'date', time: 'time', duration: 'duration', age: 'age', rate: 'rate' },
    said: (who, kind) => `${who} · ${kind}`, unnamed: 'source not named here',
  },
  'zh-Hant': {
    filter: '篩選', hint: '字詞、source:anonymous、type:money >10億', clear: '顯示全文', shown: (n, all) => `符合 ${n}／${all} 段`, all: (n) => `${n} 段`,
    previous: '上一段', next: '下一段', layers: '圖層', entities: '實體', figures: '數字', attributions: '消息來源', none: '沒有符合的段落。',
    working: '標示中…', close: '關閉', only: '依此篩選',
    kinds: { person: '具名', organization: '機構', anonymous: '匿名', document: '文件', media: '媒體' },
    types: { person: '人物', organization: '機構', product: '產品', place: '地點', event: '事件', work: '作品', money: '金額', percent: '百分比',
      quantity: '數量', ordinal: '序數', number: '數字', date: '日期', time: '時間', duration: '時長', age: '年齡', rate: '比率' },
    said: (who, kind) => `${who}・${kind}`, unnamed: '此處未寫明來源',
  },
  'zh-Hans': {
    filter: '筛选', hint: '字词、source:anonymous、type:money >10亿', clear: '显示全文', shown: (n, all) => `符合 ${n}／${all} 段`, all: (n) => `${n} 段`,
    previous: '上一段', next: '下一段', layers: '图层', entities: '实体', figures: '数字', attributions: '消息来源', none: '没有符合的段落。',
    working: '标示中…', close: '关闭', only: '按此筛选',
    kinds: { person: '具名', organization: '机构', anonymous: '匿名', document: '文件', media: '媒体' },
    types: { person: '人物', organization: '机构', product: '产品', place: '地点', event: '事件', work: '作品', money: '金额', percent: '百分比',
      quantity: '数量', ordinal: '序数', number: '数字', date: '日期', time: '时间', duration: '时长', age: '年龄', rate: '比率' },
    said: (who, kind) => `${who}・${kind}`, unnamed: '此处未写明来源',
  },
};

/** The words for a language tag. */
export const wordsFor = (tag) => inTongue(WORDS, tag);
