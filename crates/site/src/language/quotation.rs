//! Quotation marks: the delimiters of CLDR 48.2, which ICU4X does not have.

/// Marks that open and close a quotation and one within it, and the languages that have them.
const MARKS: &[(&str, &str)] = &[
    (
        "«»“”",
        "ast blo bm br ca ca-ES-valencia cv dyo el es-US eu ewo ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti",
    ),
    ("„“‚‘", "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl"),
    ("«»‹›", "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae"),
    ("«»„“", "bas be bua ky os ru sah tyv uk"),
    ("””’’", "fi he lag rn se sn sv yi"),
    ("«»‘’", "dua el-polyton ksf nb nn no rw"),
    ("”“’‘", "ar lld ms-Arab syr ur"),
    ("«»«»", "fr ht hy oc yav"),
    ("“”‘’", "bm-Nkoo ff-Adlm uz-Arab uz-Cyrl"),
    ("„“„“", "bg lt prg sgs"),
    ("‘’“”", "fur ia ti-ER tn"),
    ("「」『』", "ja yue zh-Hant"),
    ("„”«»", "nmg pl ro"),
    ("„”‚’", "agq ff"),
    ("„”»«", "hu szl"),
    ("»«›‹", "kk-Arab ug"),
    ("«»„”", "shi zgh"),
    ("„”‘’", "bs"),
    ("“”«»", "eo"),
    ("«»”“", "fr-CA"),
    ("„“«»", "ka"),
    ("‘’‘’", "nl"),
    ("„”’’", "sr"),
    ("“’“”", "st"),
    ("“”“”", "tk"),
    ("“”’‘", "uz"),
];

/// Those of all other languages.
const COMMON: &str = "“”‘’";

/// The marks of a language: of its tag, else of the tag without its last parts.
pub(super) fn marks(tag: &str) -> [char; 4] {
    let mut tag = tag;
    let own = loop {
        let found = MARKS.iter().find(|(_, tags)| tags.split(' ').any(|own| own == tag));
        match (found, tag.rfind('-')) {
            (Some((marks, _)), _) => break *marks,
            (None, Some(end)) => tag = &tag[..end],
            (None, None) => break COMMON,
        }
    };
    let mut marks = own.chars();
    std::array::from_fn(|_| marks.next().expect("each row has four marks"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_four_marks() {
        let shown = |tag: &str| marks(tag).iter().collect::<String>();
        assert_eq!(
            ["de", "fr", "pl", "pt-BR", "pt-PT", "ja", "xx"].map(shown),
            ["„“‚‘", "«»«»", "„”«»", "“”‘’", "«»“”", "「」『』", "“”‘’"]
        );
        assert!(MARKS.iter().all(|(marks, _)| marks.chars().count() == 4));
    }
}
