//! Underlines stand under what they mark, whatever stands before it.

use super::sample::ZH;
use gouji_render::{Handler, SourceText, Style};
use gouji_tests::generate::Random;
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;
use unicode_width::UnicodeWidthStr;

#[derive(Debug)]
struct Marked<'a> {
    source: SourceText<'a>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("x")
    }
}
impl std::error::Error for Marked<'_> {}
impl Diagnostic for Marked<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

fn draw(text: &str, labels: Vec<LabeledSpan>, style: Style) -> String {
    let source = SourceText { name: "t", text };
    let mut out = String::new();
    Handler { style }.draw(&mut out, &Marked { source, labels });
    out
}

const PIECES: [&str; 14] = [
    "一", "指标", "a", "bc", "\t", "\u{3000}", "\u{a0}", "\u{200b}", "７", "（", "e\u{301}", "…",
    " ", "\u{feff}",
];

fn filler(random: &mut Random, most: usize) -> String {
    (0..random.number_below(most + 1))
        .map(|_| random.pick(&PIECES))
        .collect()
}

/// The display column at which `part` begins in `line`.
fn column(line: &str, part: &str) -> usize {
    let at = line
        .find(part)
        .unwrap_or_else(|| panic!("{part:?} is not in {line:?}"));
    line[..at].width()
}

#[test]
fn underlines_stand_under_the_labelled_text() {
    let mut random = Random::new(7);
    for round in 0..2000 {
        let width = 40 + random.number_below(120);
        let text = format!(
            "{}<QZ{}>{}",
            filler(&mut random, 60),
            "字".repeat(round % 3),
            filler(&mut random, 60)
        );
        let start = text.find('<').unwrap();
        let end = text.find('>').unwrap() + 1;
        let marked = &text[start..end];
        let label = LabeledSpan::new_primary_with_span(None, (start, end - start));
        let out = draw(&text, vec![label], Style { width, ..ZH });
        let line = out.lines().find(|line| line.contains("<QZ")).unwrap();
        let under = out.lines().find(|line| line.contains('━')).unwrap();
        assert_eq!(column(line, marked), column(under, "━"), "{out}");
        assert_eq!(under.matches('━').count(), marked.width(), "{out}");
        assert!(line.width() <= width, "{width}: {out}");
    }
}

#[test]
fn several_labels_on_one_line_keep_their_columns() {
    let mut random = Random::new(11);
    for _ in 0..500 {
        let text = format!(
            "{}<A>{}<B>{}",
            filler(&mut random, 10),
            filler(&mut random, 10),
            filler(&mut random, 5)
        );
        let span = |part: &str| (text.find(part).unwrap(), part.len());
        let labels = vec![
            LabeledSpan::new_primary_with_span(Some("first".to_owned()), span("<A>")),
            LabeledSpan::new_with_span(Some("second".to_owned()), span("<B>")),
        ];
        let out = draw(&text, labels, Style { width: 160, ..ZH });
        let line = out.lines().find(|line| line.contains("<A>")).unwrap();
        let under = out.lines().find(|line| line.contains("┬━━")).unwrap();
        let hung = out.lines().find(|line| line.contains("first")).unwrap();
        assert_eq!(column(line, "<A>"), column(under, "┬"), "{out}");
        assert_eq!(column(line, "<B>"), column(under, "─── second"), "{out}");
        assert_eq!(column(line, "<A>"), column(hung, "╰─ first"), "{out}");
    }
}

#[test]
fn spans_off_the_text_are_clamped() {
    let text = "一二\n三 \n\n";
    for (offset, len) in [
        (0, 0),
        (1, 1),
        (1, 4),
        (4, 900),
        (text.len(), 0),
        (900, 3),
        (usize::MAX, 1),
        (0, usize::MAX),
    ] {
        let label = LabeledSpan::new_primary_with_span(Some("x".to_owned()), (offset, len));
        let out = draw(text, vec![label], ZH);
        assert!(
            out.contains('━') || out.contains('┬'),
            "{offset} {len}: {out}"
        );
    }
    let label = LabeledSpan::new_primary_with_span(None, (0, 0));
    assert!(draw("", vec![label], ZH).contains('━'));
}

#[test]
fn nothing_in_a_source_steers_the_terminal() {
    let text = "a\u{1b}[2J\u{9b}\u{202e}b\u{7f}\u{0}";
    let label = LabeledSpan::new_primary_with_span(Some("\u{1b}[31m".to_owned()), (0, 1));
    let out = draw(text, vec![label], ZH);
    assert!(
        out.chars().all(|each| !each.is_control() || each == '\n'),
        "{out:?}"
    );
    assert!(!out.contains('\u{202e}'));
    assert!(out.contains("[2J") && out.contains("[31m"), "{out:?}");
}
