//! One block: the original's words in the middle, notes on both sides. The words of the middle column and the gap after them are the
//! original, character for character.

use super::margin::{notes, rules, values};
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

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub nth: usize,
}

/// A block without marks.
#[component]
pub fn Plain(props: &Props) -> Html {
    let block = &props.article.blocks[props.nth];
    let words = html! { {props.article.words(block.span.start, block.span.end).to_string()} };
    frame(&props.article, props.nth, words, html! {}, html! {})
}

/// A block with its marks, its tags and its notes.
pub fn block(article: &Shared<Article>, tags: &Tags, nth: usize, locale: Locale) -> Html {
    let span = article.blocks[nth].span;
    let parts = tags.parts(span);
    let words = html! { {for article.pieces(nth, &parts).iter().map(|p| piece(article, p))} };
    let voices = voice_notes(article, nth);
    let left = html! { <>{rules(&voices)}{notes(&voices, locale)}</> };
    let own = tags.placed().into_iter().filter(|(_, at)| span.covers(at.start)).map(|(tag, _)| tag.clone()).collect::<Vec<_>>();
    frame(article, nth, words, left, values(&value_notes(article, nth), &own))
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

fn frame(article: &Article, nth: usize, words: Html, left: Html, right: Html) -> Html {
    let block = &article.blocks[nth];
    let kind = article.wire.passages.get(block.passage as usize).map_or(PassageKind::Paragraph, |passage| passage.kind);
    let gap = html! { <span class="gap">{article.gap(nth).to_string()}</span> };
    let text = match kind {
        PassageKind::Heading if nth == 0 => html! { <h1 class="text">{words}{gap}</h1> },
        PassageKind::Heading => html! { <h2 class="text">{words}{gap}</h2> },
        PassageKind::Quote => html! { <blockquote class="text">{words}{gap}</blockquote> },
        _ => html! { <p class="text">{words}{gap}</p> },
    };
    let class = classes!("block", name(kind), block.continues.then_some("continues"), is_spaced(article, nth).then_some("spaced"));
    html! {
        <div {class} key={nth} data-b={nth.to_string()}>
            <div class="voices">{left}</div>
            {text}
            <div class="values" aria-hidden="true">{right}</div>
            if nth == 0 { <Byline article={length(article)} date={article.wire.reference_date.clone()} chinese={article.is_chinese()} /> }
        </div>
    }
}

/// Whether white space in a block says something: a browser would show two spaces as one.
fn is_spaced(article: &Article, nth: usize) -> bool {
    let words = article.blocks[nth].span.of(&article.text);
    words.contains("  ") || words.contains('\t')
}

fn length(article: &Article) -> usize {
    article.length()
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

#[derive(Properties, PartialEq)]
struct BylineProps {
    article: usize,
    date: Option<String>,
    chinese: bool,
}

/// Characters a Chinese reader and words an English reader reads in a minute.
const PACE: (usize, usize) = (450, 230);

#[component]
fn Byline(props: &BylineProps) -> Html {
    let locale = crate::app::hooks::use_locale();
    let pace = if props.chinese { PACE.0 } else { PACE.1 };
    let length = if props.chinese { locale.count("characters", props.article) } else { locale.count("words", props.article) };
    let minutes = locale.count("minutes", props.article.div_ceil(pace).max(1));
    let date = props.date.clone().map(|date| locale.fill("read-on", &[("date", &date)]));
    let parts: Vec<String> = date.into_iter().chain([length, minutes]).collect();
    html! { <p class="byline" lang={locale.tag()}>{parts.join(" · ")}</p> }
}
