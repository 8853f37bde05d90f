//! The language that a reader is led to: by the function of the preview, and by what is installed at the edge of a
//! network, which has to give the same answer to every header.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use serde_json::{Value, json};
use site::{Options, Preview, Site, preferred};
use std::io::Write;
use std::process::{Command, Stdio};
use world::{DAY, site, sources, text};

/// The languages of the cases below.
const TAGS: [&str; 6] = ["en", "de", "pt-BR", "zh-Hant", "sr-Latn-RS", "x-klingon"];

/// Headers, and the tag that RFC 9110 and RFC 4647 make of each.
const CASES: &[(&str, Option<&str>)] = &[
    // RFC 9110, 12.5.4: languages and what they are worth.
    ("de", Some("de")),
    ("de-AT, en;q=0.8", Some("de")),
    ("da, en-gb;q=0.8, en;q=0.7", Some("en")),
    ("fr, en;q=0.4, de;q=0.6", Some("de")),
    ("en;q=0.5, de;q=0.5", Some("en")),
    ("de;q=0.5, en;q=0.5", Some("de")),
    ("en;q=0.001, fr", Some("en")),
    // RFC 9110, 12.4.2: a weight of 0 is a refusal, and no weight is 1.
    ("de;q=0", None),
    ("de;q=0.000, en;q=0.1", Some("en")),
    ("de-AT, de;q=0, en;q=0.1", Some("en")),
    ("de;q=0, de-AT", None),
    ("de, de;q=0", None),
    ("pt;q=0, pt-BR", Some("pt-BR")),
    ("pt-BR;q=0, pt-BR-x-a, en;q=0.1", Some("en")),
    ("de;q=1.000, en", Some("de")),
    ("de;q=1., en", Some("de")),
    ("de;q=0., en;q=0.1", Some("en")),
    ("DE;Q=0.9", Some("de")),
    // What RFC 9110 does not know is passed over.
    ("de;q=2, en;q=0.1", Some("en")),
    ("de;q=1.001, en;q=0.1", Some("en")),
    ("de;q=.9, en;q=0.1", Some("en")),
    ("de;q=-1, en;q=0.1", Some("en")),
    ("de;q=0.1234, ;, en ; q = 0.3", Some("en")),
    ("de;q=0.9;level=1, en;q=0.1", Some("en")),
    ("de;level=1, en;q=0.1", Some("en")),
    ("de;, en;q=0.1", Some("en")),
    ("d\u{e9}, \u{661}, en;q=0.1", Some("en")),
    // RFC 9110, 5.6.1 and 5.6.3: empty elements of a list, spaces and tabulators.
    ("", None),
    (" ", None),
    (", ,,", None),
    (",\tde\t;\tq=0.3 ,,", Some("de")),
    ("de\u{a0}, en;q=0.1", Some("en")),
    // RFC 4647, 2.1: what a range is.
    ("de_AT, en;q=0.1", Some("en")),
    ("de-, en;q=0.1", Some("en")),
    ("-de, en;q=0.1", Some("en")),
    ("de--AT, en;q=0.1", Some("en")),
    ("1de, en;q=0.1", Some("en")),
    ("de-abcdefghi, en;q=0.1", Some("en")),
    ("DE-at-1996", Some("de")),
    // RFC 4647, 3.4: a range is shortened from its end, a single letter goes with what it introduces.
    ("zh-Hant-CN-x-private1-private2", Some("zh-Hant")),
    ("zh-hant-TW", Some("zh-Hant")),
    ("de-x-private", Some("de")),
    ("sr-Latn-RS-a-ext", Some("sr-Latn-RS")),
    ("x-klingon-south", Some("x-klingon")),
    ("zh-TW, en;q=0.1", Some("en")),
    // Lookup shortens ranges, never tags.
    ("pt", None),
    ("zh", None),
    ("sr-Latn", None),
    // RFC 4647, 3.4: `*` wants nothing in particular, so it decides nothing.
    ("*", None),
    ("*, de;q=0.1", Some("de")),
    ("en;q=0.1, *;q=0.5", Some("en")),
    ("*;q=0, de", Some("de")),
    ("de-*, en;q=0.1", Some("en")),
    // What browsers send.
    ("de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7,fr;q=0.6", Some("de")),
    ("pt-PT,pt;q=0.9,en;q=0.8", Some("en")),
    ("fr-FR,fr;q=0.8,zh-Hant;q=0.5,en;q=0.3", Some("zh-Hant")),
];

