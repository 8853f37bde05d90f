//! The configuration: where the site lives, in which languages, and what its owner chose.
//!
//! Names that Zola knows mean what they mean to Zola, so that the file serves both; what Zola does
//! not know stands under `[extra]`.

use crate::edition;
use crate::language;
use crate::options::Options;
use crate::reference;
use crate::routes::{check_slug, is_slug_part};
use icu_locale::Locale;
use serde::Deserialize;
use serde::de::IgnoredAny;
use source::{Diagnostic, Diagnostics, Entries, Level, Sources, Span, Spanned, Text, Unit, decode};
use subprocessors::{Url, rules};

type Word = Spanned<String>;

/// The file as written.
#[derive(Debug, Deserialize)]
struct ConfigFile {
    base_url: Word,
    default_language: Word,
    theme: Option<Word>,
    #[serde(default)]
    languages: Entries<IgnoredAny>,
    extra: Option<Extra>,
    title: Option<Text>,
    #[serde(default, rename = "description")]
    _description: IgnoredAny,
    #[serde(default, rename = "author")]
    _author: IgnoredAny,
    #[serde(default, rename = "compile_sass")]
    _compile_sass: IgnoredAny,
    #[serde(default, rename = "minify_html")]
    _minify_html: IgnoredAny,
    #[serde(default, rename = "build_search_index")]
    _build_search_index: IgnoredAny,
    #[serde(default, rename = "generate_feeds")]
    _generate_feeds: IgnoredAny,
    #[serde(default, rename = "generate_sitemap")]
    _generate_sitemap: IgnoredAny,
    #[serde(default, rename = "generate_robots_txt")]
    _generate_robots_txt: IgnoredAny,
    #[serde(default, rename = "markdown")]
    _markdown: IgnoredAny,
    #[serde(default, rename = "slugify")]
    _slugify: IgnoredAny,
    #[serde(default, rename = "link_checker")]
    _link_checker: IgnoredAny,
    #[serde(default, rename = "ignored_content")]
    _ignored_content: IgnoredAny,
    #[serde(default, rename = "output_dir")]
    _output_dir: IgnoredAny,
}

/// What Zola leaves to the site.
#[derive(Debug, Default, Deserialize)]
struct Extra {
    #[serde(default)]
    raw_html: bool,
    demo: Option<Word>,
    cookies: Option<CookiesTable>,
    #[serde(default)]
    locales: Entries<LocaleTable>,
    #[serde(default)]
    rules: Entries<RuleTable>,
    #[serde(default)]
    require: Vec<Word>,
    archive: Option<Vec<Word>>,
    #[serde(default)]
    unreviewed_note: bool,
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    negotiation: Vec<Spanned<Edge>>,
    snapshots: Option<Spanned<bool>>,
}

/// How a rule is set, and why: the reason is for those who read the configuration, and there has to be one.
#[derive(Debug, Deserialize)]
struct RuleTable {
    level: RuleLevel,
    #[serde(rename = "reason")]
    _reason: Word,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RuleLevel {
    Error,
    Warning,
    Note,
    Off,
}

#[derive(Debug, Deserialize)]
struct CookiesTable {
    #[serde(default)]
    names: Vec<Word>,
    policy: Word,
    #[serde(default)]
    policies: Entries<Word>,
}

#[derive(Debug, Default, Deserialize)]
struct LocaleTable {
    prefix: Option<Word>,
    slug: Option<Word>,
    base_url: Option<Word>,
    #[serde(default)]
    redirects: Vec<Word>,
    strict: Option<bool>,
    numerals: Option<Word>,
}

/// What answers at the edge of a network, and can lead readers to their language there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Edge {
    /// Lines of `_redirects` with a condition.
    Netlify,
    /// A worker of Cloudflare Pages.
    Cloudflare,
    /// A function of CloudFront.
    Cloudfront,
}

