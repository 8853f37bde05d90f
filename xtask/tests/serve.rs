//! The preview as a browser meets it: the real program, a register on disk, and HTTP.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk and a running program")]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Long enough for a machine that does much else; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

const CLOUD: &str = "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    history:\n      \
                     - effective: 2024-03-01\n        purpose: Servers.\n";

/// Two hosts, one of them below a path.
const REGISTER: [(&str, &str); 5] = [
    (
        "config.toml",
        "base_url = \"https://www.example.com/legal\"\ndefault_language = \"en\"\n[languages.de]\n[languages.el]\n\
         [extra.locales.en]\nredirects = [\"/gdpr/\"]\n[extra.locales.el]\nbase_url = \"https://www.example.gr\"\n",
    ),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
    ),
    ("data/subprocessors/cloud.yaml", CLOUD),
    ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

const LIST: &str = "/legal/en/subprocessors/";

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn register() -> TempDir {
    let root = TempDir::new().unwrap();
    REGISTER.iter().for_each(|(path, text)| put(root.path(), path, text));
    root
}

/// A running preview, which ends with the test.
struct Preview {
    root: TempDir,
    program: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

impl Preview {
    fn of(root: TempDir) -> Self {
        Preview::with(root, &[])
    }

    fn with(root: TempDir, arguments: &[&str]) -> Self {
        let mut serve = Command::new(env!("CARGO_BIN_EXE_xtask"));
        serve.current_dir(root.path()).args(["serve", "--port", "0", "--editor", "vscode"]).args(arguments);
        let mut program = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.split_once("http://127.0.0.1:")?.1.to_owned())).unwrap();
        let port = address.split(['/', ' ']).next().unwrap().parse().unwrap();
        // What it prints later has to go somewhere.
        std::thread::spawn(move || lines.for_each(drop));
        Preview { root, program, port }
    }

    fn put(&self, path: &str, text: &str) {
        put(self.root.path(), path, text);
    }

    fn send(&self, head: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        write!(stream, "{head}Connection: close\r\n{length}\r\n{body}").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    /// A request with headers of its own, to a host of its own.
    fn ask(&self, method: &str, host: &str, path: &str, headers: &[&str]) -> Answer {
        let host = if host.is_empty() { String::new() } else { format!("Host: {host}\r\n") };
        let headers: String = headers.iter().map(|own| format!("{own}\r\n")).collect();
        self.send(&format!("{method} {path} HTTP/1.1\r\n{host}{headers}"), "")
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", &self.host(), path, &[])
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn state(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(&self.get(&format!("/__annex/page?path={path}")).text()).unwrap()
    }

    fn pick(&self, day: &str, headers: &[&str]) -> Answer {
        let headers: String = headers.iter().map(|own| format!("{own}\r\n")).collect();
        self.send(&format!("POST /__annex/as-of HTTP/1.1\r\nHost: {}\r\n{headers}", self.host()), day)
    }

    fn news(&self) -> News {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /__annex/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host()).unwrap();
        let mut news = News(BufReader::new(stream));
        news.next();
        news
    }
}

/// The events of a preview; the first, which tells the present state, is behind us.
struct News(BufReader<TcpStream>);

