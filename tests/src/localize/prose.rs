//! Sentences in which a report of 2014 repeats 18 of its figures.

use crate::localize::setup::{Sample, Setup};
use gouji_evaluator::{ClaimValues, ProseNames};
use gouji_model::{
    Claim, ClaimId, FigureId, Form, Paragraph, Place, Prose, State, Statement, Subject,
};
use gouji_ruleset::Library;

/// A claim of the prose and the figure that it repeats.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    /// The claim.
    pub claim: ClaimId,
    /// The figure.
    pub figure: FigureId,
    before: &'static str,
    after: &'static str,
}

/// The claim as the rules name it, the row whose figure it repeats, and the words before and after the number.
const SENTENCES: [(&str, &str, &str, &str); 18] = [
    ("正文收到", "a3.1", "我市共收到政府信息公开申请", "件"),
    ("正文办结", "a3.2", "当年办结政府信息公开申请", "件"),
    ("正文答复", "a3.3", "机关作出申请答复", "件"),
    ("正文公开", "a1.1", "全年主动公开政府信息", "条"),
    ("正文制发", "a1.1.b", "全年制发规范性文件", "件"),
    ("正文复议", "a4", "因政府信息公开引起行政复议", "件"),
    ("正文诉讼", "a5", "因政府信息公开引起行政诉讼", "件"),
    ("正文网络", "a3.1.3", "申请人通过网络提出", "件"),
    ("正文信函", "a3.1.4", "申请人通过信函提出", "件"),
    ("正文当面", "a3.1.1", "申请人当面提出", "件"),
    ("正文按时", "a3.2.1", "按时办结的有", "件"),
    ("正文同意", "a3.3.2", "同意公开的有", "件"),
    ("正文不同意", "a3.3.4", "不予同意的有", "件"),
    ("正文人员", "a8.3", "从事公开工作的有", "人"),
    ("正文专职", "a8.3.1", "专职从事的有", "人"),
    ("正文解读", "a2.2.3", "发布政策解读稿件", "篇"),
    ("正文培训", "a9.3", "接受培训的有", "人次"),
    ("正文经费", "a8.4", "安排专项经费", "万元"),
];

/// The claims of the sentences, where the rules of `form` read them.
pub(super) fn ties(library: &Library, form: &Form) -> Vec<Tie> {
    let readings = library.claim_patterns(form);
    let tie = |&(name, row, before, after): &(&str, &str, &'static str, &'static str)| {
        let mut all = readings.iter_with_ids();
        let (claim, _) = all.find(|(_, reading)| reading.claim.name == name)?;
        let figure = form.rows[form.row_by_id(row)?].first_figure;
        Some(Tie {
            claim,
            figure,
            before,
            after,
        })
    };
    SENTENCES.iter().filter_map(tie).collect()
}

/// A mantissa as it is printed.
fn print_mantissa(mantissa: i64, scale: u8) -> String {
    let power = 10_i64.pow(u32::from(scale));
    let (whole, rest) = (mantissa / power, mantissa % power);
    if rest == 0 {
        return whole.to_string();
    }
    let places = usize::from(scale);
    let rest = format!("{rest:0places$}");
    format!("{whole}.{}", rest.trim_end_matches('0'))
}

/// The prose that states `values`, mantissas at the scale of all claims, in the order of the ties of `setup`.
#[must_use]
pub fn prose(setup: &Setup, values: &[i64]) -> Prose {
    let sentence = |(at, (tie, value)): (usize, (&Tie, &i64))| Paragraph {
        text: format!(
            "{}{}{}。",
            tie.before,
            print_mantissa(*value, Claim::SCALE),
            tie.after
        ),
        place: Place::Paragraph {
            paragraph: u32::try_from(at + 1).unwrap_or(1),
        },
        section: None,
    };
    let paired = setup.ties.iter().zip(values).enumerate();
    Prose {
        paragraphs: paired.map(sentence).collect(),
        ..Prose::default()
    }
}

/// What the prose states where it repeats `values`.
#[must_use]
pub fn claim_values(setup: &Setup, values: &[i64]) -> ClaimValues {
    let readings = setup.library.claim_patterns(&setup.form);
    let prose = prose(setup, values);
    ClaimValues::read(readings, &prose, &ProseNames::default(), Some(setup.year))
}

/// The values that the prose of `sample` states, in the order of the ties.
#[must_use]
pub fn values(setup: &Setup, sample: &Sample) -> Vec<i64> {
    let value = |tie: &Tie| sample.stated.value(tie.claim).unwrap_or(0);
    setup.ties.iter().map(value).collect()
}

/// The figures of a report and the prose that repeats them truly. The text is read once for the form; what it
/// states of each report is put in its place, which is what reading would give.
pub fn repeat(setup: &Setup, pattern: &ClaimValues, sample: &mut Sample) {
    if setup.ties.is_empty() {
        return;
    }
    sample.stated = pattern.clone();
    for tie in &setup.ties {
        let figure = tie.figure;
        debug_assert_ne!(sample.figures.state(figure), State::Omitted);
        let scale = u32::from(Claim::SCALE - setup.form.figures[figure].scale);
        let value = sample.figures.mantissa(figure) * 10_i64.pow(scale);
        write(sample, tie.claim, value);
    }
}

/// Writes another number into a sentence.
pub fn write(sample: &mut Sample, claim: ClaimId, value: i64) {
    let statements: &mut Vec<Statement> = &mut sample.stated.claims[claim];
    for statement in statements {
        statement.mantissa = value;
    }
}

/// The subjects of the sentences.
pub fn subjects(setup: &Setup) -> impl Iterator<Item = Subject> + '_ {
    setup.ties.iter().map(|tie| Subject::Claim(tie.claim))
}
