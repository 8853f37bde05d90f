//! What the pages look like, read and checked: the theme, its templates, what is published beside the pages.

use crate::assets::{self, Assets};
use crate::config::Config;
use crate::options::Options;
use crate::pages::WORDS;
use crate::templates::Templates;
use crate::theme::{self, Theme};
use crate::watch::Phase;
use source::{Diagnostics, Sources};

/// What the pages look like.
pub(crate) struct Look {
    pub(crate) theme: Option<Theme>,
    pub(crate) templates: Option<Templates>,
    pub(crate) assets: Assets,
    /// What is wrong with any of it.
    pub(crate) found: Diagnostics,
}

impl Look {
    /// The theme, which has been read.
    pub(crate) fn theme(&self) -> &Theme {
        self.theme.as_ref().expect("without a theme there are no inputs")
    }

    /// The templates, which have been read.
    pub(crate) fn templates(&self) -> &Templates {
        self.templates.as_ref().expect("without templates there are no inputs")
    }
}

/// Reads all of it; what is wrong is kept with it.
pub(crate) fn read(sources: &Sources, config: Option<&Config>, options: &Options) -> Look {
    let mut found = Diagnostics::new();
    let folder = config.map_or("themes/annex/", |config| config.theme.as_str());
    let theme = options.during(Phase::Parse, || theme::read(sources, folder, &mut found));
    let Some(own) = &theme else { return Look { theme, templates: None, assets: Assets::default(), found } };
    let mut found_there = Diagnostics::new();
    let (templates, assets) = rayon::join(
        || {
            options.during(Phase::Parse, || {
                theme::require(own, sources, WORDS, &mut found);
                Templates::load(sources, own, &mut found)
            })
        },
        || options.during(Phase::Finish, || assets::bundle(sources, own, &mut found_there)),
    );
    found.extend(found_there);
    Look { theme, templates, assets, found }
}