impl News {
    fn next(&mut self) -> u64 {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the preview hung up");
            if let Some(number) = line.strip_prefix("data: ") {
                return number.trim().parse().unwrap();
            }
        }
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

#[test]
fn it_answers_as_the_cdn_does() {
    let preview = Preview::of(register());
    let list = preview.get(LIST);
    assert_eq!((list.status, list.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(list.text().contains("Example Cloud GmbH"));
    assert_eq!((list.header("x-frame-options"), list.header("referrer-policy")), ("DENY", "no-referrer"));

    let file = preview.get("/legal/en/subprocessors.json");
    assert_eq!((file.status, file.header("content-type")), (200, "application/json; charset=utf-8"));
    assert_eq!(file.header("access-control-allow-origin"), "*");

    for (path, status, to) in [
        ("/gdpr/?a=1", 301, "/legal/en/subprocessors/?a=1"),
        ("/legal/en/", 301, LIST),
        ("/legal/en/subprocessors", 308, LIST),
        ("/legal/en/subprocessors/index.html?a", 308, "/legal/en/subprocessors/?a"),
        ("/", 302, "/legal/"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("location")), (status, to), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "a browser must not keep it");
    }
    for (path, language) in [("/legal/no", "en"), ("/legal/de/no/such/", "de")] {
        let missing = preview.get(path);
        assert_eq!((missing.status, missing.header("x-frame-options")), (404, "DENY"), "{path}");
        assert!(missing.text().contains(&format!("lang=\"{language}\"><head>")), "{path}: {}", missing.text());
    }
    for path in ["/legal/_headers", "/legal/_redirects", "/elsewhere", "/legalese/", "/manifest.json"] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    assert_eq!(preview.ask("PUT", &preview.host(), LIST, &[]).status, 405);
}

#[test]
fn nothing_stale_is_shown_and_nothing_is_sent_twice() {
    let preview = Preview::of(register());
    let list = preview.get(LIST);
    assert_eq!(list.header("cache-control"), "no-cache");
    assert_eq!(list.header("annex-deployed-cache-control"), "public, max-age=0, must-revalidate");
    let known = format!("If-None-Match: {}", list.header("etag"));
    let again = preview.ask("GET", &preview.host(), LIST, &[&known]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, list.header("etag")));
    let head = preview.ask("HEAD", &preview.host(), LIST, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), list.body.len().to_string());
}

#[test]
fn the_bar_is_in_the_response_and_never_in_the_site() {
    let preview = Preview::of(register());
    let mut build = Command::new(env!("CARGO_BIN_EXE_xtask"));
    assert!(build.current_dir(preview.root.path()).arg("build").output().unwrap().status.success());
    let dist = preview.root.path().join("dist/www.example.com-legal");
    let deployed = std::fs::read_to_string(dist.join("en/subprocessors/index.html")).unwrap();
    assert!(!deployed.contains("annex-preview") && deployed.contains("https://www.example.gr/"));

    let served = preview.get(LIST);
    let policy = served.header("content-security-policy").to_owned();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("connect-src 'self'"), "{policy}");
    assert!(served.text().contains("<script type=\"module\" src=\"/__annex/preview.js\"></script></body>"));

    let data = preview.get("/legal/en/subprocessors.json");
    assert!(data.body == std::fs::read(dist.join("en/subprocessors.json")).unwrap());
    assert!(!data.header("content-security-policy").contains("connect-src"), "only pages have the bar");
    for name in ["preview.js", "bar.js", "overlay.js", "elements.js", "preview.css"] {
        assert_eq!(preview.get(&format!("/__annex/{name}")).status, 200, "{name}");
    }
}

#[test]
fn each_host_is_a_subdomain_and_links_lead_from_one_to_the_other() {
    let preview = Preview::of(register());
    let greek = format!("el.localhost:{}", preview.port);
    let list = preview.ask("GET", &greek, "/subprocessors/", &[]);
    assert!(list.status == 200 && list.text().contains("lang=\"el\"><head>"));
    let (here, there) = (format!("http://{greek}/subprocessors/"), format!("http://{}{LIST}", preview.host()));
    for page in [list.text(), preview.get(LIST).text()] {
        assert!(page.contains(&here) && page.contains(&there));
        assert!(!page.contains("href=\"https://www.example."), "{page}");
    }
    let stranger = preview.ask("GET", "fr.localhost", "/", &[]);
    assert!(stranger.status == 404 && stranger.text().contains("http://el.localhost"), "{}", stranger.text());
}

#[test]
fn the_root_leads_to_the_list_in_the_readers_language() {
    let preview = Preview::of(register());
    let root =
        |host: &str, path, languages: &str| preview.ask("GET", host, path, &[&format!("Accept-Language: {languages}")]);
    let (main, greek) = (preview.host(), format!("el.localhost:{}", preview.port));
    for (languages, to) in [
        ("de-AT, en;q=0.5", format!("http://{main}/legal/de/subprocessors/")),
        ("fr, el;q=0.8, de;q=0.2", format!("http://{greek}/subprocessors/")),
    ] {
        let answer = root(&main, "/legal/", languages);
        assert_eq!((answer.status, answer.header("location")), (302, to.as_str()));
        assert_eq!(answer.header("vary"), "Accept-Language");
    }
    for (host, path, languages) in
        [(&main, "/legal/?choose", "de"), (&main, "/legal/?a=1&choose=", "de"), (&main, "/legal/", "fr, *;q=0.1")]
    {
        let chooser = root(host, path, languages);
        assert_eq!((chooser.status, chooser.header("vary")), (200, "Accept-Language"), "{host}{path} {languages}");
    }
    // The query goes along; and where there is one language, there is nothing to choose.
    for (host, path, to) in [
        (&main, "/legal/?a=1", format!("http://{main}/legal/de/subprocessors/?a=1")),
        (&greek, "/", "/subprocessors/".to_owned()),
    ] {
        let answer = root(host, path, "de");
        assert_eq!((answer.status, answer.header("location")), (302, to.as_str()));
    }
}

