//! What words around a Chinese name say for certain: where it begins and ends, and what it names. Knows mentions, list words and the
//! guide's rules; must not know weights.

use super::tagger::lists::class;
use super::{EntityType, Mention};
use crate::lexicon::folded;
use crate::text::{Document, PairKind, Span, TokenKind, is_han};

/// Answers the class of a list word, 0 for a stranger.
pub(super) type Classes<'l> = &'l dyn Fn(&str) -> u8;

/// How sure a rule is.
const SURE: f32 = 0.85;
/// Endings of a state's own bodies: `中国商务部` is one name (Simplified).
const BODIES: &[&str] = &["部", "委", "局", "署", "院", "会", "厅", "军", "队", "党", "央行", "银行", "政府", "司", "处", "社"];
/// What stands after a number and makes a country's name the beginning of a currency (Simplified).
const CURRENCIES: &[&str] = &[
    "元",
    "币",
    "镑",
    "克朗",
    "法郎",
    "英镑",
    "卢布",
    "卢比",
    "比索",
    "里拉",
    "盾",
    "兹罗提",
    "雷亚尔",
    "第纳尔",
    "先令",
    "令吉",
    "铢",
];
/// Forms of address that follow a surname alone (Simplified).
const ADDRESSES: &[&str] = &["女士", "先生", "小姐", "太太", "老先生", "老太太", "阿姨", "师傅", "奶奶", "爷爷", "大爷", "大妈"];
/// What a department's name ends in, behind the name of its house (Simplified).
const DEPARTMENTS: &[&str] = &["系", "学系", "学院", "研究所", "研究院", "研究中心", "实验室", "医学部", "内科", "外科", "科"];
const HOUSES: &[&str] = &["大学", "学院", "医院", "科学院", "中科院"];
/// Words before a company's name that are no part of it (Simplified).
const DESCRIPTORS: &[&str] = &[
    "生产商",
    "制造商",
    "开发商",
    "运营商",
    "供应商",
    "营办商",
    "发行商",
    "零售商",
    "服务商",
    "经销商",
    "代工厂",
    "巨头",
    "企业",
    "机构",
    "药企",
    "车企",
    "券商",
    "网媒",
    "新创",
    "大厂",
    "分析师",
    "记者",
    "公司",
    "龙头",
    "业者",
    "网红",
    "平台",
];
/// Departments of government whose names have `和` in them (Simplified).
const OFFICES: &[&str] = &[
    "住房和城乡建设",
    "人力资源和社会保障",
    "文化和旅游",
    "发展和改革",
    "规划和自然资源",
    "自然资源和规划",
    "退役军人事务",
    "农业农村",
];
/// Words before a quotation that make what it holds a product or a storm (Simplified).
const NAMED_PRODUCTS: &[&str] = &[
    "代号",
    "代号为",
    "代号叫",
    "名为",
    "旗舰模型",
    "模型",
    "大模型",
    "系统",
    "应用",
    "软件",
    "芯片",
    "晶片",
    "卫星",
    "探测器",
    "火箭",
    "飞船",
    "机器人",
    "疫苗",
    "新药",
    "光谱仪",
    "品牌",
    "平台",
];
const NAMED_STORMS: &[&str] = &["台风", "飓风", "热带风暴", "强台风", "超强台风"];
/// Words behind a quotation that say the same of it (Simplified).
const PRODUCTS_BEHIND: &[&str] = &[
    "模型",
    "大模型",
    "系列",
    "系统",
    "芯片",
    "晶片",
    "卫星",
    "探测器",
    "火箭",
    "飞船",
    "机器人",
    "疫苗",
    "应用程式",
    "光谱仪",
    "的旗舰",
    "的大模型",
];

/// Applies the rules to the mentions of passage `nth`, sorted and without overlaps, as they come back.
pub(super) fn apply(document: &Document, nth: usize, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut mended: Vec<Mention> = Vec::with_capacity(mentions.len() + 4);
    for mention in mentions {
        if !currency(document, mention) {
            mended.extend(parted(document, mention, classes));
        }
    }
    for mention in &mut mended {
        if mention.kind == EntityType::Organization {
            mention.span = with_department(document, nth, mention.span);
        }
    }
    mended.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    for found in offices(document, nth, &mended).into_iter().chain(addressed(document, nth)) {
        insert(&mut mended, found, |_| false);
    }
    for found in quoted(document, nth).into_iter().chain(with_original(document, nth)) {
        insert(&mut mended, found, |other| found.span.contains(other.span));
    }
    mended.retain(|mention| !demonym(document, *mention, classes));
    mended
}

