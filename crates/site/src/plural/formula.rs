//! The conditions in C by which gettext's tools choose a plural form, such as `n != 1`.
//!
//! gettext's manual, section "Plural forms", allows whole numbers, `n`, the operators below and parentheses.

/// What a formula gives for a number; nothing if it is no formula, or divides by zero.
pub(crate) fn evaluate(formula: &str, n: u64) -> Option<u64> {
    let mut reader = Reader { rest: formula, n };
    let value = reader.condition()?;
    reader.rest.trim_start().is_empty().then_some(value)
}

/// The operators of two sides, from those that bind least to those that bind most. Of one group, longer ones stand
/// first, so that `<=` is not read as `<`.
const BINARY: [&[&str]; 6] = [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

struct Reader<'a> {
    rest: &'a str,
    n: u64,
}

impl Reader<'_> {
    /// `a ? b : c`, or something that binds more.
    fn condition(&mut self) -> Option<u64> {
        let asked = self.binary(0)?;
        if self.next(&["?"]).is_none() {
            return Some(asked);
        }
        let then = self.condition()?;
        self.next(&[":"])?;
        let otherwise = self.condition()?;
        Some(if asked == 0 { otherwise } else { then })
    }

    fn binary(&mut self, height: usize) -> Option<u64> {
        let Some(operators) = BINARY.get(height) else { return self.unary() };
        let mut left = self.binary(height + 1)?;
        while let Some(operator) = self.next(operators) {
            left = apply(operator, left, self.binary(height + 1)?)?;
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<u64> {
        if self.next(&["!"]).is_some() {
            return Some(u64::from(self.unary()? == 0));
        }
        if self.next(&["("]).is_some() {
            let value = self.condition()?;
            return self.next(&[")"]).map(|_| value);
        }
        if self.next(&["n"]).is_some() {
            return Some(self.n);
        }
        let digits = self.rest.trim_start();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        self.rest = &digits[end..];
        digits[..end].parse().ok()
    }

    /// The next of some operators, if one of them is next.
    fn next(&mut self, operators: &[&'static str]) -> Option<&'static str> {
        let rest = self.rest.trim_start();
        let found = operators.iter().find(|own| rest.starts_with(**own))?;
        self.rest = &rest[found.len()..];
        Some(found)
    }
}

fn apply(operator: &str, left: u64, right: u64) -> Option<u64> {
    match operator {
        "||" => Some(u64::from(left != 0 || right != 0)),
        "&&" => Some(u64::from(left != 0 && right != 0)),
        "==" => Some(u64::from(left == right)),
        "!=" => Some(u64::from(left != right)),
        "<=" => Some(u64::from(left <= right)),
        ">=" => Some(u64::from(left >= right)),
        "<" => Some(u64::from(left < right)),
        ">" => Some(u64::from(left > right)),
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        "%" => left.checked_rem(right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_mean_what_they_mean_in_c() {
        for (formula, n, value) in [
            ("0", 7, Some(0)),
            ("n != 1", 1, Some(0)),
            ("(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)", 22, Some(1)),
            ("n == 1 || n == 2 && n == 3", 1, Some(1)),
            ("2 + 3 * n % 4", 3, Some(3)),
            ("!(n > 1)", 1, Some(1)),
            ("1 ? 2 ? 3 : 4 : 5", 0, Some(3)),
            ("n % 0", 1, None),
            ("n == ", 1, None),
            ("n 1", 1, None),
            ("", 1, None),
        ] {
            assert_eq!(evaluate(formula, n), value, "{formula}");
        }
    }
}
