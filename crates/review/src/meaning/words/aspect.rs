//! What an aspect is called.

use subprocessors::Aspect;

/// What an aspect is called in a sentence, behind "the".
pub(in crate::meaning) fn noun(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Class => "name",
        Aspect::TradingName => "trading name",
        Aspect::FormerNames => "former names",
        Aspect::Kind => "relation to the publisher",
        Aspect::Registration => "registration number",
        Aspect::Parent => "parent company",
        Aspect::UnnamedAffiliates => "use of unnamed affiliates",
        Aspect::Dpa => "data processing agreement",
        Aspect::Subprocessors => "own list of sub-processors",
        Aspect::MeasuresUrl => "page on measures",
        Aspect::Reviewed => "day of review",
        Aspect::SubjectMatter => "subject matter",
        Aspect::Data => "categories of data",
        Aspect::Subjects => "categories of data subjects",
        Aspect::Scope => "customers",
        Aspect::Locations => "places",
        Aspect::Transfer => "grounds for transfers",
        Aspect::Ai => "AI models",
        Aspect::Details => "further facts",
        other => other.word(),
    }
}

/// Whether it is a list of which each part can come and go.
pub(in crate::meaning) fn is_list(aspect: Aspect) -> bool {
    matches!(aspect, Aspect::Data | Aspect::Subjects | Aspect::Assurances | Aspect::Affiliates | Aspect::FormerNames)
}
