//! Mistakes in the office's register of the reports that it received.

use super::{ProblemWords, Text, Words, texts, zh};
use gouji_model::RegisterMistakeKind;

impl Words {
    /// The message about a mistake in a register.
    pub(crate) fn register_mistake(self, kind: &RegisterMistakeKind) -> ProblemWords {
        self.problem_words(self.register_mistake_texts(kind))
    }

    fn register_mistake_texts(self, kind: &RegisterMistakeKind) -> [Text; 3] {
        use RegisterMistakeKind as K;
        match kind {
            K::NoHeading => texts(
                zh("没有表头").en("no headings"),
                zh("找不到收件登记的表头").en("there is no row of headings"),
                zh("要有一行表头，至少有“收到日期”一列，还要有“文件”或“报送单位”一列；不登记收件的，把这个文件移出去")
                    .en("one row must hold the headings: one for the day on which a file came, and one for the file or the submitter; if the office keeps no register, move this file away"),
            ),
            K::TwoColumns { heading } => texts(
                zh("两列表头一样").en("two columns of one kind"),
                zh(format!("表头里有两列{}", self.quote(heading))).en(format!(
                    "the row of headings has two columns of {}",
                    self.quote(heading)
                )),
                zh("留下一列，另一列换个表头").en("keep one, and give the other another heading"),
            ),
            K::NotADate { found } => texts(
                zh("不是日期").en("not a date"),
                zh(format!("{}不是日期", self.quote(found)))
                    .en(format!("{} is not a date", self.quote(found))),
                zh("日期写成 2026-01-12、2026年1月12日 或者 1月12日；还没有的，空着")
                    .en("write a date as 2026-01-12; leave the cell blank where there is none yet"),
            ),
            K::NotAYear { found } => texts(
                zh("不是年度").en("not a year"),
                zh(format!("{}不是年度", self.quote(found)))
                    .en(format!("{} is not a year", self.quote(found))),
                zh("年度写成 2025").en("write a year as 2025"),
            ),
            K::RowWithoutFile { found } => texts(
                zh("没有文件，也没有单位").en("neither file nor submitter"),
                zh(format!(
                    "这一行写了{}，没有写是哪个文件，也没有写是哪个单位",
                    self.quote(found)
                ))
                .en(format!(
                    "this row says {} and names neither a file nor a submitter",
                    self.quote(found)
                )),
                zh("补上文件名，或者删去这一行").en("write the file's name, or take the row away"),
            ),
        }
    }
}