/// The configuration as meant.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// The name of the edition, if it is one.
    pub(crate) edition: Option<String>,
    /// Where the site is published: absolute, without a final slash.
    pub(crate) base_url: String,
    /// The host that the configuration names, whatever address a build is told: what ids of news begin with.
    pub(crate) authority: String,
    /// The folder of the theme, such as `themes/annex/`.
    pub(crate) theme: String,
    /// The name of the site, if it has one.
    pub(crate) title: Option<Text>,
    /// Whether Markdown may hold raw HTML.
    pub(crate) raw_html: bool,
    /// Where readers schedule a demo, if offered.
    pub(crate) demo: Option<Url>,
    /// The cookies that the owner's site sets, if any.
    pub(crate) cookies: Option<Cookies>,
    /// Whether pages say that no native speaker has reviewed their translation.
    pub(crate) says_unreviewed: bool,
    /// How the rules of the register are set.
    pub(crate) rules: rules::Settings,
    /// Where readers of the root are led to their language.
    pub(crate) negotiation: Vec<Spanned<Edge>>,
    /// Where it says that snapshots of all pages are kept beside the sources, if they are.
    pub(crate) snapshots: Option<Span>,
    /// Every locale, the source language first, then by tag.
    pub(crate) locales: Vec<LocaleConfig>,
}

/// Cookies that the owner's site sets, and where its policy is.
#[derive(Debug, Clone)]
pub(crate) struct Cookies {
    pub(crate) names: Vec<String>,
    policy: Url,
    policies: Vec<(String, Url)>,
}

impl Config {
    /// Where it is asked that an edge leads readers to their language, if it is.
    pub(crate) fn negotiates(&self, edge: Edge) -> Option<Span> {
        self.negotiation.iter().find(|own| own.value == edge).map(|own| own.span)
    }
}

impl Cookies {
    /// The policy in a language, or the general one.
    pub(crate) fn policy(&self, tag: &str) -> &Url {
        self.policies.iter().find(|(own, _)| own == tag).map_or(&self.policy, |(_, url)| url)
    }
}

/// One locale.
#[derive(Debug, Clone)]
pub(crate) struct LocaleConfig {
    pub(crate) locale: Locale,
    pub(crate) tag: String,
    /// The first parts of its addresses, without slashes around; empty on a host of its own unless stated.
    pub(crate) prefix: String,
    /// The folder of its list, if the configuration says so instead of the catalogue.
    pub(crate) slug: Option<String>,
    /// Its own host, if it has one: absolute, without a final slash.
    pub(crate) base_url: Option<String>,
    /// Old addresses that lead to its list.
    pub(crate) redirects: Vec<Word>,
    /// Whether a missing translation is an error.
    pub(crate) strict: bool,
    /// Whether earlier lists are kept in it.
    pub(crate) archive: bool,
    /// Where the locale is named in the configuration.
    pub(crate) span: Span,
}

