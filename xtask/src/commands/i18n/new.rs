//! `cargo xtask i18n new TAG`: a language that builds at once, in which nothing is translated yet.

use crate::register::RegisterArguments;
use crate::{disk, terminal};
use anyhow::{Context as _, Result};
use site::{Catalogues, Form, Target};
use source::{Diagnostics, Format};

/// What `new` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    /// Its BCP 47 tag, such as `el` or `pt-BR`
    tag: String,
}

/// Adds the language to `config.toml` and makes its catalogues, or says why there is none to add.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let mut register = arguments.register.every_locale().read()?;
    let config = match register.with_language(&arguments.tag) {
        Ok(config) => config,
        Err(problem) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(problem);
            terminal::report(&register.sources, &diagnostics, Format::Text);
            terminal::failed("nothing was written");
            return Ok(false);
        }
    };
    register.sources = register.sources.with([("config.toml".to_owned(), config.clone().into_bytes())]);
    let Some(translations) = super::translations(&register)? else { return Ok(false) };
    let target = translations.target(&arguments.tag).context("a language that was added is not there")?.clone();
    // The catalogues first: a language that is in the configuration has them.
    if !super::merge::update(&register, &translations, &target)? {
        return Ok(false);
    }
    disk::replace(&register.root.join("config.toml"), config.as_bytes())?;
    let catalogues =
        Catalogues::read(&arguments.register.every_locale().read()?.sources, translations, &mut Diagnostics::new());
    let missing = catalogues.count(&target.tag, None).map_or(0, |counts| counts.missing);
    tell(&target, missing, &arguments.register.again());
    Ok(true)
}

fn tell(target: &Target, missing: usize, again: &str) {
    let Target { tag, name, endonym, forms, .. } = target;
    let direction = if target.is_rtl { "right to left" } else { "left to right" };
    terminal::success(format!("{name} ({endonym}), written from {direction}, is a language of this site"));
    let texts = terminal::counted(missing, "text");
    terminal::more(format!("{texts} to translate, shown in the source language until then; {}", forms_of(forms)));
    terminal::more(format!("in data/translations/{tag}.po, with any tool for gettext catalogues"));
    terminal::more(format!(
        "or in a file for others: cargo xtask i18n export{again} --locale {tag} --only missing -o {tag}.xlf"
    ));
    terminal::more(format!("to see what is left: cargo xtask i18n status{again} --locale {tag}"));
    terminal::more(format!("to insist on all of it, in config.toml: [extra.locales.{tag}] with `strict = true`"));
}

fn forms_of(forms: &[Form]) -> String {
    let names: Vec<&str> = forms.iter().map(|own| own.name).collect();
    format!("numbers have {} ({})", terminal::counted(forms.len(), "form"), names.join(", "))
}
