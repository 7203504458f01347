// Values in a reader's words, in three languages: the module by itself, with the words that are handed out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { learn, worth } from '../../../www/parts/worth.js';

const TAGS = ['en', 'zh-Hant', 'zh-Hans'];
for (const tag of TAGS) learn(tag, readFileSync(new URL(`../../../www/locales/${tag}.txt`, import.meta.url), 'utf8'));

/** Type, value, and the words in English, Traditional and Simplified Chinese. */
const TABLE = [
  ['money', 'USD 14300000000', 'US$14.3B', 'US$143億', 'US$143亿'],
  ['money', '≈ TWD 31000000', '≈ NT$31M', '≈ NT$3100萬', '≈ NT$3100万'],
  ['money', 'TWD 12.50', 'NT$12.5', 'NT$12.5', 'NT$12.5'],
  // nothing is left out
  ['money', 'USD 1234567891', 'US$1,234,567,891', 'US$1,234,567,891', 'US$1,234,567,891'],
  ['money', 'USD 66000000000..72000000000', 'US$66–72B', 'US$660–720億', 'US$660–720亿'],
  ['money', 'EUR 5..', '≥ €5', '≥ €5', '≥ €5'],
  ['money', 'SEK', 'Swedish Krona', '瑞典克朗', '瑞典克朗'],
  ['percent', '> 9.4 %', '> 9.4%', '> 9.4%', '> 9.4%'],
  ['percent', '2 pp', '2 percentage points', '2 個百分點', '2 个百分点'],
  ['quantity', '22000000 台', '22,000,000 台', '22,000,000 台', '22,000,000 台'],
  ['ordinal', '3', '#3', '第 3', '第 3'],
  ['rate', '70 小時 / 周', '70 小時 / 周', '70 小時 / 周', '70 小時 / 周'],
  ['rate', 'USD 0.04 / pick', 'US$0.04 / pick', 'US$0.04 / pick', 'US$0.04 / pick'],
  ['measure', '1400 km', '1,400 kilometers', '1,400 公里', '1,400公里'],
  ['measure', '12 m2', '12 m²', '12 m²', '12 m²'],
  ['measure', '3 [bbl_us]', '3 bbl', '3 bbl', '3 bbl'],
  ['duration', 'P18Y', '18 years', '18 年', '18年'],
  ['duration', 'P1Y6M', '1 year, 6 months', '1 年6 個月', '1年6个月'],
  ['duration', 'PT30M', '30 minutes', '30 分鐘', '30分钟'],
  ['duration', 'PXY', '… years', '… 年', '…年'],
  ['duration', 'P3M..P6M', '3 months – 6 months', '3 個月 – 6 個月', '3个月 – 6个月'],
  ['date', '2026', '2026', '2026年', '2026年'],
  ['date', '2025-09', 'September 2025', '2025年9月', '2025年9月'],
  ['date', '2026-03-06', 'Mar 6, 2026', '2026年3月6日', '2026年3月6日'],
  ['date', '2026-Q1', 'Q1 2026', '2026年第一季', '2026年第一季度'],
  ['date', '2024-SP', 'spring 2024', '2024年春', '2024年春'],
  ['date', '2025-W03', 'week 3 of 2025', '2025年第 3 週', '2025年第 3 周'],
  ['date', '196X', '1960s', '1960 年代', '1960 年代'],
  ['date', '2025-06..', 'June 2025 – …', '2025年6月 – …', '2025年6月 – …'],
  ['date', 'XXXX-12-25', 'December 25', '12月25日', '12月25日'],
  ['date', 'XXXX-WXX-5', 'Friday', '星期五', '星期五'],
  // open: the words of the text say all there is
  ['date', 'XXXX-XX', '', '', ''],
  ['time', 'T02:00', '02:00', '02:00', '02:00'],
  ['time', '2025-11-14TMO', 'Nov 14, 2025, morning', '2025年11月14日上午', '2025年11月14日上午'],
  ['time', 'TMO', 'morning', '上午', '上午'],
  ['time', '2025-11-14T09', 'Nov 14, 2025 09:00', '2025年11月14日 09:00', '2025年11月14日 09:00'],
  // what has no words stays as it is
  ['date', 'FY2026', 'FY2026', 'FY2026', 'FY2026'],
];

for (const [kind, value, ...expected] of TABLE) {
  // how much room stands between the words differs between versions of Intl
  const close = (text) => text.replace(/\s/g, '');
  test(`${kind} ${value}`, () => assert.deepEqual(TAGS.map((tag) => close(worth(kind, value, tag))), expected.map(close)));
}
