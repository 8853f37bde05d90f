//! At least two values of every kind of fact, as they would be written.

use serde_json::{Value, json};

/// What can be said of an entity: the field, and values that differ.
pub fn of_entities() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("trading-name", vec![json!("Cloudy"), json!("Cloud Nine"), json!("NO")]),
        ("former-names", vec![json!(["Old Cloud GmbH"]), json!([]), json!(["Old Cloud GmbH", "Older Cloud KG"])]),
        ("kind", vec![json!("third-party"), json!("affiliate"), json!("contractor")]),
        ("seat", vec![json!("DE"), json!("NO"), json!("US")]),
        ("address", vec![json!("1 Example Street, Berlin"), json!("2 Example Street, Berlin")]),
        ("registration", vec![json!("HRB 1"), json!("HRB 2: Berlin #3")]),
        ("parent", vec![json!("other"), json!("Example Group Inc.")]),
        ("affiliates", vec![json!(["other"]), json!(["other", "Example Cloud Ltd"]), json!([])]),
        ("unnamed-affiliates", vec![json!(true), json!(false)]),
        ("website", vec![json!("https://cloud.example.com/"), json!("https://cloud.example.com/en")]),
        ("dpa", vec![json!("https://cloud.example.com/dpa"), json!("https://cloud.example.com/dpa2")]),
        ("subprocessors", vec![json!("https://cloud.example.com/list"), json!("mailto:list@example.com")]),
        (
            "links",
            vec![
                json!([{"name": "Privacy policy", "url": "https://cloud.example.com/privacy"}]),
                json!([{"name": "Security", "url": "https://cloud.example.com/privacy"}]),
            ],
        ),
        (
            "contacts",
            vec![
                json!([{"position": "Data protection officer", "mail": "dpo@example.com"}]),
                json!([{"position": "Data protection officer", "mail": "dpo@example.com", "phone": "+49 1"}]),
                json!([{"name": "Support", "url": "https://cloud.example.com/ask"}, {"mail": "privacy@example.com"}]),
                json!([]),
            ],
        ),
        (
            "certifications",
            vec![
                json!([{"name": "ISO/IEC 27001:2022"}]),
                json!([{"name": "ISO/IEC 27001:2022", "expires": "2030-01-01"}]),
                json!([{"name": "ISO/IEC 27001:2022", "expires": "2030-01-01", "url": "https://example.com/iso"}]),
            ],
        ),
        ("measures", vec![json!("Locked doors."), json!("Locked doors: two of them.")]),
        ("measures-url", vec![json!("https://cloud.example.com/toms"), json!("https://cloud.example.com/toms2")]),
        ("assistance", vec![json!("Exports on request."), json!("Deletes on request.")]),
        ("reviewed", vec![json!("2024-01-01"), json!("2025-01-01")]),
        ("details", vec![json!({"speed": "Fast."}), json!({"speed": "Slow."})]),
        ("note", vec![json!("A note."), json!("- Another \"note\", with 'quotes'.")]),
    ]
}

/// What can be said of an engagement.
pub fn of_engagements() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("purpose", vec![json!("Servers."), json!("Backups."), json!("yes")]),
        ("responsibility", vec![json!("Keeps the servers."), json!("Keeps the doors.")]),
        ("subject-matter", vec![json!("Hosting."), json!("Hosting, and more.")]),
        ("nature", vec![json!("Storage."), json!("Storage and transmission.")]),
        ("duration", vec![json!("As long as the contract."), json!("30 days.")]),
        ("data", vec![json!(["account"]), json!(["account", "tickets"]), json!([])]),
        ("subjects", vec![json!(["users"]), json!(["callers", "users"])]),
        (
            "applies-if",
            vec![
                json!("product is chat or mail"),
                json!("product is not chat or mail"),
                json!("product is chat and customer uses ai"),
                json!("(plan is pro or edition is team) and deployment is cloud"),
                json!("region is eu unless customer uses own-smtp or crm"),
                json!("cohort is early or customer does not use desk"),
            ],
        ),
        ("condition", vec![json!("With consent."), json!("With written consent.")]),
        ("locations", locations()),
        (
            "transfer",
            vec![
                json!(["dpf"]),
                json!(["dpf", {"by": "scc", "modules": [2, 3]}]),
                json!([{"by": "scc", "modules": [3], "to": ["US"], "checked": "2026-01-01"}]),
                json!([{"by": "scc", "from": ["eea", "ch"]}, {"by": "uk-idta", "from": ["uk"]}]),
                json!([{"by": "scc", "supplementary": "Encrypted.", "url": "https://example.com/scc"}]),
                json!([]),
            ],
        ),
        ("assurances", vec![json!(["audited"]), json!(["encrypted", "audited"])]),
        (
            "ai",
            vec![
                json!([{"model": "Example 1"}]),
                json!([{"model": "Example 1", "developer": "Example Models", "host": "Example Cloud GmbH"}]),
                json!([{"model": "Example 1", "licence": "Apache-2.0", "restriction": "Never trained on data."}]),
            ],
        ),
        ("details", vec![json!({"retention": "A year."}), json!({"retention": "A year.", "speed": "Fast."})]),
        ("note", vec![json!("A note."), json!("Another note.")]),
    ]
}

fn locations() -> Vec<Value> {
    vec![
        json!([{"storage": ["DE"]}]),
        json!([{"storage": ["DE"], "backup": ["FR"]}]),
        json!([{"storage": ["DE", "FR"]}]),
        json!([{"processing": ["EU", "worldwide", "apac"], "edge": ["EEA"], "failover": ["NO"], "support": ["IN"], "seat": ["US"]}]),
        json!([{"for": ["eu"], "storage": ["DE"]}, {"for": "others", "storage": ["US"]}]),
        json!([{"for": ["eu", "uk"], "storage": ["DE"]}, {"for": ["us"], "storage": ["US"], "transfer": ["dpf"]}]),
        json!([{"storage": ["DE"], "offered": "by-default"}, {"storage": ["US"], "offered": "on-request"}]),
        json!([{"storage": ["DE"], "applies-if": "customer uses ai", "by": "other", "note": "For answers."}]),
        json!([{"storage": [{"country": "DE", "city": "Frankfurt", "area": "Hesse", "cloud-region": "eu-1"}]}]),
        json!([{"storage": [{"bloc": "EU", "members": ["DE", "IE"]}]}]),
        json!([{"storage": [{"one-of": ["DE", {"all-of": ["FR", "IE"]}]}]}]),
        json!([{"storage": [{"nearest": ["worldwide"]}]}]),
        json!([{"storage": [{"customer-chooses": ["DE", "US", "somewhere"]}]}]),
    ]
}
