//! The notices that follow from all statements together.

use super::statement::Found;
use crate::report::Notice;

/// The notices that follow, one for each day and each thing to say of it.
pub(super) fn of(all: &[Found]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for found in all {
        let Some(asked) = &found.notice else { continue };
        let (effective, subject) = (asked.day.to_string(), &found.statement.subject);
        let known = notices.iter_mut().find(|own| own.effective == effective && own.says == asked.says);
        match known {
            Some(own) if own.subjects.contains(subject) => {}
            Some(own) => own.subjects.push(subject.clone()),
            None => notices.push(Notice {
                effective,
                says: asked.says.clone(),
                subjects: vec![subject.clone()],
                lacking: asked.lacking,
            }),
        }
    }
    notices.sort_by(|a, b| (&a.effective, &a.subjects).cmp(&(&b.effective, &b.subjects)));
    notices
}