#[test]
fn the_most_wanted_language_that_is_there() {
    for (header, wanted) in CASES {
        assert_eq!(preferred(header, &TAGS), *wanted, "{header}");
    }
}

#[test]
fn a_header_of_thousands_of_languages_is_read_as_far_as_anybody_speaks_them() {
    let others = "xx,".repeat(63);
    assert_eq!(preferred(&format!("{others}de"), &TAGS), Some("de"));
    assert_eq!(preferred(&format!("{others}xx,de"), &TAGS), None);
}

/// Varieties of a language answer for it where it is not there itself; scripts never stand in for each other.
#[test]
fn who_asks_for_a_language_is_led_to_a_variety_of_it() {
    let led = |tags: &str, header: &str| {
        let languages = tags.split(' ').map(|tag| format!("[languages.{tag}]\n")).collect::<String>();
        let config = format!("base_url = \"https://www.example.com\"\ndefault_language = \"en\"\n{languages}");
        let sources = sources(&format!("-- config.toml --\n{config}-- data/translations/el.po --\n(gone)\n"));
        let preview = Preview::open(&sources, &Options::on(DAY), None).output.unwrap();
        let spoken = preview.hosts()[0].spoken.clone();
        let names: Vec<&str> = spoken.iter().map(|(name, _)| name.as_str()).collect();
        let found = preferred(header, &names)?;
        spoken.iter().find(|(name, _)| name == found).map(|(_, tag)| tag.clone())
    };
    for (tags, header, wanted) in [
        // Norwegian is nb, unless the site has a language that is called no.
        ("nb", "no", Some("nb")),
        ("nb", "no-NO, en;q=0.5", Some("nb")),
        ("nb nn", "no", Some("nb")),
        ("nb nn", "nn-NO, nn;q=0.9, no;q=0.8", Some("nn")),
        ("nb", "nn-NO, nn;q=0.9, no;q=0.8, nb;q=0.7, en;q=0.6", Some("nb")),
        ("nb", "nn", None),
        ("no", "nb-NO, en;q=0.5", Some("en")),
        ("nb no", "no", Some("no")),
        // Brazilian answers for Portuguese, where there is no other.
        ("pt-BR", "pt-BR, pt;q=0.9", Some("pt-BR")),
        ("pt-BR", "pt-PT, pt;q=0.9, en;q=0.8", Some("pt-BR")),
        ("pt pt-BR", "pt-PT, pt-BR;q=0.9", Some("pt")),
        ("pt pt-BR", "pt-BR, pt;q=0.9", Some("pt-BR")),
        ("es-MX", "es-419, en;q=0.1", Some("es-MX")),
        ("es-MX", "es-ES, en;q=0.1", Some("es-MX")),
        // Whoever reads one script need not read the other.
        ("zh", "zh-Hant-TW, en;q=0.1", Some("zh")),
        ("zh", "zh-TW", Some("zh")),
        ("zh-Hant", "zh-CN, zh;q=0.9, en;q=0.8", Some("en")),
        ("zh zh-Hant", "zh-Hant-HK, zh;q=0.5", Some("zh-Hant")),
        ("zh zh-Hant", "zh-Hans-CN, zh-Hant;q=0.5", Some("zh")),
        ("sr-Latn-RS", "sr, en;q=0.1", Some("en")),
        ("sr-Latn-RS", "sr-Latn, en;q=0.1", Some("sr-Latn-RS")),
    ] {
        assert_eq!(led(tags, header).as_deref(), wanted, "{header} where there is {tags}");
    }
}

/// One host for most languages, below a path; one with two languages; and one with a single one.
fn world(negotiation: &str) -> String {
    let languages = TAGS[1..].iter().map(|tag| format!("[languages.{tag}]\n")).collect::<String>();
    format!(
        "-- config.toml --\nbase_url = \"https://www.example.com/legal\"\ndefault_language = \"en\"\n{languages}\
         [extra]\nnegotiation = [{negotiation}]\n\
         [extra.locales.de]\nbase_url = \"https://www.example.de\"\nslug = \"unterauftragnehmer\"\nredirects = [\"/alt/\"]\n\
         [extra.locales.pt-BR]\nbase_url = \"https://www.example.org\"\nprefix = \"pt-br\"\nslug = \"subprocessadores\"\n\
         [extra.locales.sr-Latn-RS]\nbase_url = \"https://www.example.org\"\nprefix = \"sr\"\nslug = \"podobrađivači\"\n\
         -- data/translations/el.po --\n(gone)\n-- themes/annex/translations/el.po --\n(gone)\n"
    )
    .replace("[languages.x-klingon]\n", "[languages.fil]\n")
}

