//! `cargo xtask show`: the list in the terminal, for a day, an audience and a customer.

use crate::{register, terminal};
use anstream::println;
use anyhow::{Result, anyhow, bail};
use subprocessors::{Applies, Aspect, Dimension, Entry, Facts, Id, List, Profile, Register, Role, View, by_id};

/// What `show` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
    /// Only what concerns a customer: region=eu,product=chat,plan=pro,uses=FEATURE,without=FEATURE,joined=DATE
    #[arg(long, value_name = "KEY=VALUE,…")]
    profile: Option<String>,
    /// With the dates and entries of an audience
    #[arg(long, value_name = "ID")]
    audience: Option<String>,
    /// Only this entity, with everything that is said of it
    #[arg(value_name = "ENTITY")]
    entity: Option<String>,
}

/// Prints the list as a table, or one entity with all its facts.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let read = arguments.register.read()?;
    let Some(register) = read.facts() else { return Ok(false) };
    let profile = profile(arguments.profile.as_deref(), &register)?;
    let audience = audience(arguments.audience.as_deref(), &register)?;
    let list = register.as_of(read.today(), audience.as_ref());
    match &arguments.entity {
        Some(id) => show_entity(&list, id)?,
        None => show_list(&list, &profile),
    }
    Ok(true)
}

fn profile(written: Option<&str>, register: &Register) -> Result<Profile> {
    let parsed = Profile::parse(written.unwrap_or_default(), register);
    parsed.map_err(|mistakes| anyhow!("{}", mistakes.join("\n       ")))
}

/// An audience of the register by its id.
pub fn audience(written: Option<&str>, register: &Register) -> Result<Option<Id>> {
    match written {
        Some(id) if register.audience(id).is_none() => {
            let known: Vec<&str> = register.audiences.iter().map(|own| own.id.as_str()).collect();
            bail!("`{id}` is no audience of this register: known are `{}`", known.join("`, `"))
        }
        written => Ok(written.map(Id::new)),
    }
}

fn show_list(list: &List<'_>, profile: &Profile) {
    let mut table = terminal::table(&["Sub-processor", "Purpose", "Where", "For whom", "Since"]);
    let mut shown = 0;
    for section in &list.register.sections {
        let entries = list.entries.iter().filter(|own| own.engagement.section == section.id.value);
        for (entry, applies) in entries.map(|own| (own, list.applies(own.facts, profile))).filter(|own| own.1.can()) {
            table.add_row(row(list, entry, &applies, profile));
            shown += 1;
        }
    }
    match shown {
        0 => println!("nothing is engaged on {}", list.date),
        _ => println!("{table}"),
    }
    println!("{} on {}; {}", terminal::counted(shown, "entry"), list.date, dates(list));
    show_countries(list, profile);
}

fn row(list: &List<'_>, entry: &Entry<'_>, applies: &Applies, profile: &Profile) -> Vec<String> {
    let places = list.reach_of(entry, profile, None);
    let mut locations: Vec<String> = Vec::new();
    for place in &places {
        let location = place.location.to_string();
        if !locations.contains(&location) {
            locations.push(location);
        }
    }
    let purpose = entry.facts.purpose().map(|text| text.source.to_string()).unwrap_or_default();
    let scope = match applies {
        Applies::OnlyIf(rest) => Some(format!("only if {rest}")),
        Applies::Yes | Applies::No => None,
    };
    let condition = entry.facts.condition().map(|text| text.source.to_string());
    let whom: Vec<String> = scope.into_iter().chain(condition).collect();
    let id = entry.entity.reference(entry.engagement);
    vec![
        format!("{}\n{id}", entry.called().source()),
        purpose,
        locations.join("\n"),
        whom.join("\n"),
        entry.since.to_string(),
    ]
}

/// "last updated …, in force since …, next change …".
fn dates(list: &List<'_>) -> String {
    let all = [
        list.last_updated.map(|date| format!("last updated {date}")),
        list.in_force.map(|since| format!("in force since {since}")),
        Some(list.next_change.map_or("no change announced".to_owned(), |date| format!("next change {date}"))),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Where data can be, and which of that are third countries seen from the customer's law.
fn show_countries(list: &List<'_>, profile: &Profile) {
    let all = list.countries(profile, None);
    println!("data can reach {all}; stored in {}", list.countries(profile, Some(Role::Storage)));
    let view = view(list.register, profile);
    for third in list.third_countries(profile, view) {
        let words: Vec<&str> = third.mechanisms.iter().map(|own| own.word()).collect();
        let grounds = if words.is_empty() { "no stated ground".to_owned() } else { words.join(", ") };
        let silent: Vec<String> = third.without_ground.iter().map(ToString::to_string).collect();
        let silent = match silent.is_empty() || words.is_empty() {
            true => String::new(),
            false => format!("; no stated ground for {}", silent.join(", ")),
        };
        println!("third country seen from {}: {} on {grounds}{silent}", law(view), third.country.code());
    }
    if all.unstated > 0 {
        println!("{} without a stated place", terminal::counted(all.unstated, "entry"));
    }
}

/// The law under which the customer's region transfers data; that of the EEA unless the register says another.
fn view(register: &Register, profile: &Profile) -> View {
    let regions = profile.has.get(&Dimension::Region).into_iter().flatten();
    let views = regions.filter_map(|id| by_id(&register.regions, id)?.view);
    views.min().unwrap_or(View::Eea)
}

fn law(view: View) -> &'static str {
    match view {
        View::Eea => "the EEA",
        View::Uk => "the United Kingdom",
        View::Ch => "Switzerland",
    }
}

fn show_entity(list: &List<'_>, id: &str) -> Result<()> {
    let Some(entity) = list.register.entity(id) else {
        let known = list.register.entities.iter().map(|own| own.id.as_str());
        let help = source::closest(id, known).map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
        bail!("there is no entity `{id}`{help}");
    };
    let audience = list.audience.as_ref();
    show_facts(entity.on(list.date, audience), "");
    for (name, until) in entity.former_names(list.date) {
        println!("  formerly: {name} (until {until})");
    }
    for entry in entity.entries(list.date, audience) {
        let ended = entry.ended.map(|own| format!(", ended {}", own.date)).unwrap_or_default();
        println!(
            "{} for {}, since {}{ended}",
            entity.reference(entry.engagement),
            entry.engagement.service,
            entry.since
        );
        show_facts(entry.facts, "  ");
    }
    Ok(())
}

fn show_facts(facts: Facts<'_>, indent: &str) {
    for (aspect, fact) in facts.iter() {
        match aspect {
            Aspect::Name | Aspect::Class => println!("{indent}{fact}"),
            aspect => println!("{indent}  {}: {fact}", aspect.word()),
        }
    }
}
