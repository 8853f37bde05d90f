//! HTTP: who may ask, and who answers.

use super::answer::{self, Asked};
use super::door::{Door, Names};
use super::inject::OWN;
use super::own;
use super::rebuild::Call;
use super::reply::Reply;
use super::showing::Showing;
use super::status;
use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, mpsc};
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

/// What answers need.
pub struct Desk {
    /// By which names it may be called.
    pub names: Names,
    /// Names this run, so that a page of an earlier one knows that it is old.
    pub run: String,
    /// What is shown at present.
    pub showings: watch::Receiver<Arc<Showing>>,
    /// Asks for another build.
    pub calls: mpsc::Sender<Call>,
}

/// Answers until Ctrl-C. Then it ends at once: whoever still waits for news has been told all there was.
pub fn serve(door: Door, desk: Desk) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start to serve")?;
    let app = app(Arc::new(desk));
    let done = runtime.block_on(async {
        let mut servers = tokio::task::JoinSet::new();
        for listener in door.listeners {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let app = app.clone();
            servers.spawn(async move { axum::serve(listener, app).await });
        }
        tokio::select! {
            ended = servers.join_next() => ended.map_or(Ok(()), |ended| ended.map_err(std::io::Error::other)?),
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    });
    runtime.shutdown_background();
    done.context("cannot serve any longer")
}

fn app(desk: Arc<Desk>) -> Router {
    Router::new()
        .route(&format!("{OWN}events"), get(events))
        .route(&format!("{OWN}page"), get(page))
        .route(&format!("{OWN}locales"), get(locales))
        .route(&format!("{OWN}translations"), get(translations))
        .route(&format!("{OWN}as-of"), post(as_of))
        .route(&format!("{OWN}{{name}}"), get(file))
        .fallback(site)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), guard))
        .with_state(desk)
}

/// Answers only who called us by a name of our own, and no website that a reader has open beside.
async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let named = [request.uri().authority().map(ToString::to_string), Some(host(request.headers()).to_owned())];
    if let Some(stranger) = named.iter().flatten().find(|own| desk.names.welcome(own).is_none()) {
        let text = format!(
            "the preview does not answer to `{}`: a website could have given this name to your machine to read \
             what you work on. Use localhost or 127.0.0.1, or start it with --host and this name",
            stranger.escape_debug()
        );
        return Reply::text(StatusCode::MISDIRECTED_REQUEST, text).send(None);
    }
    if is_foreign(&desk.names, request.headers()) {
        let text = "the preview is not for other websites: what you work on is not published yet";
        return Reply::text(StatusCode::FORBIDDEN, text).send(None);
    }
    next.run(request).await
}

/// Whether a page of a website asks, rather than a reader. Files that any website may read once they are
/// published, by `Access-Control-Allow-Origin`, are nobody's yet.
fn is_foreign(names: &Names, headers: &HeaderMap) -> bool {
    let value = |name: &str| headers.get(name).map(|own| own.to_str().unwrap_or_default());
    let origin = value("origin").map(|origin| origin.split_once("://").map_or(origin, |(_, name)| name));
    let is_embedded = value("sec-fetch-site") == Some("cross-site") && value("sec-fetch-mode") != Some("navigate");
    is_embedded || origin.is_some_and(|origin| names.welcome(origin).is_none())
}

async fn site(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let text = "a static site has only GET and HEAD";
        return Reply::text(StatusCode::METHOD_NOT_ALLOWED, text).with("allow", "GET, HEAD").send(None);
    }
    let (headers, uri) = (request.headers(), request.uri());
    let languages: Vec<&str> =
        headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|own| own.to_str().ok()).collect();
    let languages = &languages.join(",");
    let asked = Asked { host: host(headers), path: uri.path(), query: uri.query(), languages };
    let showing = desk.showings.borrow().clone();
    answer::answer(&showing, &desk.names, &desk.run, &asked).send(headers.get(header::IF_NONE_MATCH))
}

async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    own::file(&name).send(headers.get(header::IF_NONE_MATCH))
}

type Parameters = Query<BTreeMap<String, String>>;

async fn page(State(desk): State<Arc<Desk>>, Query(asked): Parameters, headers: HeaderMap) -> Response {
    let showing = desk.showings.borrow().clone();
    own::state(&showing, &desk.names, &desk.run, host(&headers), path(&asked)).send(None)
}

async fn locales(State(desk): State<Arc<Desk>>, Query(asked): Parameters, headers: HeaderMap) -> Response {
    counted(desk, move |desk, showing| own::locales(showing, &desk.names, host(&headers), path(&asked))).await
}

async fn translations(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    counted(desk, move |desk, showing| status::page(showing, &desk.names, host(&headers))).await
}

/// Counting translations takes a while when it is done for the first time; nobody else should wait for it.
async fn counted(desk: Arc<Desk>, count: impl FnOnce(&Desk, &Showing) -> Reply + Send + 'static) -> Response {
    let showing = desk.showings.borrow().clone();
    match tokio::task::spawn_blocking(move || count(&desk, &showing)).await {
        Ok(reply) => reply.send(None),
        Err(_) => Reply::text(StatusCode::INTERNAL_SERVER_ERROR, "the translations could not be counted").send(None),
    }
}

/// One event for each showing, the present one first; so whoever comes back misses nothing.
async fn events(State(desk): State<Arc<Desk>>) -> Response {
    let showings = WatchStream::new(desk.showings.clone());
    let events = showings.map(|showing| Ok::<_, Infallible>(Event::default().data(showing.number.to_string())));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

async fn as_of(State(desk): State<Arc<Desk>>, headers: HeaderMap, written: String) -> Response {
    if !is_own(&headers) {
        let text = "only the preview itself may pick the day";
        return Reply::text(StatusCode::FORBIDDEN, text).send(None);
    }
    match own::day(&written) {
        Ok(day) => {
            // The builder hears as long as the server lives.
            desk.calls.send(Call::AsOf(day)).ok();
            StatusCode::ACCEPTED.into_response()
        }
        Err(refused) => refused.send(None),
    }
}

/// Whether a request that changes something comes from a page of ours, or from no page at all.
///
/// A browser says with each such request where it comes from, and no website can change what it says.
fn is_own(headers: &HeaderMap) -> bool {
    let value = |name: &str| headers.get(name).map(|own| own.to_str().unwrap_or_default());
    let site = value("sec-fetch-site").is_none_or(|site| site == "same-origin");
    let origin = value("origin").is_none_or(|origin| origin.strip_prefix("http://") == Some(host(headers)));
    site && origin
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|own| own.to_str().ok()).unwrap_or_default()
}

fn path(parameters: &BTreeMap<String, String>) -> &str {
    parameters.get("path").map_or("/", String::as_str)
}
