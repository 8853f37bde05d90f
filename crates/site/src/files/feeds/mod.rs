//! Feeds and calendars: what readers are told, in a language, for the whole list or a choice of customers.
//!
//! The three formats hold the same news. Ids are the same in all languages, and stay: they are made of
//! the ids of the register and the days that were first named, and of the host that `config.toml` states.

mod atom;
mod calendar;
mod json;

use crate::files::text::plain;
use crate::message::{Filling, escape};
use crate::pages::Scene;
use crate::pages::groups::{Group, by_subject};
use crate::routes::PageId;
use crate::view::ChangeView;
use subprocessors::{Change, Date, Facet, News, Told};

/// A format in which readers subscribe.
pub(crate) struct Format {
    pub(crate) id: &'static str,
    /// What it is, for programs.
    pub(crate) kind: &'static str,
    /// The name of its file, beside the page that it belongs to.
    pub(crate) file: &'static str,
    pub(crate) media_type: &'static str,
    /// The words that name it.
    pub(crate) title: &'static str,
    /// The words that explain it.
    pub(crate) text: &'static str,
    /// What writes it.
    pub(crate) write: fn(&Feed<'_>) -> Vec<u8>,
}

/// Every format: Atom 1.0 (RFC 4287), JSON Feed 1.1, iCalendar (RFC 5545).
pub(crate) const FORMATS: [Format; 3] = [
    Format {
        id: "atom",
        kind: "atom",
        file: "feed.atom",
        media_type: "application/atom+xml",
        title: "feed_atom",
        text: "feed_atom_text",
        write: atom::write,
    },
    Format {
        id: "json",
        kind: "json-feed",
        file: "feed.json",
        media_type: "application/feed+json",
        title: "feed_json",
        text: "feed_json_text",
        write: json::write,
    },
    Format {
        id: "calendar",
        kind: "calendar",
        file: "calendar.ics",
        media_type: "text/calendar",
        title: "calendar",
        text: "calendar_text",
        write: calendar::write,
    },
];

/// What a feed holds, in a language.
pub(crate) struct Feed<'a> {
    /// BCP 47 tag.
    pub(crate) language: String,
    pub(crate) title: String,
    pub(crate) publisher: String,
    /// Stays the same wherever the feed is read.
    pub(crate) id: String,
    /// Absolute address of the page that it belongs to.
    pub(crate) page: String,
    /// Absolute address of the file in a format.
    pub(crate) address: Box<dyn Fn(&str) -> String + 'a>,
    /// The day of the site.
    pub(crate) today: Date,
    /// The day of the newest item; of the site, if there is none.
    pub(crate) updated: Date,
    /// The newest first.
    pub(crate) items: Vec<Item>,
}

/// One piece of news.
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Absolute address of what it is about.
    pub(crate) url: String,
    pub(crate) on: Date,
    pub(crate) html: String,
    /// For a calendar, without the names of days.
    pub(crate) told: Told,
    pub(crate) effective: Date,
    pub(crate) deadline: Option<Date>,
    /// Titles in a calendar: that it takes effect, and that objections end.
    pub(crate) day_titles: [String; 2],
    /// What stays the same of the changes it is about, whatever is told of them.
    pub(crate) subject: String,
    /// How often the changes were moved.
    pub(crate) moves: usize,
}

/// Every file of the feeds of a page.
pub(crate) fn files(scene: &Scene<'_>, of: PageId) -> Vec<(&'static str, Vec<u8>)> {
    let feed = feed(scene, of);
    FORMATS.iter().map(|own| (own.file, (own.write)(&feed))).collect()
}

fn feed<'a>(scene: &'a Scene<'_>, of: PageId) -> Feed<'a> {
    let facet = match of {
        PageId::Facet(at) => Some(&scene.record.register.facets[at]),
        _ => None,
    };
    let items: Vec<Item> = scene.record.news().iter().rev().filter_map(|own| item(scene, own, facet)).collect();
    Feed {
        language: scene.words.language.tag.clone(),
        title: scene.feed_title(of),
        publisher: scene.record.register.publisher.name.clone(),
        id: tag(scene, &facet.map_or("changes".to_owned(), |own| format!("changes/{}", own.path()))),
        page: scene.routes.absolute(scene.locale, of),
        address: Box::new(move |file| {
            scene.routes.on_host(scene.locale, &scene.routes.path_beside(scene.locale, of, file))
        }),
        today: scene.today(),
        updated: items.first().map_or(scene.today(), |own| own.on),
        items,
    }
}

/// An id that nobody else uses (RFC 4151).
fn tag(scene: &Scene<'_>, specific: &str) -> String {
    format!("tag:{},2026:{specific}", scene.inputs.config.authority)
}

