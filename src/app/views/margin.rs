//! The margins: who speaks on the left with a rule along what is said, what figures are worth and the reader's tags on the right.

use super::icons::hand;
use crate::app::adapters::worth::worth;
use crate::app::state::{
    locale::Locale,
    margin::{ValueNote, VoiceNote},
    markdown::plain,
    tags::colour_class,
};
use crate::tags::Tag;
use crate::text::by_key;
use yew::prelude::*;

/// The rules beside a block's lines.
pub fn rules(voices: &[VoiceNote]) -> Html {
    html! {
        <div class="rules" aria-hidden="true">
            {for voices.iter().map(|voice| html! { <span class={classes!("rule", voice.kind.clone())} data-for={list(&voice.marks)}></span> })}
        </div>
    }
}

/// The names beside a block's lines.
pub fn notes(voices: &[VoiceNote], locale: Locale) -> Html {
    html! { {for voices.iter().map(|voice| note(voice, locale))} }
}

fn note(voice: &VoiceNote, locale: Locale) -> Html {
    let kind = locale.named("source", &voice.kind);
    let name = if voice.name.is_empty() { kind.clone() } else { voice.name.clone() };
    let anonymous = (voice.kind == "anonymous").then_some("anonymous");
    let shown = (voice.kind != "person" && !voice.name.is_empty()).then_some(kind);
    let details: Vec<&String> = [&voice.role, &voice.reason].into_iter().filter(|text| !text.is_empty()).collect();
    html! {
        <div class={classes!("note", voice.kind.clone())} data-for={list(&voice.marks)} data-m={list(&voice.marks)}>
            <span class="who">{name}if voice.inferred { <span class="inferred" title={locale.text("inferred")}>{" ?"}</span> }</span>
            <span class="what" lang={locale.tag()}>
                if let Some(kind) = shown { <span class={classes!("kind", anonymous)}>{kind}</span> }
                {for details.iter().map(|text| html! { <span class="detail">{(*text).clone()}</span> })}
            </span>
        </div>
    }
}

/// Values and tags beside a block's lines, by place; a tag with the byte it begins at.
pub fn values(values: &[ValueNote], tags: &[(Tag, u32)], locale: Locale) -> Html {
    let shown = tags
        .iter()
        .map(|(tag, at)| (*at, tag_note(tag, locale)))
        .chain(values.iter().map(|value| (value.at, value_note(value, locale))));
    html! { {for by_key(shown.collect(), |(at, _)| u64::from(*at)).into_iter().map(|(_, note)| note)} }
}

fn tag_note(tag: &Tag, locale: Locale) -> Html {
    html! {
        <div class={classes!("tag-note", colour_class(tag.colour.as_deref().unwrap_or_default()))} data-for={tag.id.clone()} data-tag={tag.id.clone()}>
            {hand()}
            <span class="tag-words">{label(tag, locale)}</span>
        </div>
    }
}

fn value_note(value: &ValueNote, locale: Locale) -> Html {
    html! {
        <div class="value-note" data-for={value.mark.to_string()} data-m={value.mark.to_string()}>
            <span class="as-written">{&value.words}</span>
            <span class="worth">{worth(&value.kind, &value.value, locale)}</span>
        </div>
    }
}

/// A tag in one line: its names, and its note where it has one.
pub fn label(tag: &Tag, locale: Locale) -> String {
    let (names, note) = (tag.names.join(" · "), plain(&tag.note));
    match (names.is_empty(), note.is_empty()) {
        (false, false) => locale.labelled(&names, &note),
        (false, true) => names,
        (true, false) => note,
        (true, true) => tag.target.exact.chars().take(24).collect(),
    }
}

fn list(marks: &[u32]) -> String {
    marks.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}
