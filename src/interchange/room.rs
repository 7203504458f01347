//! What marks say beyond a place, a label and a note, and which formats have room for it. Must not know how formats are written.

use super::{Bundle, Format};
use crate::wire::WireAnnotation;

/// Something that some marks say: what it is called in a report, and whether a bundle has any of it.
struct Facet {
    name: &'static str,
    is_in: fn(&Bundle) -> bool,
    /// The formats with room for it, beside those that keep all.
    held_by: &'static [Format],
}

const FACETS: [Facet; 6] = [
    Facet {
        name: "when tags were made",
        is_in: |bundle| bundle.tags.iter().any(|tag| !tag.created.is_empty()),
        held_by: &[Format::Hypothesis, Format::Csv],
    },
    Facet { name: "colours", is_in: |bundle| bundle.tags.iter().any(|tag| tag.colour.is_some()), held_by: &[] },
    Facet {
        name: "marks that were judged by hand",
        is_in: |bundle| bundle.tags.iter().any(|tag| tag.correction.is_some()),
        held_by: &[],
    },
    Facet {
        name: "which names mean the same",
        is_in: |bundle| bundle.document.as_ref().is_some_and(|document| !document.entities.is_empty()),
        held_by: ENGINE_TOLD,
    },
    Facet {
        name: "sources that are inferred",
        is_in: |bundle| any_attribution(bundle, |a| a.inferred_source.is_some()),
        held_by: ENGINE_TOLD,
    },
    Facet {
        name: "roles of sources and why they are not named",
        is_in: |bundle| any_attribution(bundle, |a| a.role.is_some() || a.anonymity_reason.is_some()),
        held_by: ENGINE_TOLD,
    },
];

/// Says of all of the engine's marks that they do not come along.
const ENGINE_TOLD: &[Format] = &[Format::Hypothesis];

fn any_attribution(bundle: &Bundle, test: fn(&crate::wire::WireAttribution) -> bool) -> bool {
    let annotations = bundle.document.iter().flat_map(|document| &document.annotations);
    annotations.into_iter().any(|mark| matches!(mark, WireAnnotation::Attribution(attribution) if test(attribution)))
}

/// What a bundle says that a format of marks has no room for. Notes and pages are a selection anyway.
pub(super) fn wanting(format: Format, bundle: &Bundle) -> impl Iterator<Item = &'static str> {
    let keeps_all = matches!(format, Format::Manicule | Format::Jsonld | Format::Markdown | Format::Html);
    let facets = FACETS.iter().filter(move |facet| !keeps_all && !facet.held_by.contains(&format) && (facet.is_in)(bundle));
    facets.map(|facet| facet.name)
}
