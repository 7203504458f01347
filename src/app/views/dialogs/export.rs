//! Taking the work elsewhere, and marks from elsewhere in: reading notes, pages, the files of other tools, the text.

use super::super::icons::{self, icon};
use super::{Modal, share::ways};
use crate::app::adapters::{
    download::save,
    files,
    lookup::{File, Lookup},
};
use crate::app::hooks::{Dispatch, imports};
use crate::app::state::{
    action::Action,
    app::{Dialog, Report},
    article::Article,
    export::{CHOICES, Choice, FOR_PEOPLE, file_name},
    locale::Locale,
    message::{Message, Weight},
    shared::Shared,
};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The files to choose from.
pub fn export(article: &Shared<Article>, lookup: &Shared<Lookup>, locale: Locale, dispatch: &Dispatch) -> Html {
    let button = |choice: &Choice| {
        let (choice, article, lookup, dispatch) = (*choice, article.clone(), lookup.clone(), dispatch.clone());
        let onclick =
            Callback::from(move |_: MouseEvent| spawn_local(take(choice, article.clone(), lookup.clone(), dispatch.clone())));
        html! {
            <li><button data-export={choice.name} {onclick}>
                <strong>{locale.named("export", choice.name)}</strong>
                <span>{locale.named("export-more", choice.name)}</span>
                <code>{choice.ending}</code>
            </button></li>
        }
    };
    let onchange = {
        let (article, dispatch) = (article.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event) {
                spawn_local(imports::take(dispatch.clone(), Some(article.clone()), file));
            }
        })
    };
    html! {
        <Modal title={locale.text("export")} class="narrow">
            <h3>{locale.text("export-people")}</h3>
            <ul class="exports">{for CHOICES[..FOR_PEOPLE].iter().map(button)}</ul>
            {ways(lookup, locale, dispatch)}
            <h3>{locale.text("export-tools")}</h3>
            <ul class="exports">{for CHOICES[FOR_PEOPLE..].iter().map(button)}</ul>
            <label class="file-choice">
                {icon(icons::OPEN)}
                <span><strong>{locale.text("import")}</strong><small>{locale.text("import-more")}</small></span>
                <input type="file" class="unseen" id="import" accept=".json,.jsonld,.jsonl,.ann,.iob2,.conll" {onchange} />
            </label>
        </Modal>
    }
}

async fn take(choice: Choice, article: Shared<Article>, lookup: Shared<Lookup>, dispatch: Dispatch) {
    let name = file_name(&article) + choice.ending;
    let written = match choice.format {
        Some(format) => lookup.export(format, choice.tags_only).await.ok(),
        None => Some(File { body: article.text.to_string(), media_type: "text/plain;charset=utf-8".into(), ..File::default() }),
    };
    let saved = written.filter(|file| save(&name, &file.media_type, &file.body).is_ok());
    let report = |File { lost, losses, .. }| Dialog::Report(Report { exported: true, lost, losses, ..Report::default() });
    match saved {
        Some(file) if file.lost > 0 => return dispatch.dispatch(Action::Show(Some(report(file)))),
        _ => dispatch.dispatch(Action::Show(None)),
    }
    dispatch.dispatch(match saved {
        Some(_) => Action::Tell(Weight::Done, Message::with("exported", "name", &name)),
        None => Action::Tell(Weight::Error, Message::new("error.export")),
    });
}
