//! The committed JSON Schemas equal the generated ones, and accept just what the program accepts.
//! `GOUJI_UPDATE=1 cargo test --workspace` rewrites them.

use gouji_model::Mistake;
use gouji_ruleset::{CountyFile, Input, Library, json_schemas};
use gouji_tests::{built_in, golden, library_with};
use serde_json::Value;

#[test]
fn the_committed_schemas_are_the_generated_ones() {
    let [inputs, outputs] = [json_schemas(), gouji_render::json_schemas()];
    assert!(!inputs.is_empty() && !outputs.is_empty());
    for (name, schema) in inputs.into_iter().chain(outputs) {
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text.push('\n');
        golden(&format!("schemas/json/{name}"), &text);
    }
}

#[test]
fn the_built_in_files_keep_to_their_schemas() {
    let strict = |input: Input| Input {
        built_in: false,
        ..input
    };
    let loaded = Library::load(built_in().into_iter().map(strict).collect());
    assert!(
        loaded.is_ok(),
        "{:?}",
        loaded.err().map(|refused| refused.mistakes)
    );
}

/// Small files, sound and unsound, in which one key at a time is changed.
fn variants() -> Vec<String> {
    let base = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: mine\n  check: 收到申请数 = 1\n";
    let lines = [
        "title: 甲",
        "title: 1",
        "title: [a]",
        "severity: query",
        "severity: fatal",
        "severity: 2",
        "basis: 乙",
        "why: {a: b}",
        "fix: true",
        "en: {title: a}",
        "en: {titel: a}",
        "en: a",
        "each: total",
        "each: 1",
        "when: 收到申请数 > 0",
        "when: [1]",
        "units: as-counts",
        "units: none",
        "tolerance: 0.01",
        "tolerance: rounding",
        "tolerance: half",
        "tolerance: true",
        "tolerance: [1]",
        "blank: zero",
        "blank: one",
        "report: once",
        "report: never",
        "for: 县本级汇总",
        "for: 1",
        "read: {件数: [a]}",
        "read: {件数: a}",
        "unknown: 1",
        "chekc: a",
    ];
    let mut found: Vec<String> = lines
        .iter()
        .map(|line| format!("{base}  {line}\n"))
        .collect();
    found.push("gouji: rules/1\nform: xxgk-2014\nrules: []\n".to_owned());
    found.push("gouji: rules/1\nform: xxgk-2014\n".to_owned());
    found.push("gouji: rules/1\nform: 1\nrules: []\n".to_owned());
    found.push("gouji: rules/1\nform: xxgk-2014\nrules: {}\n".to_owned());
    found.push("gouji: rules/1\nform: xxgk-2014\nrules: [1]\n".to_owned());
    found.push("gouji: rules/1\nform: xxgk-2014\nrules:\n- check: a\n".to_owned());
    found.push("gouji: rules/1\nform: ''\nrules: []\n".to_owned());
    for id in ["Mine", "a b", "a--b", "-a", "a-1", "''", "甲"] {
        found.push(base.replace("id: mine", &format!("id: {id}")));
    }
    found
}

/// A file, and what becomes of it by each replacement alone.
fn swapped(base: &str, swaps: &[(&str, &str)]) -> Vec<String> {
    let swap = |(from, to): &(&str, &str)| {
        assert!(base.contains(from), "{from:?} is not in the file");
        base.replacen(from, to, 1)
    };
    let variants = swaps.iter().map(swap);
    variants.chain([base.to_owned()]).collect()
}

/// The same for form schemas.
fn form_variants() -> Vec<String> {
    let base = "gouji: form/1\nid: small\ntitle: 小表\nyears: 2014..\nrecognise: [甲]\ntables:\n- id: t\n  name: 表\n  title: 表\n  rows:\n  - {id: r1, name: 甲, label: 甲, unit: 件}\n";
    let swaps = [
        ("id: small", "id: Small"),
        ("title: 小表", "title: ''"),
        ("2014..", "2014"),
        ("2014..", "'2014'"),
        ("2014..", "2014..15"),
        ("[甲]", "[]"),
        ("unit: 件", "scale: 2.0"),
        ("unit: 件", "unit: 件, scale: 6"),
        ("unit: 件", "unit: 件, scale: 10"),
        ("unit: 件", "unit: 件, scale: -1"),
        ("unit: 件", "unit: 件, scale: 1.5"),
        ("unit: 件", "unit: 件, role: part"),
        ("unit: 件", "unit: 件, parts: 3"),
        ("unit: 件", "unit: 件, optional: maybe"),
        (
            "name: 表",
            "name: 表\n  columns: [{id: c, name: 列, label: 列, scale: 1}]",
        ),
        (
            "name: 表",
            "name: 表\n  columns: [{id: c, name: 列, label: 列, scale: a}]",
        ),
    ];
    swapped(base, &swaps)
}