/// `乌克兰人` names no country, `中国人民` does.
fn demonym(document: &Document, mention: Mention, classes: Classes) -> bool {
    let mut after = document.text[mention.span.end as usize..].chars();
    let people =
        after.next() == Some('人') && !after.next().is_some_and(|next| "民口工大才士数數权權质質均类類造身".contains(next));
    people && mention.kind == EntityType::Place && classes(mention.span.of(document.text)) == class::COUNTRY
}

/// A Chinese name between a word for what it is and its original in brackets: `前沿模型牛油果(Avocado)`.
fn with_original(document: &Document, nth: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    for pair in document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Bracket) {
        let inner = pair.inner.trimmed(document.text).of(document.text);
        let original = inner.starts_with(|c: char| c.is_ascii_uppercase())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        let before: Vec<char> =
            document.text[..pair.outer.start as usize].chars().rev().take(12).take_while(|&c| is_han(c)).collect();
        let plain = folded(&before.iter().rev().collect::<String>());
        let named = NAMED_PRODUCTS
            .iter()
            .filter_map(|word| plain.rfind(word).map(|at| &plain[at + word.len()..]))
            .min_by_key(|name| name.len());
        let Some(name) =
            named.filter(|name| original && (2..=5).contains(&name.chars().count()) && !name.contains(['的', '和', '与', '是']))
        else {
            continue;
        };
        // Han characters keep their bytes when folded
        found.push(mention(Span::new(pair.outer.start as usize - name.len(), pair.outer.start as usize), EntityType::Product));
    }
    found
}

/// Puts the mention in unless it overlaps others; those that `yields` says may be overridden go.
fn insert(mentions: &mut Vec<Mention>, new: Mention, yields: impl Fn(&Mention) -> bool) {
    let replaces = |other: &Mention| {
        yields(other) || (new.kind == EntityType::Organization && new.span != other.span && new.span.contains(other.span))
    };
    if mentions.iter().any(|other| other.span.overlaps(new.span) && !replaces(other)) {
        return;
    }
    mentions.retain(|other| !other.span.overlaps(new.span));
    let at = mentions.partition_point(|other| other.span < new.span);
    mentions.insert(at, new);
}

fn mention(span: Span, kind: EntityType) -> Mention {
    Mention { span, kind, entity: 0, confidence: SURE }
}

/// `15 亿新加坡元`, `40亿丹麦克朗`: no name.
fn currency(document: &Document, mention: Mention) -> bool {
    let (before, after) = (&document.text[..mention.span.start as usize], &document.text[mention.span.end as usize..]);
    let number = before.trim_end().ends_with(|c: char| c.is_numeric() || "万萬亿億兆百千多".contains(c));
    let next: String = folded(&after.chars().take(3).collect::<String>());
    let name = folded(mention.span.of(document.text));
    number && CURRENCIES.iter().any(|currency| next.starts_with(currency) || (name.ends_with(currency) && name.chars().count() > 2))
}

/// A country before a company is a name of its own, and a descriptor none: `丹麦开发商北岬能源`, `英国莱斯特大学`.
fn parted(document: &Document, mention: Mention, classes: Classes) -> Vec<Mention> {
    let text = mention.span.of(document.text);
    if mention.kind != EntityType::Organization || !text.starts_with(is_han) || classes(text) == class::COMPANY {
        return vec![mention];
    }
    let mut start = 0;
    let mut parts = Vec::new();
    let country = prefixes(text).find(|country| classes(country) == class::COUNTRY).filter(|country| {
        let rest = folded(&text[country.len()..]);
        foreign(&text[country.len()..], classes) && !BODIES.iter().any(|body| rest.ends_with(body) && !rest.ends_with("学院"))
            || descriptor(&rest).is_some()
    });
    if let Some(country) = country {
        let end = mention.span.start as usize + country.len();
        parts.push(Mention { span: Span::new(mention.span.start as usize, end), kind: EntityType::Place, ..mention });
        start = country.len();
    }
    if let Some(length) = descriptor(&folded(&text[start..])) {
        start += length;
    }
    parts.push(Mention { span: Span::new(mention.span.start as usize + start, mention.span.end as usize), ..mention });
    parts
}

/// Beginnings of two to five characters, the longest first.
fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    (2..=5).rev().filter_map(|count| {
        let end = text.char_indices().nth(count)?.0;
        Some(&text[..end])
    })
}

/// Whether what follows a country's name is a name that stands without it.
fn foreign(rest: &str, classes: Classes) -> bool {
    classes(rest) == class::COMPANY
        || prefixes(rest).any(|start| matches!(classes(start), class::FOREIGN | class::PLACE | class::SITE | class::COMPANY))
        || rest.starts_with("皇家")
}

