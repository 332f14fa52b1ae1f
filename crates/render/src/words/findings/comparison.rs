//! Both sides of a comparison that does not hold, and what stands under the figures of it.

use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{Comparison, Language, Operator, Ratio, Side};

/// Both sides of a comparison as texts.
#[derive(Debug, Clone)]
pub(crate) struct Sides {
    pub(crate) left_text: String,
    pub(crate) left: String,
    pub(crate) operator: Operator,
    pub(crate) right_text: String,
    pub(crate) right: String,
    /// The difference without its sign.
    pub(crate) difference: Option<String>,
    /// What the left side adds up the parts of, where it is such a sum.
    left_whole: Option<String>,
    /// What the right side adds up the parts of, where it is such a sum.
    right_whole: Option<String>,
}

impl Sides {
    /// The sides of `comparison` in the texts of `language`.
    pub(crate) fn new(comparison: &Comparison, language: Language) -> Self {
        let difference = comparison.difference().and_then(Ratio::checked_abs);
        // A sentence with a name that has brackets of its own reads worse than the expression.
        let whole = |side: &Side| {
            let whole = side
                .whole
                .as_ref()
                .map(|whole| clean_inline(whole.get(language)));
            whole.filter(|whole| !whole.contains(['(', '（']))
        };
        Self {
            left_text: clean_inline(comparison.left_side.text.get(language)),
            left: comparison.left.to_string(),
            operator: comparison.operator,
            right_text: clean_inline(comparison.right_side.text.get(language)),
            right: comparison.right.to_string(),
            difference: difference.map(|difference| difference.to_string()),
            left_whole: whole(&comparison.left_side),
            right_whole: whole(&comparison.right_side),
        }
    }

    /// Whether the right side is written as the number that it is, so that a sentence needs no value beside it.
    pub(crate) fn right_is_plain(&self) -> bool {
        self.right_text == self.right
    }

    /// Whether the right side is the sum of the parts of the left one.
    fn is_sum_of_parts(&self) -> bool {
        self.right_whole.as_ref() == Some(&self.left_text)
    }
}

impl Words {
    /// Both sides and the difference of a comparison that does not hold.
    pub(crate) fn comparison(self, sides: &Sides) -> String {
        let left = self.left_side(sides);
        let right = match &sides.right_whole {
            Some(_) if sides.is_sum_of_parts() => self.zh("各分项之和").en("the sum of its parts"),
            whole => self.side(&sides.right_text, whole.as_deref()),
        };
        let value = &sides.right;
        let is_plain = sides.right_is_plain();
        let bound = match is_plain {
            true => self.zh(format!(" {value}")).en(value),
            false => self
                .zh(format!("{right}（{value}）"))
                .en(format!("{right} ({value})")),
        };
        let by = |zh: &str, en: &str| match &sides.difference {
            Some(difference) => self
                .zh(format!("，{zh} {difference}"))
                .en(format!(", {en} {difference}")),
            None => String::new(),
        };
        match sides.operator {
            Operator::Equal if is_plain => self
                .zh(format!("{left}，应是{bound}"))
                .en(format!("{left} and should be {bound}")),
            Operator::Equal => {
                let by = by("相差", "a difference of");
                self.zh(format!("{left}，{right}是 {value}{by}"))
                    .en(format!("{left}, {right} is {value}{by}"))
            }
            Operator::NotEqual => self
                .zh(format!("{left}，不应等于{bound}"))
                .en(format!("{left} and should not equal {bound}")),
            Operator::Less => self
                .zh(format!("{left}，应小于{bound}"))
                .en(format!("{left} and should be less than {bound}")),
            Operator::LessOrEqual => {
                let by = by("多出", "over by");
                self.zh(format!("{left}，不应大于{bound}{by}"))
                    .en(format!("{left} and should not exceed {bound}{by}"))
            }
            Operator::Greater => self
                .zh(format!("{left}，应大于{bound}"))
                .en(format!("{left} and should exceed {bound}")),
            Operator::GreaterOrEqual => {
                let by = by("差", "short by");
                self.zh(format!("{left}，不应小于{bound}{by}"))
                    .en(format!("{left} and should be at least {bound}{by}"))
            }
        }
    }

    /// What is said behind a comparison that does not hold with what the reports at hand alone come to; `names` are the
    /// submitters without them.
    pub(crate) fn reports_at_hand(self, names: &str) -> String {
        self.zh(format!("；只加了手头的报告就已经这样，还没有算上{names}"))
            .en(format!(
                "; the reports at hand alone come to that, without those of {names}"
            ))
    }

    /// A side in words: a sum of parts is named, any other expression stands as written.
    fn side(self, text: &str, whole: Option<&str>) -> String {
        match whole {
            Some(whole) => self
                .zh(format!("{whole}各分项之和"))
                .en(format!("the sum of the parts of {whole}")),
            None => text.to_owned(),
        }
    }

    /// The left side and its value.
    fn left_side(self, sides: &Sides) -> String {
        let side = self.side(&sides.left_text, sides.left_whole.as_deref());
        self.zh(format!("{side}是 {}", sides.left))
            .en(format!("{side} is {}", sides.left))
    }

    /// A few words for the figure that a finding points at first.
    pub(crate) fn figure_label(self, sides: &Sides) -> String {
        let value = &sides.right;
        match sides.operator {
            Operator::Equal if sides.is_sum_of_parts() => self
                .zh(format!("各分项之和是 {value}"))
                .en(format!("its parts add up to {value}")),
            Operator::Equal if sides.right_is_plain() => self
                .zh(format!("应是 {value}"))
                .en(format!("should be {value}")),
            Operator::Equal => self
                .zh(format!("另一边是 {value}"))
                .en(format!("the other side is {value}")),
            Operator::NotEqual => self
                .zh(format!("不应是 {value}"))
                .en(format!("should not be {value}")),
            Operator::Less => self
                .zh(format!("应小于 {value}"))
                .en(format!("should be less than {value}")),
            Operator::LessOrEqual => self
                .zh(format!("不应大于 {value}"))
                .en(format!("should not exceed {value}")),
            Operator::Greater => self
                .zh(format!("应大于 {value}"))
                .en(format!("should exceed {value}")),
            Operator::GreaterOrEqual => self
                .zh(format!("不应小于 {value}"))
                .en(format!("should be at least {value}")),
        }
    }

    /// A few words for the figure of the right side: what the left side is.
    pub(crate) fn right_figure_label(self, sides: &Sides) -> String {
        self.left_side(sides)
    }

    /// A few words for a heading whose parts are summed on the left side.
    pub(crate) fn parts_sum_label(self, sum: &str) -> String {
        self.zh(format!("各分项之和是 {sum}"))
            .en(format!("its parts add up to {sum}"))
    }

    /// A few words for the first of several figures that the left side of a comparison adds up.
    pub(crate) fn left_sum(self, sum: &str) -> String {
        self.zh(format!("左边加起来是 {sum}"))
            .en(format!("the left side adds up to {sum}"))
    }

    /// A few words for the first of several figures that the right side of a comparison adds up.
    pub(crate) fn right_sum(self, sum: &str) -> String {
        self.zh(format!("右边加起来是 {sum}"))
            .en(format!("the right side adds up to {sum}"))
    }

    /// A sentence and the figures that it is about.
    pub(crate) fn with_figures(self, sentence: &str, figures: &[String]) -> String {
        if figures.is_empty() {
            return sentence.to_owned();
        }
        let figures = figures.join(self.pick("，", ", "));
        self.zh(format!("{sentence}（现在：{figures}）"))
            .en(format!("{sentence} (now: {figures})"))
    }
}