/// The same for case files.
fn case_variants() -> Vec<String> {
    let base = "gouji: cases/1\nform: xxgk-2014\ncases:\n- rule: parts-sum-to-total\n  valid:\n  - {收到申请数: 0}\n  invalid:\n  - figures: {收到申请数: 1}\n    finds: [收到申请数]\n";
    let swaps = [
        ("form: xxgk-2014", "form: ''"),
        ("form: xxgk-2014", "form: 1"),
        ("form: xxgk-2014\n", ""),
        ("form: xxgk-2014", "form: xxgk-2014\nunknown: 1"),
        ("rule: parts-sum-to-total", "rule: ''"),
        ("rule: parts-sum-to-total", "rule: [a]"),
        (
            "rule: parts-sum-to-total",
            "rule: parts-sum-to-total\n  ruel: a",
        ),
        ("- rule: parts-sum-to-total\n  valid", "- valid"),
        ("valid:\n  - {收到申请数: 0}", "valid: []"),
        ("valid:\n  - {收到申请数: 0}", "valid: {收到申请数: 0}"),
        ("valid:\n  - {收到申请数: 0}", "valid: [1]"),
        ("valid:\n  - {收到申请数: 0}", "valid: [{}]"),
        ("valid:\n", "vaild:\n"),
        ("valid:\n", "undecided:\n"),
        ("valid:\n", "not-applicable:\n"),
        ("valid:\n", "not_applicable:\n"),
        ("收到申请数: 0", "收到申请数: 空"),
        ("收到申请数: 0", "收到申请数: "),
        ("收到申请数: 0", "收到申请数: '0'"),
        ("收到申请数: 0", "收到申请数: 0.5"),
        ("收到申请数: 0", "收到申请数: -1"),
        ("收到申请数: 0", "收到申请数: true"),
        ("收到申请数: 0", "收到申请数: [0]"),
        ("收到申请数: 0", "收到申请数: {a: 0}"),
        ("收到申请数: 0", "'1': 0"),
        ("figures: {收到申请数: 1}", "figures: {收到申请数: yes}"),
        ("figures: {收到申请数: 1}", "figures: [1]"),
        ("figures: {收到申请数: 1}", "figuers: {收到申请数: 1}"),
        ("figures: {收到申请数: 1}\n    finds", "finds"),
        ("finds: [收到申请数]", "finds: 收到申请数"),
        ("finds: [收到申请数]", "finds: [1]"),
        ("finds: [收到申请数]", "finds: []"),
        ("finds: [收到申请数]", "found: [收到申请数]"),
    ];
    let mut variants = swapped(base, &swaps);
    for end in ["", "cases: {}\n", "cases: []\n"] {
        variants.push(format!("gouji: cases/1\nform: xxgk-2014\n{end}"));
    }
    variants
}

/// The same for a county's config.
fn county_variants() -> Vec<String> {
    let base = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\nsubmitters:\n- {name: 青石镇, level: 乡镇}\noverrides:\n- {rule: a, severity: off, reason: 甲, date: 2026-01-08}\n";
    let swaps = [
        ("county: 青石县", "county: ''"),
        ("county: 青石县", "county: 1"),
        ("county: 青石县\n", ""),
        ("year: 2025", "year: '2025'"),
        ("year: 2025", "year: 2025.0"),
        ("year: 2025", "year: 2007"),
        ("year: 2025", "year: 2100"),
        ("reports: 2025/\n", ""),
        ("reports: 2025/", "reports: ''"),
        ("reports: 2025/", "reports: []"),
        ("reports: 2025/", "reports: [a, '']"),
        ("reports: 2025/", "reports: [a, b]"),
        ("reports: 2025/", "reports: 1"),
        ("reports: 2025/", "reports: a\nlast_year: b"),
        ("reports: 2025/", "reports: a\nlast_year: [1]"),
        ("reports: 2025/", "reports: a\nlast_year:"),
        ("reports: 2025/", "reports: a\nlast-year: b"),
        ("reports: 2025/", "reports: a\nown_report: ''"),
        ("reports: 2025/", "reports: a\nown_report: b"),
        ("reports: 2025/", "reports: a\nform_of_year: {2025: b}"),
        ("reports: 2025/", "reports: a\nform_of_year: {2025: 1}"),
        ("reports: 2025/", "reports: a\nform_of_year: [a]"),
        ("reports: 2025/", "reports: a\nrules: [a]\nforms: []"),
        ("reports: 2025/", "reports: a\nrules: a"),
        (
            "submitters:\n- {name: 青石镇, level: 乡镇}",
            "submitters: []",
        ),
        ("{name: 青石镇, level: 乡镇}", "{name: 青石镇}"),
        ("{name: 青石镇, level: 乡镇}", "{name: ''}"),
        ("{name: 青石镇, level: 乡镇}", "{level: 乡镇}"),
        ("{name: 青石镇, level: 乡镇}", "青石镇"),
        ("level: 乡镇", "level: 镇"),
        ("level: 乡镇", "level: own"),
        ("level: 乡镇", "aliases: [a], former: [b]"),
        ("level: 乡镇", "aliases: a"),
        ("level: 乡镇", "alias: [a]"),
        ("severity: off", "severity: none"),
        ("severity: off", "severity: note"),
        ("severity: off, ", ""),
        ("reason: 甲", "reason: ''"),
        ("reason: 甲, ", ""),
        (", date: 2026-01-08", ""),
        ("date: 2026-01-08", "date: 1"),
    ];
    swapped(base, &swaps)
}

