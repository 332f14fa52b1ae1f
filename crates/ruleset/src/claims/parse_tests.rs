use super::*;

fn sound(text: &str) -> Pattern {
    let mut mistakes = Vec::new();
    let pattern = parse(text, &mut mistakes);
    assert_eq!(mistakes, [], "{text}");
    pattern.unwrap()
}

/// The kinds of mistake in `text`, each with the text under it.
fn wrong(text: &str) -> Vec<(MistakeKind, &str)> {
    let mut mistakes = Vec::new();
    assert_eq!(parse(text, &mut mistakes), None, "{text}");
    let under = |(kind, span): (MistakeKind, Range<usize>)| (kind, &text[span]);
    mistakes.into_iter().map(under).collect()
}

fn words(text: &str) -> PatternPiece {
    PatternPiece::Words(text.chars().collect())
}

#[test]
fn a_pattern_is_words_gaps_and_a_number() {
    let pattern = sound("收到 …申请{ｎ}件");
    let pieces = [
        words("收到"),
        PatternPiece::Gap,
        words("申请"),
        PatternPiece::Number,
        words("件"),
    ];
    assert_eq!(pattern.pieces, pieces);
    assert_eq!(pattern.instead, None);
    assert_eq!(sound("收到……申请{n}件"), pattern);
    assert_eq!(sound("…收到...申请｛n｝件…"), pattern);
}

#[test]
fn a_value_stands_behind_an_arrow() {
    let pattern = sound("(未|没有)收到…申请 => 0");
    assert_eq!(pattern.instead, Some(0));
    let choices = ["未", "没有"].map(|choice| choice.chars().collect());
    assert_eq!(pattern.pieces[0], PatternPiece::OneOf(choices.to_vec()));
    assert_eq!(sound("收到一件申请 => １").instead, Some(1_000_000));
}

#[test]
fn mistakes_are_told_where_they_stand() {
    let near = |near: &[&str]| gouji_model::Suggestion {
        near: near.iter().map(|&near| near.to_owned()).collect(),
    };
    let unknown = |found: &str, names: &[&str]| {
        MistakeKind::Claim(ClaimMistake::UnknownPlaceholder {
            found: found.to_owned(),
            suggestion: near(names),
        })
    };
    assert_eq!(wrong("收到{m}件"), [(unknown("m", &["n"]), "{m}")]);
    assert_eq!(
        wrong("{其它单位}收到{n}件"),
        [(unknown("其它单位", &["其他单位", "本单位"]), "{其它单位}")]
    );
    let unclosed = |open, close| MistakeKind::UnclosedBracket { open, close };
    assert_eq!(wrong("(收到|受理{n}件"), [(unclosed('(', ')'), "(")]);
    assert_eq!(wrong("收到（受理"), [(unclosed('（', '）'), "（")]);
    assert_eq!(wrong("收到{n件"), [(unclosed('{', '}'), "{")]);
    assert_eq!(
        wrong("收到)申请{n}件"),
        [(MistakeKind::UnopenedBracket { close: ')' }, ")")]
    );
    assert_eq!(
        wrong("收到{n}件，办结{n}件"),
        [(MistakeKind::Claim(ClaimMistake::TwoNumbers), "{n}")]
    );
    assert_eq!(
        wrong("收到申请"),
        [(MistakeKind::Claim(ClaimMistake::NoNumber), "收到申请")]
    );
    for text in ["…", "", " ", "…{n}…"] {
        let kinds: Vec<_> = wrong(text).into_iter().map(|(kind, _)| kind).collect();
        assert!(
            kinds.contains(&MistakeKind::Claim(ClaimMistake::SaysNothing)),
            "{text}"
        );
    }
    let bad = |found: &str| {
        MistakeKind::Claim(ClaimMistake::BadValue {
            found: found.to_owned(),
        })
    };
    assert_eq!(wrong("未收到 => 零件"), [(bad("零件"), " 零件")]);
    assert_eq!(
        wrong("收到{n}件 => 0"),
        [(MistakeKind::Claim(ClaimMistake::NumberAndValue), "{n}")]
    );
}
