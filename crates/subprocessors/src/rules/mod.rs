//! What no single field can tell: one rule a file, all of them in one list.

mod dates_out_of_order;
mod incomplete_start;
mod repeated_name;

use crate::model::Register;
use source::Diagnostics;

/// Every rule, in the order in which they run.
const RULES: &[fn(&Register, &mut Diagnostics)] =
    &[dates_out_of_order::check, incomplete_start::check, repeated_name::check];

/// Runs every rule.
pub(crate) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    RULES.iter().for_each(|rule| rule(register, diagnostics));
}
