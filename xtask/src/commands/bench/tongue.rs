//! Languages to measure with: each has words of its own script and says everything in them.
//!
//! What is said means nothing. It is about as long as a translation would be, and the same every time.

use super::world::Dice;
use std::collections::BTreeMap;

/// A language, with its words and what is said in it.
pub struct Tongue {
    /// BCP 47 tag.
    pub tag: String,
    /// Words to say anything with.
    pub words: Vec<String>,
    /// Whether they stand apart.
    pub spaced: bool,
    /// What is said for certain texts of the source language; everything else is made of words.
    pub texts: BTreeMap<String, String>,
}

/// Sixty languages, by the script they are written in.
const TAGS: [(&str, &str); 13] = [
    (
        "latin",
        "en de fr es it nl pl pt da sv fi cs sk sl hr hu ro et lv lt mt ga is sq bs tr az vi id ms fil sw af eu gl ca cy nb zu uz",
    ),
    ("greek", "el"),
    ("cyrillic", "bg uk ru mk be kk"),
    ("arabic", "ar fa ur"),
    ("hebrew", "he"),
    ("georgian", "ka"),
    ("armenian", "hy"),
    ("devanagari", "hi mr"),
    ("bengali", "bn"),
    ("tamil", "ta"),
    ("thai", "th"),
    ("hangul", "ko"),
    ("han", "zh"),
];

fn words(script: &str) -> &'static str {
    match script {
        "greek" => "δεδομένα επεξεργασία σύμβαση ασφάλεια πελάτης χρήστης περιοχή προστασία και για με από",
        "cyrillic" => "данные обработка услуга договор безопасность хранение регион защита и для на при",
        "arabic" => "البيانات معالجة خدمة نقل عقد أمان تخزين المستخدم حماية في من على",
        "hebrew" => "נתונים עיבוד שירות העברה חוזה אבטחה אחסון לקוח אזור הגנה של עם",
        "georgian" => "მონაცემები დამუშავება სერვისი გადაცემა შენახვა კლიენტი რეგიონი დაცვა და ან",
        "armenian" => "տվյալներ մշակում ծառայություն փոխանցում պահպանում հաճախորդ տարածք և կամ",
        "devanagari" => "डेटा प्रसंस्करण सेवा अनुबंध सुरक्षा भंडारण ग्राहक क्षेत्र संरक्षण और में से",
        "bengali" => "ডেটা সেবা স্থানান্তর চুক্তি নিরাপত্তা সংরক্ষণ গ্রাহক অঞ্চল সুরক্ষা এবং জন্য",
        "tamil" => "தரவு செயலாக்கம் சேவை பரிமாற்றம் பாதுகாப்பு சேமிப்பு பயனர் பகுதி நிறுவனம் மற்றும்",
        "thai" => "ข้อมูล การประมวลผล บริการ การโอน สัญญา จัดเก็บ ลูกค้า ผู้ใช้ ภูมิภาค บริษัท และ จาก",
        "hangul" => "데이터 처리 서비스 이전 계약 보안 저장 고객 사용자 지역 보호 회사 및",
        "han" => "数据 处理 服务 传输 合同 安全 存储 客户 用户 地区 保护 公司 以及 根据",
        _ => {
            "daten servicio contrat förvaltning ochrana utilizador région stockage sicurezza il der und la per con til ja na"
        }
    }
}

/// So many languages, English first, scripts mixed.
pub fn all(count: usize) -> Vec<Tongue> {
    let tags = |script: &'static str, tags: &'static str| tags.split(' ').map(move |tag| (script, tag));
    let mut all: Vec<(&str, &str)> = TAGS.into_iter().flat_map(|(script, own)| tags(script, own)).collect();
    // A small register has several scripts too: every sixth language, then those after them.
    let order = |at: usize| (at % 6, at);
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|at| order(*at));
    all = places.into_iter().map(|at| all[at]).collect();
    all.truncate(count);
    all.into_iter().map(|(script, tag)| tongue(script, tag)).collect()
}

fn tongue(script: &str, tag: &str) -> Tongue {
    Tongue {
        tag: tag.to_owned(),
        words: words(script).split(' ').map(str::to_owned).collect(),
        spaced: !matches!(script, "han" | "thai"),
        texts: BTreeMap::new(),
    }
}

impl Tongue {
    /// A sentence of so many words.
    pub fn sentence(&self, words: usize, dice: &mut Dice) -> String {
        let words: Vec<&str> = (0..words).map(|_| dice.pick(&self.words).as_str()).collect();
        let mut sentence = words.join(if self.spaced { " " } else { "" });
        if let Some(first) = sentence.chars().next() {
            sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        sentence + "."
    }

    /// A text of the source language in this one: names stay, in braces or as written, and so do numbers, addresses and
    /// marks; every other word becomes another.
    pub fn say(&self, source: &str) -> String {
        if let Some(said) = self.texts.get(source) {
            return said.clone();
        }
        // The same text is said in the same way.
        let seed = source
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
        let mut dice = Dice(seed);
        let stays = |at: usize, part: &str| {
            let named = at > 0 && part.starts_with(char::is_uppercase);
            named || part.contains(|c: char| c.is_ascii_digit() || "{}@/*_`[]".contains(c))
        };
        let mut word = |(at, part): (usize, &str)| match stays(at, part) {
            true => part.to_owned(),
            false => dice.pick(&self.words).clone(),
        };
        source.split(' ').enumerate().map(&mut word).collect::<Vec<_>>().join(" ")
    }
}