const MAIN: &str = "www.example.com-legal/";

#[test]
fn netlify_is_told_by_lines_and_the_more_exact_tags_come_first() {
    let site = site(&world("\"netlify\""));
    let redirects = |host: &str| text(&site, &format!("{host}_redirects"));
    insta::assert_snapshot!(
        ["www.example.com-legal/", "www.example.de/", "www.example.org/"].map(redirects).join("\n")
    );
    for file in ["_worker.js", "_routes.json", "_edge/cloudfront-function.js"] {
        assert!(site.get(&format!("{MAIN}{file}")).is_none(), "{file}");
    }
}

#[test]
fn whoever_asks_for_nothing_gets_nothing() {
    let site = site(&world(""));
    assert!(
        site.files().all(|(path, _)| !path.contains("_worker") && !path.contains("_routes") && !path.contains("_edge"))
    );
    assert!(!text(&site, &format!("{MAIN}_redirects")).contains("Language="));
}

#[test]
fn cloudflare_runs_a_worker_for_the_root_and_for_nothing_else() {
    let site = site(&world("\"cloudflare\""));
    assert!(!text(&site, &format!("{MAIN}_redirects")).contains("Language="), "its parser warns of such lines");
    let routes: Value = serde_json::from_str(&text(&site, &format!("{MAIN}_routes.json"))).unwrap();
    assert_eq!(routes, json!({ "version": 1, "include": ["/legal/"], "exclude": [] }));
    insta::assert_snapshot!(text(&site, &format!("{MAIN}_worker.js")));
    assert!(site.get("www.example.org/_worker.js").is_some());
    assert!(site.get("www.example.de/_worker.js").is_none(), "there is nothing to choose");
}

#[test]
fn cloudfront_gets_a_small_function_for_each_host() {
    let site = site(&world("\"cloudfront\""));
    let function = text(&site, "www.example.org/_edge/cloudfront-function.js");
    insta::assert_snapshot!(function);
    for host in [MAIN, "www.example.de/", "www.example.org/"] {
        let function = text(&site, &format!("{host}_edge/cloudfront-function.js"));
        assert!(function.len() < 10 * 1024 && !function.contains("import") && !function.contains("require("));
        let headers = text(&site, &format!("{host}_headers"));
        assert!(headers.contains("/_edge/*\n  Cache-Control: public, max-age=0, must-revalidate\n"), "{headers}");
    }
}

/// As many languages as the service has editions.
#[test]
fn a_function_for_29_languages_is_small_enough() {
    const LANGUAGES: &str = "ar bg cs da de el es et fi fil fr hr hu it ja lt lv nb nl pl pt-BR ro ru sk sl sv vi zh";
    let tables = LANGUAGES.split(' ').map(|tag| format!("[languages.{tag}]\n")).collect::<String>();
    let site = site(&format!(
        "-- config.toml --\nbase_url = \"https://subprocessors.example.com\"\ndefault_language = \"en\"\n{tables}\
         [extra]\nnegotiation = [\"cloudfront\"]\n"
    ));
    let function = text(&site, "_edge/cloudfront-function.js");
    assert_eq!(function.matches("\n[\"").count(), 31, "29 languages, and what else readers call two of them");
    assert!(function.len() < 8 * 1024, "{} bytes leave little for longer addresses", function.len());
}

/// What a script answers to a request: `[method, path, query, header]`; `null` if it lets it through.
const ASK: &str = r#"
import { text } from "node:stream/consumers";
const asked = JSON.parse(await text(process.stdin)), answers = [];
for (const { worker, fronting, requests } of asked) {
  const module = worker && (await import("data:text/javascript;base64," + Buffer.from(worker).toString("base64"))).default;
  const handler = new Function(fronting + "\nreturn handler;")();
  for (const [method, path, query, header] of requests) {
    const answer = {};
    if (module) {
      const url = "https://host.example" + path + (query ? "?" + query : "");
      const headers = header === null ? {} : { "accept-language": header };
      const env = { ASSETS: { fetch: async () => new Response(method === "HEAD" ? null : "page", { headers: { "x-page": "1" } }) } };
      const got = await module.fetch(new Request(url, { method, headers }), env);
      const isPage = got.headers.get("x-page") === "1";
      answer.worker = isPage ? null : got.headers.get("location");
      answer.status = isPage ? null : [got.status, got.headers.get("cache-control"), got.headers.get("vary")];
      answer.vary = got.headers.get("vary");
    }
    const querystring = {};
    for (const piece of query ? query.split("&") : []) {
      const [name, value = ""] = piece.split("=");
      querystring[name] = { value };
    }
    const headers = header === null ? {} : { "accept-language": { value: header } };
    const request = { method, uri: path, querystring, headers, cookies: {} };
    const got = handler({ version: "1.0", request });
    answer.fronting = got === request ? null : got.headers.location.value;
    if (got !== request) answer.fronted = [got.statusCode, got.headers["cache-control"].value, got.headers.vary.value];
    answers.push(answer);
  }
}
console.log(JSON.stringify(answers));
"#;

