//! The stricter of two policies: an edit that asks for less notice than before does not excuse what it changes itself.

use subprocessors::{Date, Id, Notice, Policy, Register, Version};

/// Whether the policy before counts beside the one after: it was changed for days up to today.
pub(super) fn counts_too(before: &Register, after: &Register, audience: Option<&Id>, today: Date) -> bool {
    let own = |register: &Register| -> Vec<Policy> {
        audience.and_then(|id| register.audience(id)).map(|own| own.policy.clone()).unwrap_or_default()
    };
    let is_changed = |old: &[Policy], new: &[Policy]| {
        let is_new = |own: &Policy| !old.contains(own) && own.since.is_none_or(|since| since <= today);
        old.iter().any(|own| !new.contains(own)) || new.iter().any(is_new)
    };
    is_changed(&before.policy, &after.policy) || is_changed(&own(before), &own(after))
}

/// Replaces each notice by the one that the policy before asks, where that asks for more.
pub(super) fn lay<'a>(
    notices: &mut Vec<(Notice, &'a Version)>,
    after: &'a Register,
    before: &Register,
    audience: Option<&Id>,
) {
    let as_before = under_policy_of(before, after);
    for (strict, _) in as_before.all_notices(audience) {
        let is_same = |own: &Notice| {
            (&own.subject, own.effective, own.called_off) == (&strict.subject, strict.effective, strict.called_off)
        };
        match notices.iter().position(|own| is_same(&own.0)) {
            Some(at) if notices[at].0.latest_announcement > strict.latest_announcement => notices[at].0 = strict,
            Some(_) => {}
            None => notices.extend(version(after, &strict, audience).map(|own| (strict, own))),
        }
    }
}

/// A register with the policy of another.
fn under_policy_of(before: &Register, after: &Register) -> Register {
    let mut register = after.clone();
    register.policy.clone_from(&before.policy);
    for audience in &mut register.audiences {
        audience.policy = before.audience(&audience.id).map(|own| own.policy.clone()).unwrap_or_default();
    }
    register
}

/// The version that a notice is of.
fn version<'a>(register: &'a Register, notice: &Notice, audience: Option<&Id>) -> Option<&'a Version> {
    let entity = register.entity(&notice.subject.entity)?;
    let versions = match &notice.subject.engagement {
        Some(id) => &entity.engagement(id)?.history,
        None => &entity.history,
    };
    versions.iter().find(|own| own.timing.start_for(audience).date() == notice.effective)
}
