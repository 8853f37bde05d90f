//! The miniature site with a theme that shows everything a template sees, as one text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

/// A theme that prints its view: what changes here changes on every page of every theme.
const PLAIN_THEME: &str = r#"-- themes/annex/templates/base.html --
<!DOCTYPE html>
<html lang="{{ v.lang }}" dir="{{ v.dir }}">
<head><title>{{ v.head.title }}</title><link rel="canonical" href="{{ v.head.canonical }}">{{ v.head.alternates_html | safe }}</head>
<body>
{% for l in v.languages %}<a href="{{ l.url }}">{{ l.name }} {{ l.current }}</a>{% endfor %}
{% if v.note_html %}<p>{{ v.note_html | safe }}</p>{% endif %}
{% block main %}{% endblock %}
</body>
</html>
-- themes/annex/templates/list.html --
{% extends "base.html" %}{% block main %}
<h1>{{ v.page.heading_html | safe }}</h1>
{% for line in v.page.status %}<p>{{ line.label_html | safe }}: {{ line.value_html | safe }}</p>{% endfor %}
{% if v.page.continued %}<p>{{ v.page.continued.text_html | safe }} {{ v.page.continued.url }}</p>{% endif %}
<p>{{ v.page.about_html | safe }}</p>
{{ v.page.intro_html | safe }}
{% for sentence in v.page.notice_html %}<p>{{ sentence | safe }}</p>{% endfor %}
{% for line in v.page.audiences %}<p>{{ line.label_html | safe }}:{% for value in line.values_html %} {{ value | safe }};{% endfor %}</p>{% endfor %}
{% for change in v.page.coming %}<p>{{ change.name_html | safe }} {{ change.what_html | safe }} {{ change.into_html | default(value="") | safe }}{% for purpose in change.purposes_html %} {{ purpose | safe }}{% endfor %}; {{ change.effective_html | safe }}; {{ change.announced_html | safe }}; {{ change.objection_html | default(value="") | safe }}</p>{% endfor %}
{% for section in v.page.sections %}
<h2 id="{{ section.id }}">{{ section.title_html | safe }} ({{ section.count_html | safe }})</h2>
{{ section.prose_html | safe }}
{% for row in section.rows %}
<p id="{{ row.anchor }}"><a href="{{ row.url | default(value='#content') }}">{{ row.name_html | safe }}</a> {{ row.link_label }}</p>
{% set facts = row.facts %}{% include "parts/facts.html" %}
{% endfor %}
{% for assurance in section.assurances_html %}<p>{{ assurance | safe }}</p>{% endfor %}
{% endfor %}
<p id="content">{{ v.data_url }}</p>
{% endblock %}
-- themes/annex/templates/parts/facts.html --
<ul>
<li>{{ facts.purpose_html | safe }}</li>
<li>{{ facts.condition_html | default(value="") | safe }}</li>
<li>{{ facts.data_html | default(value="") | safe }}</li>
<li>{{ facts.passing_html | default(value="") | safe }}</li>
{% for mark in facts.announced_html %}<li>{{ mark | safe }}</li>{% endfor %}
{% for condition in facts.conditions_html %}<li>{{ condition | safe }}</li>{% endfor %}
{% for location in facts.locations %}<li>{% if location.alternative %}or {% endif %}{{ location.whom_html | default(value="") | safe }} {% for place in location.places %}{{ place.label_html | safe }}: {{ place.value_html | safe }}; {% endfor %}{{ location.offered_html | default(value="") | safe }} {% for condition in location.conditions_html %}{{ condition | safe }} {% endfor %}{{ location.by_html | default(value="") | safe }} {% for transfer in location.transfers_html %}{{ transfer | safe }} {% endfor %}{{ location.note_html | default(value="") | safe }}</li>{% endfor %}
{% for transfer in facts.transfers_html %}<li>{{ transfer | safe }}</li>{% endfor %}
{% for line in facts.more %}<li>{{ line.label_html | safe }}:{% for value in line.values_html %} {{ value | safe }};{% endfor %}</li>{% endfor %}
{% for assurance in facts.assurances_html %}<li>{{ assurance | safe }}</li>{% endfor %}
<li>{{ facts.since_html | safe }} – {{ facts.until_html | default(value="") | safe }}</li>
</ul>
-- themes/annex/templates/entity.html --
{% extends "base.html" %}{% block main %}
<h1>{{ v.page.heading_html | safe }}</h1>
{% for line in v.page.status %}<p>{{ line.label_html | safe }}: {{ line.value_html | safe }}</p>{% endfor %}
{% for line in v.page.facts %}<p>{{ line.label_html | safe }}:{% for value in line.values_html %} {{ value | safe }};{% endfor %}</p>{% endfor %}
{% for line_html in v.page.history %}<p>{{ line_html | safe }}</p>{% endfor %}
{% for change in v.page.coming %}<p>{{ change.name_html | safe }} {{ change.what_html | safe }}</p>{% endfor %}
{% for engagement in v.page.engagements %}
<h2 id="{{ engagement.anchor }}">{{ engagement.service_html | safe }}: {{ engagement.section_html | safe }}</h2>
<p>{{ engagement.row_url }} {{ engagement.coming }}</p>
{% set facts = engagement.facts %}{% include "parts/facts.html" %}
{% for line_html in engagement.history %}<p>{{ line_html | safe }}</p>{% endfor %}
{% endfor %}
{% endblock %}
-- themes/annex/templates/404.html --
{% extends "base.html" %}{% block main %}<h1>{{ v.page.heading_html | safe }}</h1>{% endblock %}
-- themes/annex/templates/chooser.html --
{% extends "base.html" %}{% block main %}<h1>{{ v.page.heading_html | safe }}</h1>{% endblock %}
-- themes/annex/static/style.css --
@import "colours.css";
p { margin: 0px }
-- themes/annex/static/colours.css --
a { color: #ff0000; background: url(icon.svg) }
-- themes/annex/static/icon.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"#;

#[test]
fn the_miniature_site() {
    let site = world::site(PLAIN_THEME);
    let shown: Vec<String> = site
        .files()
        .filter(|(path, _)| *path != "manifest.json" && !path.ends_with(".xlsx") && !path.starts_with("schemas/"))
        .filter(|(path, _)| !other_css(path) && !other_day(path) && !again(path))
        .map(|(path, _)| format!("-- {path} --\n{}", readable(path, &world::text(&site, path))))
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

/// What readers of the machine-readable files rely on: a difference here is one for them.
#[test]
fn the_schemas_of_what_is_published() {
    let site = world::site(PLAIN_THEME);
    for (path, _) in site.files().filter(|(path, _)| path.starts_with("schemas/")) {
        insta::assert_snapshot!(path.replace(['/', '.'], "_"), world::text(&site, path));
    }
}

/// The miniature with an entry of which everything is said that can be said.
const EVERYTHING: &str = include_str!("world/everything.txt");

#[test]
fn an_entry_that_says_everything() {
    let site = world::site(&format!("{PLAIN_THEME}{EVERYTHING}"));
    let pages = [
        "en/subprocessors/index.html",
        "en/subprocessors/answers/index.html",
        "en/subprocessors/new/index.html",
        "en/subprocessors/mail/index.html",
        "el/ypergolavoi/answers/index.html",
    ];
    let shown = pages.map(|path| format!("-- {path} --\n{}", readable(path, &world::text(&site, path))));
    insta::assert_snapshot!(shown.join("\n"));
}

/// Pages of the archive, but for one of each kind.
fn other_day(path: &str) -> bool {
    let kept = ["2024-03-01/", "2023-05-02/2024-03-01/", "2023-05-02/today/"];
    let below = path.strip_prefix("en/subprocessors/").or(path.strip_prefix("el/ypergolavoi/"));
    let of_archive = below.filter(|own| own.starts_with("20"));
    of_archive.is_some_and(|own| !kept.iter().any(|day| own == format!("{day}index.html")))
}

/// What has the same structure in another language.
fn again(path: &str) -> bool {
    path.starts_with("el/ypergolavoi/")
        && !["changes/", "cloud/"].iter().any(|kept| path.contains(kept))
        && path != "el/ypergolavoi/index.html"
}

/// Style sheets of the shipped theme that this one does not replace.
fn other_css(path: &str) -> bool {
    path.ends_with(".css") && !path.starts_with("assets/style.")
}

/// One element a line.
fn readable(path: &str, text: &str) -> String {
    match path.rsplit('.').next() {
        Some("json") => {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            serde_json::to_string_pretty(&value).unwrap()
        }
        Some("html" | "xml") => {
            let broken = text.replace("><", ">\n<").replace("> <", ">\n<");
            broken.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    }
}