/// What Node.js makes of all scripts and requests; nothing where there is none.
fn ask(asked: &Value) -> Option<Vec<Value>> {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", ASK]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut running) = node.spawn() else {
        eprintln!("skipped: there is no Node.js to run what is made for the edge");
        return None;
    };
    running.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

fn scripts(site: &Site, host: &str, requests: &Value) -> Value {
    let worker = site.get(&format!("{host}_worker.js")).map(|_| text(site, &format!("{host}_worker.js")));
    json!({ "worker": worker, "fronting": text(site, &format!("{host}_edge/cloudfront-function.js")), "requests": requests })
}

/// Headers that somebody could send, and headers as nobody writes them: pieces in any order, from a generator that is
/// always the same.
fn made_headers() -> Vec<String> {
    const LANGUAGES: [&str; 12] =
        ["en", "en-GB", "de", "de-CH-1996", "pt-BR", "pt", "zh-Hant-TW", "zh", "sr-Latn-RS", "fil-PH", "fr", "*"];
    const WEIGHTS: [&str; 8] = ["", "", ";q=0.9", ";q=0.5", ";q=0.5", "; q=0.45", ";q=0", ";q=1.000"];
    const PIECES: [&str; 40] = [
        "en",
        "de",
        "pt",
        "pt-BR",
        "PT-br",
        "zh-Hant",
        "zh",
        "sr-Latn-RS",
        "sr",
        "fil",
        "*",
        "x",
        "-AT",
        "-x-a",
        "-",
        "-1996",
        ",",
        ",",
        ",",
        ", ",
        ";",
        ";q=",
        ";q=0",
        ";q=1",
        ";q=0.5",
        ";q=0.55",
        ";q=1.000",
        "; q = 0.3",
        ";Q=0.9",
        "0",
        ".",
        "1",
        " ",
        "\t",
        "q",
        "=",
        "abcdefghi",
        "_",
        "en-US,en;q=0.9",
        "de;q=0",
    ];
    let mut state: u64 = 0x2545_F491_4F6C_DD1D;
    let mut next = |below: usize| {
        // Xorshift: no randomness that a failure could not repeat.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut made: Vec<String> = Vec::new();
    for _ in 0..600 {
        let language =
            |at: &mut dyn FnMut(usize) -> usize| LANGUAGES[at(LANGUAGES.len())].to_owned() + WEIGHTS[at(WEIGHTS.len())];
        made.push((0..=next(5)).map(|_| language(&mut next)).collect::<Vec<_>>().join(", "));
        made.push((0..=next(14)).map(|_| PIECES[next(PIECES.len())]).collect());
    }
    made
}

/// Whatever a header says, the scripts lead where the function leads.
#[test]
fn scripts_at_the_edge_agree_with_the_preview_on_every_header() {
    let site = site(&world("\"cloudflare\", \"cloudfront\""));
    let names = ["en", "de", "fil", "pt-BR", "sr-Latn-RS", "zh-Hant", "pt", "sr-Latn"];
    let address = |tag: &str| match tag {
        "de" => "https://www.example.de/unterauftragnehmer/".to_owned(),
        "pt-BR" | "pt" => "https://www.example.org/pt-br/subprocessadores/".to_owned(),
        "sr-Latn-RS" | "sr-Latn" => "https://www.example.org/sr/podobra%C4%91iva%C4%8Di/".to_owned(),
        tag => format!("/legal/{tag}/subprocessors/"),
    };
    let of_table = CASES.iter().map(|(header, _)| (*header).to_owned());
    let long = [format!("{}de", "xx,".repeat(63)), format!("{}de", "xx,".repeat(64))];
    // A header of HTTP has no white space around it, and no characters beyond Latin-1.
    let headers = of_table.chain(made_headers()).chain(long).map(|own| own.trim().to_owned());
    let headers: Vec<String> = headers.filter(|own| own.chars().all(|c| u32::from(c) < 256)).collect();
    let requests: Vec<Value> = headers.iter().map(|header| json!(["GET", "/legal/", "", header])).collect();
    let Some(answers) = ask(&json!([scripts(&site, MAIN, &json!(requests))])) else { return };
    assert_eq!(answers.len(), headers.len());
    let mut led = 0;
    for (header, answer) in headers.iter().zip(&answers) {
        let wanted = preferred(header, &names).map(address);
        assert_eq!(answer["worker"].as_str(), wanted.as_deref(), "worker: {header:?}");
        assert_eq!(answer["fronting"].as_str(), wanted.as_deref(), "function: {header:?}");
        led += usize::from(wanted.is_some());
    }
    assert!(led > 300 && led < headers.len() - 300, "{led} of {} lead anywhere", headers.len());
}

#[test]
fn only_readers_of_the_very_root_are_led_elsewhere() {
    let site = site(&world("\"cloudflare\", \"cloudfront\""));
    let (list, german) = ("/legal/en/subprocessors/", "https://www.example.de/unterauftragnehmer/");
    let main = [
        (json!(["GET", "/legal/", "", "de"]), Some(german.to_owned())),
        (json!(["HEAD", "/legal/", "", "en"]), Some(list.to_owned())),
        (json!(["GET", "/legal/", "utm=1&b=%26", "en"]), Some(format!("{list}?utm=1&b=%26"))),
        (json!(["GET", "/legal/", "choose", "en"]), None),
        (json!(["GET", "/legal/", "a=1&choose=", "en"]), None),
        (json!(["GET", "/legal/", "choose=en", "en"]), Some(format!("{list}?choose=en"))),
        (json!(["GET", "/legal/", "", null]), None),
        (json!(["GET", "/legal/", "", "fr"]), None),
        (json!(["POST", "/legal/", "", "en"]), None),
        (json!(["GET", "/legal", "", "en"]), None),
        (json!(["GET", "/", "", "en"]), None),
        (json!(["GET", "/legal/index.html", "", "en"]), None),
        (json!(["GET", "/legal/en/subprocessors/", "", "de"]), None),
    ];
    // Another host speaks for its own languages; one of a single language always leads to its list.
    let own = |host: &str, asked: Vec<(Value, Option<&str>)>| {
        let (requests, wanted): (Vec<Value>, Vec<Option<&str>>) = asked.into_iter().unzip();
        (
            scripts(&site, host, &json!(requests)),
            wanted.into_iter().map(|own| own.map(str::to_owned)).collect::<Vec<_>>(),
        )
    };
    let (requests, wanted): (Vec<Value>, Vec<Option<String>>) = main.into_iter().unzip();
    let (two, wanted_of_two) = own(
        "www.example.org/",
        vec![
            (json!(["GET", "/", "", "de, pt-BR;q=0.1"]), Some("/pt-br/subprocessadores/")),
            (json!(["GET", "/", "", "de"]), None),
        ],
    );
    let (one, wanted_of_one) = own(
        "www.example.de/",
        vec![
            (json!(["GET", "/", "", "fr"]), Some("/unterauftragnehmer/")),
            (json!(["GET", "/", "choose", null]), Some("/unterauftragnehmer/?choose")),
            (json!(["GET", "/alt/", "", "de"]), None),
        ],
    );
    let asked = json!([scripts(&site, MAIN, &json!(requests)), two, one]);
    let Some(answers) = ask(&asked) else { return };
    let wanted = [wanted, wanted_of_two, wanted_of_one].concat();
    assert_eq!(answers.len(), wanted.len());
    let made = json!([302, "private, no-store", "Accept-Language"]);
    for (at, (answer, wanted)) in answers.iter().zip(&wanted).enumerate() {
        assert_eq!(answer["fronting"].as_str(), wanted.as_deref(), "function, request {at}");
        assert!(wanted.is_none() || answer["fronted"] == made, "function, request {at}");
        if answer.get("worker").is_some() {
            assert_eq!(answer["worker"].as_str(), wanted.as_deref(), "worker, request {at}");
            assert!(wanted.is_none() || answer["status"] == made, "worker, request {at}");
        }
    }
    assert_eq!(answers[6]["vary"], "Accept-Language", "the chooser is for those whom no list suits");
    assert_eq!(answers[12]["vary"], Value::Null);
}
