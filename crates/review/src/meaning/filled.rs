//! Blanks in texts, such as `{publisher}`, filled as pages fill them: readers never see them.

use super::statement::Found;
use super::words::list;
use subprocessors::Register;

/// The same statement with all blanks filled.
pub(super) fn filled(mut found: Found, register: &Register) -> Found {
    let blanks = blanks(register);
    let fill = |text: &mut String| {
        for (blank, value) in blanks.iter().filter(|own| text.contains(own.0)).collect::<Vec<_>>() {
            *text = text.replace(blank, value);
        }
    };
    let statement = &mut found.statement;
    let differences = statement.differences.iter_mut().flat_map(|own| [&mut own.1, &mut own.2]);
    [&mut statement.says].into_iter().chain(&mut statement.follows).chain(differences).for_each(fill);
    found.notice.iter_mut().for_each(|own| fill(&mut own.says));
    found
}

fn blanks(register: &Register) -> Vec<(&'static str, String)> {
    let services: Vec<String> = register.services.iter().map(|own| own.name.clone()).collect();
    let addresses: Vec<String> = register.services.iter().filter_map(|own| own.address.clone()).collect();
    let contacts = &register.contacts;
    let mail = |own: &Option<source::Spanned<subprocessors::Mail>>| own.as_ref().map(|own| own.as_str().to_owned());
    let all = [
        ("{publisher}", Some(register.publisher.name.clone())),
        ("{service}", Some(list(&services))),
        ("{group}", register.publisher.group.clone()),
        ("{service_address}", (!addresses.is_empty()).then(|| list(&addresses))),
        ("{dpa_contact}", mail(&contacts.dpa)),
        ("{objection_contact}", mail(&contacts.objections)),
        ("{privacy_contact}", mail(&contacts.privacy)),
    ];
    all.into_iter().filter_map(|(blank, value)| Some((blank, value?))).collect()
}