fn item(scene: &Scene<'_>, news: &News<'_>, facet: Option<&Facet>) -> Option<Item> {
    let concerns = |own: &&Change<'_>| facet.is_none_or(|facet| facet.concerns(scene.record.register, own));
    let mut changes = news.changes.iter().filter(concerns).peekable();
    let anchor = match news.told {
        Told::Known => news.effective.to_string(),
        _ => {
            // As the page of changes has it today.
            let first = changes.peek()?;
            crate::pages::change::anchor(first.known(scene.today()).first().unwrap_or(first))
        }
    };
    // What was told on a day stays told: not what became of it.
    let changes: Vec<Change<'_>> = changes.map(|own| own.clone().as_known(news.on)).collect();
    let first = changes.first()?;
    let coming = matches!(news.told, Told::Announced | Told::Moved);
    let page = scene.routes.absolute(scene.locale, PageId::Part(crate::routes::Part::Changes));
    let groups = by_subject(changes.iter().cloned(), &scene.record.notices);
    let subject = news.id.rsplit_once('/').map_or(news.id.as_str(), |(subject, _)| subject);
    let titles = Titles::of(scene, &groups[0]);
    let html = match news.told {
        Told::Known => known(scene, &changes),
        _ => groups.iter().map(|own| told(scene, &ChangeView { coming, ..scene.change(own, true) })).collect(),
    };
    Some(Item {
        title: titles.of_news(scene, news),
        url: format!("{page}#{anchor}"),
        on: news.on,
        html: absolute(scene, &html),
        told: news.told,
        effective: news.effective,
        deadline: news.objection_deadline,
        day_titles: ["day_effective", "day_objection"].map(|key| titles.say(scene, key, None)),
        subject: tag(scene, if news.told == Told::Known { &news.id } else { subject }),
        moves: first.moved.len(),
        id: tag(scene, &news.id),
    })
}

/// What the titles of a piece of news are made of.
struct Titles {
    name: Filling,
    what: Filling,
}

impl Titles {
    fn of(scene: &Scene<'_>, group: &Group<'_>) -> Self {
        let filling = |html: String| Filling { plain: plain(&html), html };
        Titles { name: filling(scene.subjects_of(group)), what: filling(scene.told(group)) }
    }

    fn of_news(&self, scene: &Scene<'_>, news: &News<'_>) -> String {
        let key = match news.told {
            Told::Known => return scene.words.label("news_known", &[]),
            Told::Announced => "news_announced",
            Told::Moved => "news_moved",
            Told::CalledOff => "news_called_off",
            Told::Effective => "news_effective",
        };
        self.say(scene, key, Some(news.effective))
    }

    /// "Example Cloud GmbH: Added, announced for 1 January 2027".
    fn say(&self, scene: &Scene<'_>, key: &str, date: Option<Date>) -> String {
        let mut own = vec![("name", self.name.clone()), ("what", self.what.clone())];
        own.extend(date.map(|day| ("date", scene.words.date(day))));
        scene.words.label(key, &own)
    }
}

/// The entries with which the record begins.
fn known(scene: &Scene<'_>, changes: &[Change<'_>]) -> String {
    let lines = scene.known(&changes.iter().collect::<Vec<_>>()).into_iter().map(|own| match own.value_html {
        Some(purpose) => format!("<li>{}</li>", scene.labelled(strong(&own.name_html), purpose)),
        None => format!("<li>{}</li>", strong(&own.name_html)),
    });
    format!("<p>{}</p><ul>{}</ul>", scene.words.ui("known_text", &[]), lines.collect::<String>())
}

fn strong(html: &str) -> String {
    format!("<strong>{html}</strong>")
}

/// What is told of changes, as HTML.
fn told(scene: &Scene<'_>, view: &ChangeView) -> String {
    let ui = |key: &str| scene.words.ui(key, &[]);
    let what = match &view.into_html {
        Some(into) => scene.labelled(view.what_html.clone(), into.clone()),
        None => view.what_html.clone(),
    };
    let head = format!("<p>{}</p>", scene.labelled(strong(&view.name_html), what));
    let purposes = view.purposes_html.iter().map(|own| format!("<p>{own}</p>"));
    let line = |key: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("<li>{}</li>", scene.labelled(ui(key), value.clone())))
    };
    let effective = if view.coming { "coming_effective" } else { "in_effect_since" };
    let plain = |value: &String| format!("<li>{value}</li>");
    let days = [line(effective, &view.effective_html).filter(|_| view.called_off_html.is_none())];
    let days = days.into_iter().flatten();
    let days = days.chain(line("coming_announced", &view.announced_html));
    let days = days.chain(line("coming_objection", &view.objection_html));
    let days = days.chain(view.moved_html.iter().map(plain)).chain(view.called_off_html.iter().map(plain));
    let correction = view.correction.then(|| format!("<p>{}</p>", ui("correction")));
    let facts = view.facts.iter().map(|own| format!("<dt>{}</dt>{}", own.label_html.as_str(), said(&own.values_html)));
    let differences: String = facts.chain(view.differences.iter().map(|own| difference(own, &ui))).collect();
    let differences = if differences.is_empty() { differences } else { format!("<dl>{differences}</dl>") };
    format!(
        "{head}{}{}<ul>{}</ul>{differences}",
        purposes.collect::<String>(),
        correction.unwrap_or_default(),
        days.collect::<String>()
    )
}

fn said(lines: &[String]) -> String {
    lines.iter().map(|line| format!("<dd>{line}</dd>")).collect()
}

fn difference(own: &crate::view::DifferenceView, ui: &impl Fn(&str) -> String) -> String {
    let side = |key: &str, tag: &str, lines: &[String]| match lines {
        [] => String::new(),
        lines => format!("<dd>{}: <{tag}>{}</{tag}></dd>", ui(key), lines.join("<br>")),
    };
    let (before, after) = (side("before", "del", &own.before_html), side("after", "ins", &own.after_html));
    format!("<dt>{}</dt>{before}{after}", own.label_html)
}

/// Links within a feed are absolute: readers show it far from its pages.
fn absolute(scene: &Scene<'_>, html: &str) -> String {
    html.replace("href=\"/", &format!("href=\"{}/", escape(&scene.routes.on_host(scene.locale, ""))))
}