/// The bytes up to the end of a descriptor that a longer name follows; of folded Han text, whose characters keep their bytes.
fn descriptor(name: &str) -> Option<usize> {
    let ends = DESCRIPTORS.iter().filter_map(|word| name.find(word).map(|at| at + word.len()));
    ends.filter(|&end| name[end..].chars().count() >= 3 && name[..end].chars().count() <= 6).max()
}

/// `北京协和医院内分泌科` is one name.
fn with_department(document: &Document, nth: usize, span: Span) -> Span {
    let name = folded(span.of(document.text));
    if !HOUSES.iter().any(|house| name.ends_with(house)) {
        return span;
    }
    let end = document.passages[nth].span.end as usize;
    let rest: Vec<char> = document.text[span.end as usize..end].chars().take(14).take_while(|&c| is_han(c) && c != '的').collect();
    let plain = folded(&rest.iter().collect::<String>());
    let hospital = name.ends_with("医院");
    let longest = plain.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|&to| {
        let part = &plain[..to];
        DEPARTMENTS.iter().any(|ending| part.ends_with(ending) && part.chars().count() > 1 + usize::from(*ending == "系"))
            && (hospital || !part.ends_with('科'))
            && !part.contains(['在', '是', '说', '发', '就', '被', '于', '为'])
            && !part.starts_with(['和', '与', '及'])
            && !plain[to..].starts_with(['统', '列', '技', '学', '研'])
    });
    longest.min().map_or(span, |bytes| Span::new(span.start as usize, span.end as usize + bytes))
}

/// `济南市住房和城乡建设局`, with the place before it.
fn offices(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let plain = folded(passage.of(document.text));
    let mut found = Vec::new();
    // folding keeps characters but not always their bytes
    if plain.len() != passage.len() {
        return found;
    }
    for office in OFFICES {
        for (at, _) in plain.match_indices(office) {
            let rest = &plain[at + office.len()..];
            let Some(ending) = ["委员会", "局", "厅", "部", "委"].iter().find(|ending| rest.starts_with(**ending)) else {
                continue;
            };
            let (start, end) = (passage.start as usize + at, passage.start as usize + at + office.len() + ending.len());
            let place = mentions.iter().find(|other| other.span.end as usize == start && other.kind != EntityType::Person);
            found.push(mention(Span::new(place.map_or(start, |place| place.span.start as usize), end), EntityType::Organization));
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// A surname alone before a form of address: `谷女士`.
fn addressed(document: &Document, nth: usize) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let surname = tokens[at].span.of(document.text);
        if tokens[at].kind != TokenKind::Han || !SURNAMES.contains(&*folded(surname)) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| tokens[at]);
        let free = before.is_none_or(|before| {
            before.kind != TokenKind::Han
                || before.span.end < tokens[at].span.start
                || "的和与對对岁歲是由向把讓让楼名姓叫".contains(before.span.of(document.text))
        });
        let behind: String = document.text[tokens[at].span.end as usize..].chars().take(3).collect();
        let behind = folded(&behind);
        if free && ADDRESSES.iter().any(|address| behind.starts_with(address)) {
            found.push(mention(tokens[at].span, EntityType::Person));
        }
    }
    found
}

/// The commonest surnames of one character (Simplified).
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范\
方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐\
梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜古简游卞";

/// What a short quotation names, where the words around it say so.
fn quoted(document: &Document, nth: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    for pair in document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Quote) {
        let span = pair.inner.trimmed(document.text);
        let text = span.of(document.text);
        let name =
            (1..=10).contains(&text.chars().count()) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '·'));
        if !name {
            continue;
        }
        let blank = |c: char| c.is_whitespace() || c == '*';
        let before: String = document.text[..pair.outer.start as usize].chars().rev().take(9).collect();
        let before = folded(before.trim_start_matches(blank).chars().rev().collect::<String>().as_str());
        let after: String = document.text[pair.outer.end as usize..].chars().take(7).collect();
        let after = folded(after.trim_start_matches(blank));
        let kind = if NAMED_STORMS.iter().any(|word| before.ends_with(word)) {
            Some(EntityType::Event)
        } else if NAMED_PRODUCTS.iter().any(|word| before.ends_with(word))
            || PRODUCTS_BEHIND.iter().any(|word| after.starts_with(word))
        {
            Some(EntityType::Product)
        } else {
            None
        };
        found.extend(kind.map(|kind| mention(span, kind)));
    }
    found
}
