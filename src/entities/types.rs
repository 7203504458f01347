//! What the entity layer answers. Knows the types of the annotation guide; must not know how names are found.

use crate::text::Span;

/// The types of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    /// A named human being, real or fictional.
    Person,
    /// A company, agency, party, institution, lab, team, outlet.
    Organization,
    /// A named thing that is made, sold or run.
    Product,
    /// A country, region, city, street, site, building, natural feature.
    Place,
    /// A named meeting, competition, war, disaster, holiday.
    Event,
    /// The title of a book, film, programme, song, law, report.
    Work,
}

impl EntityType {
    /// All types, in the guide's order.
    pub const ALL: [EntityType; 6] =
        [EntityType::Person, EntityType::Organization, EntityType::Product, EntityType::Place, EntityType::Event, EntityType::Work];

    /// The type of that name, as [`EntityType::name`] writes it.
    pub fn of(name: &str) -> Option<Self> {
        EntityType::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in every output: `person`, `organization` …
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Product => "product",
            EntityType::Place => "place",
            EntityType::Event => "event",
            EntityType::Work => "work",
        }
    }
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// The name without titles or marks around it.
    pub span: Span,
    /// What sort of thing it names.
    pub kind: EntityType,
    /// The thing named, as an index into the document's entities.
    pub entity: u32,
    /// How sure the engine is, from 0 to 1.
    pub confidence: f32,
}

/// A thing that is named, once or often.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: EntityType,
    /// The fullest name, marks of damage put right (`馬克·扎克伯格`).
    pub name: String,
    /// The other names it goes by in the text.
    pub aliases: Vec<String>,
    /// How often it is mentioned.
    pub mentions: u32,
}