#[test]
fn an_edition_is_served_as_its_networks_will() {
    let root = register();
    let over = "base_url = \"https://www.example.org\"\n[extra]\nnegotiation = [\"netlify\", \"cloudflare\", \"cloudfront\"]\n\
                [extra.locales.el]\nslug = \"lista\"\n";
    put(root.path(), "config.production.toml", over);
    let preview = Preview::with(root, &["--edition", "production"]);
    let (main, greek) = (preview.host(), format!("el.localhost:{}", preview.port));
    let ask = |host: &str, path: &str| preview.ask("GET", host, path, &["Accept-Language: el"]);
    let answer = ask(&main, "/");
    assert_eq!((answer.status, answer.header("location")), (302, &*format!("http://{greek}/lista/")));
    assert_eq!(ask(&greek, "/lista/").status, 200);
    assert_eq!(ask(&main, "/?choose").status, 200);
    // What a network runs is no content; what is to be installed in one may be looked at.
    for (path, status) in [("/_worker.js", 404), ("/_routes.json", 404), ("/_edge/cloudfront-function.js", 200)] {
        assert_eq!(ask(&main, path).status, status, "{path}");
    }
    let mut news = preview.news();
    preview.put("config.production.toml", &over.replace("lista", "katalogos"));
    while ask(&greek, "/katalogos/").status != 200 {
        news.next();
    }
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let preview = Preview::of(register());
    for host in ["evil.example.com", "evil.example.com:8080", "localhost.example.com", "10.1.2.3", ""] {
        for path in [LIST, "/__annex/page", "/__annex/events"] {
            let answer = preview.ask("GET", host, path, &[]);
            assert!(matches!(answer.status, 400 | 421), "{host} {path}: {}", answer.status);
            assert!(!answer.text().contains("Cloud"));
        }
    }
    let why = preview.ask("GET", "evil.example.com", "/", &[]).text();
    assert!(why.contains("`evil.example.com`") && why.contains("--host"), "{why}");
    let absolute = preview.ask("GET", &preview.host(), "http://evil.example.com/legal/", &[]);
    assert_eq!(absolute.status, 421);
    for host in ["localhost", "127.0.0.1:1", "[::1]:8080", "el.localhost"] {
        assert_ne!(preview.ask("GET", host, "/", &[]).status, 421, "{host}");
    }
}