/// Reads the configuration; whatever is wrong in it is added to `diagnostics`.
pub(crate) fn read(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Config> {
    let node = edition::read(sources, options, diagnostics)?;
    let written: ConfigFile = decode(&node, &mut Vec::<Unit>::new(), diagnostics)?;
    let strict = written.extra.as_ref().is_some_and(|own| own.strict);
    Checker { strict, diagnostics }.config(written, options)
}

struct Checker<'a> {
    /// Whether a locale is strict that does not say.
    strict: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn config(&mut self, written: ConfigFile, options: &Options) -> Option<Config> {
        let base_url = self.base_url(&written.base_url);
        let host = url::Url::parse(&written.base_url).ok().and_then(|url| Some(url.host_str()?.to_owned()));
        let authority = host.unwrap_or_default();
        let base_url = options.base_url.as_ref().map(|url| trim(url.as_str())).or(base_url);
        let theme = self.theme(written.theme.as_ref());
        let extra = written.extra.unwrap_or_default();
        let demo = extra.demo.as_ref().and_then(|word| self.url(word));
        let cookies = extra.cookies.and_then(|table| self.cookies(table));
        let mut locales = self.locales(&written.default_language, &written.languages, &extra.locales, options);
        if options.lenient {
            locales.iter_mut().flatten().for_each(|own| own.strict = false);
        }
        if let Some(tags) = &extra.archive {
            self.check_archive(tags, &written.default_language, &written.languages);
            let all = locales.iter_mut().flatten();
            all.for_each(|own| own.archive = tags.iter().any(|tag| tag.value == own.tag));
        }
        let rules = rules::Settings { lenient: options.lenient, ..self.rules(extra.rules, &extra.require) };
        let (title, raw_html) = (written.title, extra.raw_html);
        let (negotiation, says_unreviewed) = (extra.negotiation, extra.unreviewed_note);
        let snapshots = extra.snapshots.filter(|own| own.value).map(|own| own.span);
        let (base_url, theme, locales) = (base_url?, theme?, locales?);
        let edition = options.edition.clone();
        Some(Config {
            edition,
            base_url,
            authority,
            theme,
            title,
            raw_html,
            demo,
            cookies,
            says_unreviewed,
            rules,
            negotiation,
            snapshots,
            locales,
        })
    }

    fn rules(&mut self, tables: Entries<RuleTable>, require: &[Word]) -> rules::Settings {
        let mut settings = rules::Settings::default();
        for (code, table) in tables.0 {
            if reference::find(&code).is_none() {
                let problem = Diagnostic::error("unknown-rule", format!("there is no rule `{code}`")).at(code.span);
                let known = reference::all().map(|own| own.code);
                self.diagnostics.push(problem.suggest(&code, known));
                continue;
            }
            settings.levels.insert(code.value, table.level.level());
        }
        for word in require {
            match word.as_str() {
                "annex" => settings.require_annex = true,
                _ => {
                    let problem = Diagnostic::error("unknown-value", format!("`{word}` cannot be required"));
                    self.diagnostics.push(problem.at(word.span).suggest(word, ["annex"]));
                }
            }
        }
        settings
    }

    fn error(&mut self, code: &'static str, message: String, span: Span, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(code, message).at(span).help(help));
    }

    /// An absolute address to publish at. Plain `http` is accepted for previews on one's own machine.
    fn base_url(&mut self, word: &Word) -> Option<String> {
        let url = url::Url::parse(word).ok().filter(|url| {
            let own_machine = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
            url.host().is_some()
                && url.query().is_none()
                && url.fragment().is_none()
                && (url.scheme() == "https" || (url.scheme() == "http" && own_machine))
        });
        if url.is_none() {
            let help = "write a full address such as `https://subprocessors.example.com`";
            self.error("unsafe-url", format!("`{word}` is not an address to publish at"), word.span, help);
        }
        url.map(|url| trim(url.as_str()))
    }

    fn url(&mut self, word: &Word) -> Option<Url> {
        let url = Url::parse(word);
        if url.is_none() {
            let help = "write a full address that starts with `https://`, or `mailto:` and a mail address";
            self.error("unsafe-url", format!("`{word}` is not an address to link to"), word.span, help);
        }
        url
    }

    fn theme(&mut self, word: Option<&Word>) -> Option<String> {
        let name = word.map_or("annex", |word| word.value.as_str());
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        if let Some(word) = word.filter(|_| !plain) {
            let help = "write the name of a folder in `themes/`";
            self.error("unknown-theme", format!("`{word}` cannot be a theme"), word.span, help);
        }
        plain.then(|| format!("themes/{name}/"))
    }

    fn cookies(&mut self, table: CookiesTable) -> Option<Cookies> {
        let policy = self.url(&table.policy);
        let policies =
            table.policies.iter().filter_map(|(tag, word)| Some((tag.value.clone(), self.url(word)?))).collect();
        let names = table.names.into_iter().map(|name| name.value).collect();
        Some(Cookies { names, policy: policy?, policies })
    }

    fn locales(
        &mut self,
        source: &Word,
        languages: &Entries<IgnoredAny>,
        tables: &Entries<LocaleTable>,
        options: &Options,
    ) -> Option<Vec<LocaleConfig>> {
        let mut tags: Vec<&Word> =
            languages.iter().map(|(tag, _)| tag).filter(|tag| tag.value != source.value).collect();
        tags.sort_by(|a, b| a.value.cmp(&b.value));
        let known: Vec<&str> =
            std::iter::once(source).chain(tags.iter().copied()).map(|tag| tag.value.as_str()).collect();
        for (tag, _) in tables.iter().filter(|(tag, _)| !known.contains(&tag.value.as_str())) {
            let problem =
                Diagnostic::error("unknown-locale", format!("`{tag}` is not a language of this site")).at(tag.span);
            self.diagnostics.push(problem.suggest(tag, known.iter().copied()));
        }
        for wanted in options.locales.iter().filter(|wanted| !known.contains(&wanted.as_str())) {
            let problem = Diagnostic::error("unknown-locale", format!("`{wanted}` is not a language of this site"));
            self.diagnostics.push(problem.suggest(wanted, known.iter().copied()));
        }
        let chosen = |tag: &str| options.locales.is_empty() || options.locales.iter().any(|own| own == tag);
        let all: Vec<Option<LocaleConfig>> =
            std::iter::once(source).chain(tags).map(|tag| self.locale(tag, tables)).collect();
        let all: Vec<LocaleConfig> = all.into_iter().collect::<Option<_>>()?;
        // The first locale is the source language of every text, chosen or not.
        let (first, rest) = all.split_first()?;
        let locales: Vec<LocaleConfig> =
            std::iter::once(first).chain(rest.iter().filter(|own| chosen(&own.tag))).cloned().collect();
        Some(locales)
    }

    /// Whether every tag of the archive is that of a language of the site.
    fn check_archive(&mut self, tags: &[Word], source: &Word, languages: &Entries<IgnoredAny>) {
        let known: Vec<&str> =
            std::iter::once(source.as_str()).chain(languages.iter().map(|(tag, _)| tag.as_str())).collect();
        for tag in tags.iter().filter(|tag| !known.contains(&tag.as_str())) {
            let problem = Diagnostic::error("unknown-locale", format!("`{tag}` is not a language of this site"));
            self.diagnostics.push(problem.at(tag.span).suggest(tag, known.iter().copied()));
        }
    }

    fn locale(&mut self, tag: &Word, tables: &Entries<LocaleTable>) -> Option<LocaleConfig> {
        let locale = match language::parse_tag(tag) {
            Ok(locale) => locale,
            Err(help) => {
                self.error("unknown-locale", format!("`{tag}` is not a language tag"), tag.span, help);
                return None;
            }
        };
        let empty = LocaleTable::default();
        let table = tables.get(tag).unwrap_or(&empty);
        let base_url = table.base_url.as_ref().and_then(|word| self.base_url(word));
        let prefix = match (&table.prefix, &base_url) {
            (Some(word), _) => self.prefix(word),
            (None, Some(_)) => String::new(),
            (None, None) => tag.value.clone(),
        };
        let slug = table.slug.as_ref().map(|word| {
            check_slug(word, word.span, self.diagnostics);
            word.value.clone()
        });
        let redirects = table.redirects.iter().filter(|path| self.is_old_address(path)).cloned().collect();
        let locale = match &table.numerals {
            Some(word) => self.with_numerals(&locale, word)?,
            None => locale,
        };
        Some(LocaleConfig {
            locale,
            tag: tag.value.clone(),
            prefix,
            slug,
            base_url,
            redirects,
            strict: table.strict.unwrap_or(self.strict),
            archive: true,
            span: tag.span,
        })
    }

    /// The locale with digits that the site chooses.
    fn with_numerals(&mut self, locale: &Locale, word: &Word) -> Option<Locale> {
        let chosen = language::with_numerals(locale, word);
        if chosen.is_none() {
            let help = "write the CLDR name of digits, such as `latn`, `arab` or `deva`";
            self.error("unknown-value", format!("`{word}` is no kind of digits"), word.span, help);
        }
        chosen
    }

    fn prefix(&mut self, word: &Word) -> String {
        if !word.split('/').all(is_slug_part) {
            let help = "write one or more words with letters, digits and hyphens, without slashes around them";
            self.error("invalid-prefix", format!("`{word}` cannot start an address"), word.span, help);
        }
        word.value.clone()
    }

    fn is_old_address(&mut self, path: &Word) -> bool {
        let plain = path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains(|c: char| c.is_whitespace() || c.is_control() || "*:?#\\".contains(c))
            && !path.split('/').any(|part| part == "..");
        if !plain {
            let help = "write a path such as `/gdpr/subprocessors/`";
            self.error("invalid-redirect", format!("`{path}` is not a path on this site"), path.span, help);
        }
        plain
    }
}

impl Config {
    /// The texts of the configuration that readers see.
    pub(crate) fn units(&self) -> impl Iterator<Item = Unit> {
        self.title.iter().map(|title| unit(title, None, "name of the site, for browsers and for those who link to it"))
    }
}

impl RuleLevel {
    /// The level; none for a rule that is turned off.
    fn level(self) -> Option<Level> {
        match self {
            RuleLevel::Error => Some(Level::Error),
            RuleLevel::Warning => Some(Level::Warning),
            RuleLevel::Note => Some(Level::Note),
            RuleLevel::Off => None,
        }
    }
}

fn trim(url: &str) -> String {
    url.trim_end_matches('/').to_owned()
}

/// A text of the front matter or the configuration as a unit for translators.
pub(crate) fn unit(text: &Text, context: Option<&str>, note: &str) -> Unit {
    Unit { text: text.clone(), context: context.map(str::to_owned), note: note.to_owned() }
}