/// The validators of a schema: with its limits (lengths, ranges, patterns), which no type knows of, and without them.
struct Validators {
    full: jsonschema::Validator,
    types: jsonschema::Validator,
}

impl Validators {
    fn new(name: &str) -> Self {
        let (_, schema) = json_schemas()
            .into_iter()
            .find(|(known, _)| *known == name)
            .expect("a schema");
        let validator = |schema: &Value| jsonschema::validator_for(schema).expect("a sound schema");
        let full = validator(&schema);
        let mut schema = schema;
        drop_limits(&mut schema);
        let types = validator(&schema);
        Self { full, types }
    }
}

fn drop_limits(schema: &mut Value) {
    const LIMITS: [&str; 5] = ["minLength", "minItems", "minimum", "maximum", "pattern"];
    match schema {
        Value::Object(keys) => {
            // That a number is not below 0 is part of its type.
            let is_of_type = |value: &Value| value.is_object() || *value == 0;
            keys.retain(|key, value| !LIMITS.contains(&key.as_str()) || is_of_type(value));
            keys.values_mut().for_each(drop_limits);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_limits),
        _ => {}
    }
}

#[test]
fn the_county_schema_accepts_what_the_types_accept() {
    let validators = Validators::new("county.schema.json");
    for text in county_variants() {
        let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let json: Value = serde_json::to_value(&value).expect("JSON");
        let read = |built_in| {
            let bytes = text.clone().into_bytes();
            let read = CountyFile::read(Input {
                name: "gouji.yaml".into(),
                bytes,
                built_in,
            });
            let mistakes = read.map(|_| ()).map_err(|refused| refused.mistakes);
            mistakes.err().unwrap_or_default()
        };
        let is_raw = |each: &Mistake| each.kind.code() == "structure/other";
        assert_eq!(
            validators.types.is_valid(&json),
            !read(true).iter().any(is_raw),
            "{text}"
        );
        let mistakes = read(false);
        assert!(!mistakes.iter().any(is_raw), "{text}");
        let is_structural = |each: &Mistake| each.kind.code().starts_with("structure/");
        assert_eq!(
            validators.full.is_valid(&json),
            !mistakes.iter().any(is_structural),
            "{text}"
        );
    }
}

#[test]
fn the_schema_accepts_what_the_types_accept() {
    agree("rules.schema.json", &variants());
    agree("form.schema.json", &form_variants());
    agree("cases.schema.json", &case_variants());
}

fn agree(schema: &str, variants: &[String]) {
    let validators = Validators::new(schema);
    let mut sound = 0;
    for text in variants {
        let value: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
        let json: Value = serde_json::to_value(&value).expect("JSON");
        let by_schema = validators.types.is_valid(&json);
        sound += usize::from(by_schema);
        // The types alone: as a file of the program, which is not held against the schema.
        let mut inputs = built_in();
        inputs.push(Input {
            name: "t.yaml".into(),
            bytes: text.clone().into_bytes(),
            built_in: true,
        });
        let structural = |code: &str| code == "structure/other";
        let by_types = match Library::load(inputs) {
            Ok(_) => true,
            Err(refused) => !refused
                .mistakes
                .iter()
                .any(|each| structural(each.kind.code())),
        };
        assert_eq!(by_schema, by_types, "{text}");
        // And a user's file is refused where its schema refuses it, in our own words, never in the library's.
        let mistakes = library_with(text).err().map(|refused| refused.mistakes);
        let mistakes = mistakes.unwrap_or_default();
        let raw: Vec<_> = mistakes
            .iter()
            .filter(|each| structural(each.kind.code()))
            .collect();
        assert!(raw.is_empty(), "{text}: {raw:?}");
        assert!(
            validators.full.is_valid(&json) || !mistakes.is_empty(),
            "{text}"
        );
    }
    assert!(sound > 0 && sound < variants.len(), "{sound} are sound");
}