#[test]
fn no_website_reads_along() {
    let preview = Preview::of(register());
    let data = "/legal/en/subprocessors.json";
    let status = |headers: &[&str]| preview.ask("GET", &preview.host(), data, headers).status;
    for headers in [
        &["Origin: https://evil.example.com"][..],
        &["Origin: null"],
        &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"],
        &["Sec-Fetch-Site: cross-site"],
    ] {
        assert_eq!(status(headers), 403, "{headers:?}");
    }
    let own = format!("Origin: http://el.localhost:{}", preview.port);
    for headers in [&[own.as_str()][..], &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"], &[]] {
        assert_eq!(status(headers), 200, "{headers:?}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::of(register());
    for path in [
        "/legal/../config.toml",
        "/legal/..%2f..%2fconfig.toml",
        "/legal/%2e%2e/config.toml",
        "/legal//etc/passwd",
        "/legal/en/%00",
        "/legal/en/..\\..\\config.toml",
        "/config.toml",
        "/__annex/..%2fserver.rs",
        "/__annex/nothing",
    ] {
        let answer = preview.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("default_language"), "{path}");
    }
    assert_eq!(preview.get("/legal/%ff").status, 400);
}

#[test]
fn a_change_is_told_and_shown_however_an_editor_writes_it() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    preview.put("data/subprocessors/cloud.yaml", &CLOUD.replace("Cloud", "Sky"));
    news.next();
    assert!(preview.get(LIST).text().contains("Example Sky GmbH"));

    // As Vim does: a new file takes the place of the old one.
    preview.put("data/subprocessors/.cloud.new", &CLOUD.replace("Cloud", "Sea"));
    let folder = preview.root.path().join("data/subprocessors");
    std::fs::rename(folder.join(".cloud.new"), folder.join("cloud.yaml")).unwrap();
    news.next();
    assert!(preview.get(LIST).text().contains("Example Sea GmbH"));

    // A folder that was not there when the preview began, and then a file in it.
    preview.put("static/root/security.txt", "Contact: mailto:a@example.com\n");
    news.next();
    preview.put("static/root/security.txt", "Contact: mailto:b@example.com\n");
    news.next();

    // A folder that is replaced by another one, as by a checkout.
    let (data, away) = (preview.root.path().join("data"), preview.root.path().join("away"));
    std::fs::rename(&data, &away).unwrap();
    news.next();
    assert!(preview.state(LIST)["broken"].is_array(), "without data there is no site");
    std::fs::rename(&away, &data).unwrap();
    news.next();
    preview.put("data/subprocessors/cloud.yaml", &CLOUD.replace("Cloud", "Isle"));
    news.next();
    assert!(preview.get(LIST).text().contains("Example Isle GmbH"));
}

#[test]
fn a_burst_of_changes_is_few_rebuilds_and_the_same_bytes_are_none() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    let text = CLOUD.replace("Cloud", "Number");
    for number in 0..40 {
        preview
            .put(&format!("data/subprocessors/number-{number}.yaml"), &text.replace("Number", &format!("N{number}")));
    }
    let mut last = news.next();
    while !preview.get(LIST).text().contains("Example N39 GmbH") {
        last = news.next();
    }
    assert!(last < 40, "{last} rebuilds for 40 files");
    // The same bytes again, and what is not read: no news but those of the change after them.
    preview.put("data/subprocessors/cloud.yaml", CLOUD);
    preview.put("dist/index.html", "not ours");
    preview.put("data/.hidden.yaml", "not ours");
    std::thread::sleep(Duration::from_millis(400));
    preview.put("data/subprocessors/cloud.yaml", &CLOUD.replace("Cloud", "Sky"));
    assert_eq!(news.next(), last + 1);
}

#[test]
fn the_last_good_site_stays_while_something_is_wrong() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    let before = preview.get(LIST).text();
    preview.put("data/subprocessors/cloud.yaml", &CLOUD.replace("section: hosting", "section: hostign"));
    news.next();
    assert_eq!(preview.get(LIST).text(), before);
    let state = preview.state(LIST);
    let error = &state["broken"][0];
    assert_eq!((&error["level"], &error["place"]), (&"error".into(), &"data/subprocessors/cloud.yaml:5:14".into()));
    let text = error["text"].as_str().unwrap();
    assert!(
        text.starts_with("error[unknown-section]") && text.contains("^^^^^^^") && !text.contains('\u{1b}'),
        "{text}"
    );
    let link = error["link"].as_str().unwrap();
    assert!(link.starts_with("vscode://file/") && link.ends_with("/data/subprocessors/cloud.yaml:5:14"), "{link}");
    // Whoever is on another page is told too; but the list of what concerns that page is another.
    assert!(preview.state("/legal/no")["told"].as_array().unwrap().len() < state["told"].as_array().unwrap().len());

    preview.put("data/subprocessors/cloud.yaml", CLOUD);
    news.next();
    assert!(preview.state(LIST)["broken"].is_null());
    std::fs::remove_file(preview.root.path().join("config.toml")).unwrap();
    news.next();
    assert!(preview.state(LIST)["broken"][0]["text"].as_str().unwrap().contains("config.toml"));
    assert_eq!(preview.get(LIST).status, 200);
}

