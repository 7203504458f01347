//! One block: the original's words in the middle, notes on both sides. The words of the middle column and the gap after them are the
//! original, character for character.

use super::margin::{notes, rules, values};
use crate::app::adapters::worth::worth;
use crate::app::state::{
    article::Article,
    locale::Locale,
    margin::{value_notes, voice_notes},
    pieces::Piece,
    shared::Shared,
    tags::Tags,
};
use crate::text::PassageKind;
use yew::prelude::*;

/// A block without marks.
pub fn plain(article: &Article, nth: usize, locale: Locale) -> Html {
    let span = article.blocks[nth].span;
    frame(article, nth, locale, html! { {span.of(&article.text).to_string()} }, html! {}, html! {})
}

/// A block with its marks, its tags and its notes.
pub fn block(article: &Shared<Article>, tags: &Tags, nth: usize, locale: Locale) -> Html {
    let span = article.blocks[nth].span;
    let parts = tags.parts(span);
    let words = html! { {for article.pieces(nth, &parts).iter().map(|p| piece(article, p))} };
    let voices = voice_notes(article, nth);
    let left = html! { <>{rules(&voices)}{notes(&voices, locale)}</> };
    let own = tags
        .placed()
        .into_iter()
        .filter(|(_, at)| span.covers(at.start))
        .map(|(tag, at)| (tag.clone(), at.start))
        .collect::<Vec<_>>();
    frame(article, nth, locale, words, left, values(&value_notes(article, nth), &own, locale))
}

fn piece(article: &Article, piece: &Piece) -> Html {
    let words = piece.span.of(&article.text).to_string();
    if piece.class.is_empty() {
        return html! { {words} };
    }
    let marks = (!piece.marks.is_empty()).then(|| piece.marks.clone());
    let tags = (!piece.tags.is_empty()).then(|| piece.tags.clone());
    html! { <span class={piece.class.clone()} data-m={marks} data-t={tags}>{words}</span> }
}

fn frame(article: &Article, nth: usize, locale: Locale, words: Html, left: Html, right: Html) -> Html {
    let block = &article.blocks[nth];
    let kind = article.wire.passages.get(block.passage as usize).map_or(PassageKind::Paragraph, |passage| passage.kind);
    let gap = html! { <span class="gap">{article.gap(nth).to_string()}</span> };
    // marks come with nodes of their own: old text nodes with other words in them would count as words that have jumped
    let key = if article.wire.annotations.is_empty() { "plain" } else { "marked" };
    let text = match kind {
        PassageKind::Heading if nth == 0 => html! { <h1 {key} class="text">{words}{gap}</h1> },
        PassageKind::Heading => html! { <h2 {key} class="text">{words}{gap}</h2> },
        PassageKind::Quote => html! { <blockquote {key} class="text">{words}{gap}</blockquote> },
        _ => html! { <p {key} class="text">{words}{gap}</p> },
    };
    let class = classes!("block", name(kind), block.continues.then_some("continues"), is_spaced(article, nth).then_some("spaced"));
    html! {
        <div {class} key={nth} data-b={nth.to_string()}>
            <div class="voices">{left}</div>
            {text}
            <div class="values" aria-hidden="true">{right}</div>
            if nth == 0 { {byline(article, locale)} }
        </div>
    }
}

/// Whether white space in a block says something: a browser would show two spaces as one.
fn is_spaced(article: &Article, nth: usize) -> bool {
    let words = article.blocks[nth].span.of(&article.text);
    words.contains("  ") || words.contains('\t')
}

fn name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "item",
        PassageKind::Quote => "quotation",
        PassageKind::Caption => "caption",
    }
}

/// Characters a Chinese reader and words an English reader reads in a minute.
const PACE: (usize, usize) = (450, 230);

fn byline(article: &Article, locale: Locale) -> Html {
    let (chinese, length) = (article.is_chinese(), article.length());
    let pace = if chinese { PACE.0 } else { PACE.1 };
    let counted = if chinese { locale.count("characters", length) } else { locale.count("words", length) };
    let minutes = locale.count("minutes", length.div_ceil(pace).max(1));
    let day = article.wire.reference_date.as_ref().map(|day| worth("date", day, locale));
    let parts: Vec<String> = day.into_iter().chain([counted, minutes]).collect();
    html! { <p class="byline" lang={locale.tag()}>{parts.join(" · ")}</p> }
}