/// A link that leads nowhere shows only on finished pages, which are made behind the one that is looked at.
#[test]
fn what_only_the_whole_site_shows_takes_the_preview_back() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    let before = preview.get(LIST).text();
    preview.put("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\n[Nowhere](/legal/en/nowhere/).\n");
    while !preview.state(LIST)["broken"].is_array() {
        news.next();
    }
    let state = preview.state(LIST);
    let said = |own: &serde_json::Value| own["text"].as_str().unwrap().starts_with("error[dead-link]");
    assert!(state["broken"].as_array().unwrap().iter().any(said), "{state}");
    assert_eq!(preview.get(LIST).text(), before);
    preview.put("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nMended.\n");
    while !preview.get(LIST).text().contains("Mended.") {
        news.next();
    }
    assert!(preview.state(LIST)["broken"].is_null());
}

#[test]
fn a_register_within_another_one_is_never_taken_for_it() {
    let outer = register();
    let inner = TempDir::new_in(outer.path()).unwrap();
    REGISTER.iter().for_each(|(path, text)| put(inner.path(), path, &text.replace("Cloud", "Inner")));
    let preview = Preview::of(inner);
    let mut news = preview.news();
    std::fs::remove_file(preview.root.path().join("config.toml")).unwrap();
    news.next();
    assert!(preview.state(LIST)["broken"].is_array());
    assert!(preview.get(LIST).text().contains("Example Inner GmbH"));
}

#[test]
fn a_register_with_errors_is_served_as_soon_as_it_has_none() {
    let root = register();
    put(root.path(), "data/register.yaml", "publisher: {name: 1");
    let preview = Preview::of(root);
    let page = preview.get(LIST);
    assert_eq!(page.status, 503);
    assert!(page.text().contains("There is no site to show yet") && page.text().contains("/__annex/preview.js"));
    assert!(preview.state(LIST)["broken"].is_array());
    let mut news = preview.news();
    preview.put("data/register.yaml", REGISTER[1].1);
    news.next();
    assert_eq!(preview.get(LIST).status, 200);
}

#[test]
fn the_day_is_picked_by_the_preview_and_by_no_website() {
    let preview = Preview::with(register(), &["--as-of", "2026-11-23"]);
    let mut news = preview.news();
    assert!(preview.state(LIST)["picked"] == true && preview.get(LIST).text().contains("Servers."));
    let own = format!("Origin: http://{}", preview.host());
    for strange in [
        "Origin: https://evil.example.com",
        "Origin: null",
        "Origin: http://el.localhost",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ] {
        assert_eq!(preview.pick("2020-01-01", &[strange]).status, 403, "{strange}");
    }
    assert_eq!(preview.pick("31.12.2026", &[&own]).status, 400);
    assert_eq!(preview.pick("2020-01-01", &[&own, "Sec-Fetch-Site: same-origin"]).status, 202);
    news.next();
    assert_eq!(preview.state(LIST)["date"], "2020-01-01");
    assert!(!preview.get(LIST).text().contains("Servers."), "nothing was engaged on that day");
    assert_eq!(preview.pick("", &[&own]).status, 202);
    news.next();
    assert_eq!(preview.state(LIST)["picked"], false);
}

#[test]
fn a_page_knows_its_languages_and_how_far_they_are_translated() {
    let root = register();
    put(
        root.path(),
        "data/translations/de.po",
        "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgid \"Servers.\"\nmsgstr \"Server.\"\n\n#, fuzzy\nmsgid \"Hello.\"\n\
         msgstr \"Hallo.\"\n\nmsgid \"Gone.\"\nmsgstr \"Weg.\"\n",
    );
    let preview = Preview::of(root);
    let languages = |path: &str| -> serde_json::Value {
        serde_json::from_str(&preview.get(&format!("/__annex/locales?path={path}")).text()).unwrap()
    };
    let entity = languages(&format!("{LIST}cloud/"));
    let rows = entity["rows"].as_array().unwrap();
    let locales: Vec<_> = rows.iter().map(|row| row["locale"].as_str().unwrap()).collect();
    assert_eq!(locales, ["en", "de", "el"]);
    assert!(rows[0]["here"] == true && rows[0]["translated"].is_null());
    assert_eq!(rows[1]["address"], format!("http://{}/legal/de/subprocessors/cloud/", preview.host()));
    assert_eq!(rows[2]["address"], format!("http://el.localhost:{}/subprocessors/cloud/", preview.port));
    let counted = |row: usize| {
        let counts = &rows[row]["translated"];
        ["translated", "missing", "fuzzy", "stale"].map(|key| counts[key].as_u64().unwrap())
    };
    assert_eq!((counted(1), counted(2)), ([1, 0, 0, 0], [0, 1, 0, 0]));

    let list = languages(LIST);
    let german = &list["rows"][1]["translated"];
    assert_eq!((&german["fuzzy"], &german["stale"]), (&1.into(), &1.into()));
    assert!(german["translated"].as_u64() > Some(1) && german["missing"].as_u64() > Some(0), "{german}");
    let weight = &preview.state(LIST)["weight"];
    assert!(weight["html"].as_u64() > Some(1000) && weight["assets"].as_u64() > Some(1000), "{weight}");
}

/// What the cells of a row of the page of translations say.
fn row(page: &str, locale: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(page);
    let select = |selector: &str| scraper::Selector::parse(selector).unwrap();
    let rows =
        page.select(&select("tbody")).find(|own| own.html().contains(&format!("<code>{locale}</code>"))).unwrap();
    rows.select(&select("tr:first-child td")).map(|cell| cell.text().collect::<String>()).collect()
}

#[test]
fn a_page_shows_how_far_each_language_is_and_follows_every_build() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    let page = || preview.get("/__annex/translations");
    let first = page();
    assert!(first.header("content-security-policy").contains("script-src 'self'"));
    assert!(first.text().contains("/__annex/status.js") && first.text().contains("/legal/de/subprocessors/"));
    assert_eq!(preview.get("/__annex/status.js").status, 200);
    let before = row(&first.text(), "de");
    let (units, translated): (usize, usize) = (before[1].parse().unwrap(), before[2].parse().unwrap());
    assert!(translated < units && row(&first.text(), "el").len() == 8);

    preview.put(
        "data/translations/de.po",
        "msgid \"\"\nmsgstr \"X-Reviewed-By-Native-Speaker: yes\\n\"\n\nmsgid \"Servers.\"\nmsgstr \"Server.\"\n",
    );
    news.next();
    let after = page().text();
    assert_eq!(row(&after, "de")[2], (translated + 1).to_string());
    assert_eq!(row(&after, "de")[7], "1", "what a native speaker has read");
    let showing = |page: &str| page.split("data-showing=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_ne!(showing(&first.text()), showing(&after), "by which the page knows that it is old");
}

#[test]
fn a_style_sheet_alone_is_no_other_page() {
    let preview = Preview::of(register());
    let mut news = preview.news();
    let before = preview.state(LIST)["seal"].clone();
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../themes/annex");
    for entry in walkdir::WalkDir::new(&sheet).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let below = entry.path().strip_prefix(&sheet).unwrap().to_string_lossy().into_owned();
        preview.put(&format!("copy/{below}"), &std::fs::read_to_string(entry.path()).unwrap());
    }
    std::fs::create_dir(preview.root.path().join("themes")).unwrap();
    std::fs::rename(preview.root.path().join("copy"), preview.root.path().join("themes/annex")).unwrap();
    let text = std::fs::read_to_string(preview.root.path().join("themes/annex/static/text.css")).unwrap();
    preview.put("themes/annex/static/text.css", &format!("{text}\nh1 {{ letter-spacing: 3px }}\n"));
    let after = loop {
        news.next();
        let after = preview.state(LIST)["seal"].clone();
        if after["styles"] != before["styles"] {
            break after;
        }
    };
    assert_eq!(after["content"], before["content"]);
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_at_once_even_while_pages_wait_for_news() {
    let mut preview = Preview::of(register());
    let _waiting = preview.news();
    let interrupt = Command::new("kill").args(["-INT", &preview.program.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    assert!(preview.program.wait().unwrap().success());
}

#[test]
fn a_taken_port_is_told_and_an_unknown_editor_too() {
    let preview = Preview::of(register());
    let serve = |arguments: &[&str]| {
        let mut serve = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let output = serve.current_dir(preview.root.path()).arg("serve").args(arguments).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(serve(&["--port", &preview.port.to_string()]).contains("is taken; name another with --port"));
    assert!(serve(&["--editor", "ed"]).contains("`vscode`"));
}
