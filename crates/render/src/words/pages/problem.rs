//! The page of a problem of reading: what is checked while a report is read, why, how to put it right.

use crate::words::{TextPair, Words, zh};
use gouji_model::{NoticeKind, ReadingProblemKind};

impl Words {
    /// What is checked while a report is read: what it is, why, how to put it right.
    pub(crate) fn problem_page(self, kind: &ReadingProblemKind) -> [&'static str; 3] {
        problem_texts(kind).map(|(zh, en)| self.pick(zh, en))
    }
}

#[expect(clippy::too_many_lines, reason = "a flat table")]
fn problem_texts(kind: &ReadingProblemKind) -> [TextPair; 3] {
    use ReadingProblemKind as K;
    match kind {
        K::UnreadableValue { .. } => [
            zh("填报数应是一个数字").en("Every figure is one number"),
            zh("填了文字，或者一格里写了两个数，程序不知道按哪个数算，\
                这一行和用到它的规则就审核不了。")
            .en(
                "Where words or two numbers stand in a cell, the program cannot tell which number \
                 counts; the row and the rules that use it stay unchecked.",
            ),
            zh("只填一个数字，不加文字；没有发生的填0，说明写在表外。").en(
                "Enter one number without words, 0 where there was nothing; explanations go \
                 outside the table.",
            ),
        ],
        K::UnsuitableNumber { .. } => [
            zh("数字的位数应合适：件、条、次这样的行填整数，万元的行最多6位小数").en(
                "Every number has a fitting number of digits: whole numbers for counts, at most 6 \
                 decimal places for amounts of money",
            ),
            zh("件数出现小数、数字长得不合情理，多半是小数点或单位弄错了，\
                也可能是两行的数连在了一起。")
            .en(
                "A count with decimals, or a number of unlikely length, mostly comes from a wrong \
                 decimal point or unit, or from two rows run together.",
            ),
            zh("核对小数点、位数和单位，照台账改正。")
                .en("Check the decimal point, the digits and the unit against the records."),
        ],
        K::AbsentRows { .. } => [
            zh("报表规定的行都应在文件里").en("Every row of the form stands in the file"),
            zh(
                "缺了行，那一行的数就不知道是没有发生还是漏报，用到它的规则也审核不了。多行连着缺，\
                 多半是没有粘贴完整。",
            )
            .en(
                "Of a missing row nobody knows whether there was nothing or it was forgotten, and \
                 rules that use it stay undecided. Many missing rows in a run mostly mean that not \
                 the whole table was pasted.",
            ),
            zh("把缺的行补上，没有发生的填0；行名改动过的，照报表改回来。").en(
                "Add the rows, with 0 where there was nothing; give renamed rows their name back.",
            ),
        ],
        K::UnplacedRow { .. } => [
            zh("表里的每一行都应是报表里的行，并且只出现一次")
                .en("Every row of the table is a row of the form, and stands there once"),
            zh("认不出的行，它的数算不到任何总数里；出现两次的行，不知道以哪个数为准。").en(
                "The number of a row that is not recognised goes into no total; of a row that \
                 stands there twice nobody knows which number counts.",
            ),
            zh("行名写错的，照报表改正；自己加的行，把数并到该填的行里；写了两遍的，留一个。").en(
                "Correct the name, move the number of an extra row to where it belongs, and keep \
                 one of two equal rows.",
            ),
        ],
        K::UnitInCell { .. } => [
            zh("格子里只填数字，不写单位").en("Cells hold the number only, without its unit"),
            zh(
                "单位已经印在表上。格子里再写一遍，汇总时会被当成文字；写的单位和表上的不同，\
                 数就可能差一万倍。程序换算后照常审核，换算的结果要核对。",
            )
            .en(
                "The form prints the unit already. A unit in the cell turns the number into text \
                 when tables are merged, and one unlike the form's may be off by a factor of ten \
                 thousand. The program converts and goes on; see whether the result is meant.",
            ),
            zh("去掉单位，只填数字；单位和表上印的不同的，先换算再填。")
                .en("Remove the unit; where it is not the form's, convert the number first."),
        ],
        K::OtherUnit { .. } => [
            zh("每一行的单位应和报表规定的一样")
                .en("Every row has the unit that the form prescribes"),
            zh(
                "单位改了，同样的数就是另一个意思，各单位的数也加不到一起。元和万元之间程序会换算，\
                 件和个这样的不换算，照填的数审核。",
            )
            .en(
                "Under another unit the same number means something else, and the numbers of \
                 several submitters do not add up. Units of money are converted into one another; \
                 any other number is checked as written.",
            ),
            zh("把单位改回报表规定的，数跟着换算；单位没有问题的，看看是不是填错了行。").en(
                "Use the form's unit and convert the number; if the unit is right, see whether the \
                 row is.",
            ),
        ],
        K::NoUnit { .. } => [
            zh("没有定单位的金额，应写明单位")
                .en("An amount whose unit the form leaves open is given with its unit"),
            zh(
                "有的金额全国格式没有定单位，元和万元都有人填。没有写明的，程序按元审核；\
                 其实是万元的，就差一万倍，各单位的数也加不到一起。",
            )
            .en(
                "For some amounts the form prescribes no unit, and people enter 元 or 万元. \
                 Without one the number is taken for 元; if it was 万元, it is off by a factor of \
                 ten thousand, and the numbers of several submitters do not add up.",
            ),
            zh("在表头写明单位，例如“采购总金额（万元）”，或者换算成元再填。").en(
                "Print the unit in the header, as in 采购总金额（万元）, or convert the number to \
                 元.",
            ),
        ],
        K::HeadingHasValue => [
            zh("标题行不填数").en("Headings hold no number"),
            zh("标题行下面各项的单位不同，加不出一个数，填了也不参加审核。").en(
                "The rows under a heading have unlike units and no common sum; a number there \
                 takes no part in any check.",
            ),
            zh("空着即可；这个数本来属于下面某一行的，填到那一行去。")
                .en("Leave it blank; if the number belongs to a row below, enter it there."),
        ],
        K::NotPlaced { .. } => [
            zh("每个数都应看得出是哪一行的").en("Of every number one can see whose it is"),
            zh(
                "表格复制成文字后，行和数可能错开。程序不猜：猜错一行，后面的数就全错了。\
                 所以这些行不审核。",
            )
            .en(
                "When a table is copied into text, rows and numbers may come apart. The program \
                 does not guess: one row off, and all numbers behind it would be wrong. So these \
                 rows stay unchecked.",
            ),
            zh(
                "对照报表，一行一个数重新排好；多余的空行、合并的单元格去掉。\
                 有原来的Word或Excel文件的，从那里重新复制。",
            )
            .en(
                "Compare the form and write one number per row, without extra blank lines or \
                 merged cells; copy again from the Word or Excel file if there is one.",
            ),
        ],
        K::NoFigures { .. } => [
            zh("表里应当有数").en("A table has figures"),
            zh(
                "只有行名、没有数的表，可能是没有填，也可能是复制或者转换的时候把数丢了。\
                 程序不把它们当作0。",
            )
            .en(
                "A table with labels and no number was never filled in, or lost its numbers when \
                 it was copied or converted. They are not taken for 0.",
            ),
            zh(
                "打开原来的文件核对：填了数的，连同数一起重新复制或者另存；没有填的，补填，\
                 没有发生的填0。",
            )
            .en(
                "Open the original: copy or save it again with its numbers, or fill them in; enter \
                 0 where there was nothing.",
            ),
        ],
        K::UnknownHeader { .. } => [
            zh("表头应和报表一样，每一列都认得出")
                .en("The header names every column as the form does"),
            zh("一个数属于哪一列，看它上面的表头。表头少了一列、改了名，\
                下面的数就不知道该算到哪一列，程序不猜，这张表不审核。")
            .en(
                "A number belongs to the column whose header stands over it. Where a column is \
                 renamed or missing, the program does not guess whose the numbers below are; that \
                 table stays unchecked.",
            ),
            zh("表头照报表改回来，一列一格；合并的格子和报表一样合并。")
                .en("Give the header the form's columns, each in a cell of its own."),
        ],
        K::OutsideColumns { .. } => [
            zh("数应填在报表的列里").en("Numbers stand in the columns of the form"),
            zh("填在备注这样的列里的数，不算到任何一项里；如果它是某一格的数，那一格就漏了。").en(
                "A number in a column of remarks counts for nothing; if it is the number of a \
                 cell, that cell lacks it.",
            ),
            zh("是哪一格的数，填到那一格里；只是说明的，写在表外。")
                .en("Write it into the cell it belongs to; remarks go outside the table."),
        ],
        K::PrintedTwice { .. } => [
            zh("一个数在文件里只有一处").en("A number stands in one place of the file"),
            zh("同一行印了两遍、数不一样，程序不猜以哪个为准，这些行不审核。").en(
                "Where a row is printed twice with different numbers, the program does not guess \
                 which counts; these rows stay unchecked.",
            ),
            zh("请报送单位说明以哪一张为准，删去另一张；是上年度的或者样表，在表上面写明。").en(
                "Ask which one counts and have the other removed; a table of last year and a \
                 sample should say so.",
            ),
        ],
        K::LeftOut { .. } => [
            zh("样表、填报说明、别的年度的表和空表不算")
                .en("Samples, instructions, tables of other years and blank copies do not count"),
            zh("文件里有两张一样的表，其中一张自己写明不是本年度的报表，或者一个数也没有，就按另一张审核。").en(
                "Of two equal tables one says that it is not this year's, or holds no number; the \
                 other is checked.",
            ),
            zh("不用改；弄错了的，把表名改正，再审核一次。")
                .en("Nothing; if that is wrong, correct the table's name and check again."),
        ],
        K::OtherwiseCalled { .. } => [
            zh("表名应是本年度的报表").en("A table is called what it is"),
            zh("文件里只有一张表，它自己却写着样表、填报说明或者别的年度，可能报错了表。").en(
                "The only table of the file calls itself a sample, instructions or a table of \
                 another year; the wrong one may have been sent.",
            ),
            zh("请报送单位核对；没有报错的，把表上的字改正。")
                .en("Ask the submitter; if it is the right one, have the words corrected."),
        ],
        K::ParallelYears { .. } => [
            zh("报表只填本年度一列").en("The form has the report's year and no other"),
            zh("两年的数并排印在一张表里，程序不猜哪一列是要报的，这张表不审核。").en(
                "Where two years stand side by side, the program does not guess which column is \
                 reported; the table stays unchecked.",
            ),
            zh("只留本年度一列，和报表的格式一样，再报一次。")
                .en("Keep the column of the report's year, as the form has it."),
        ],
        K::OtherForm { .. } => [
            zh("一个文件里只放一张报表").en("A file holds one form"),
            zh("文件里还有别的报表，程序只审核其中一张，另一张没有审核。")
                .en("The file holds another form besides the one that is checked."),
            zh("每张报表单独存成一个文件，再审核。").en("Save every form as a file of its own."),
        ],
        K::LostCharacter { .. } => [
            zh("格子里只填数字").en("Cells hold the number only"),
            zh("文件换编码时丢了的字符存成了问号，数字旁边的问号多半是空格。程序照数字审核。").en(
                "A character that an encoding lacks is saved as a question mark; beside a number it \
                 was most likely a space. The number is checked.",
            ),
            zh("核对原来的文件。").en("Compare the original."),
        ],
        K::SeveralReports { .. } => [
            zh("一个文件里只放一份报告").en("A file holds one report"),
            zh("几个单位的报告放在一个文件里，数会混在一起。程序只审核第一份，别的没有审核。").en(
                "Where the reports of several submitters stand in one file, their numbers get \
                 mixed up. Only the first is checked.",
            ),
            zh("每份报告单独存成一个文件，再审核。").en("Save every report as a file of its own."),
        ],
        K::LabelDiffers { .. } => [
            zh("行名应和报表印的一样").en("Labels are those that the form prints"),
            zh(
                "行名有几个字不同，又只像报表里的一行，程序就按那一行审核。真是那一行的，\
                 只是写错了字；不是的，这个数就放错了地方。",
            )
            .en(
                "A label differs in a few characters and is like one row of the form alone, so it \
                 is read as that row. If it is, only the spelling is wrong; if not, the number \
                 stands in the wrong place.",
            ),
            zh("核对是不是这一行。是的，行名照报表改正；不是的，把数填到该填的行里。").en(
                "See whether it is that row. If so, write the label as the form has it; if not, \
                 write the number where it belongs.",
            ),
        ],
        K::Notice { kind, .. } => notice_texts(kind),
    }
}

/// The same where the file shows a person something else than what was read.
#[expect(clippy::too_many_lines, reason = "a flat table")]
fn notice_texts(notice: &NoticeKind) -> [TextPair; 3] {
    match notice {
        NoticeKind::TrackedChanges => [
            zh("定稿里不应留着没有接受的修订")
                .en("A final report holds no changes that nobody has accepted"),
            zh(
                "带着修订的文件，不同的人打开看到的数可能不同。程序按接受全部修订以后的内容审核：\
                 插入的算，删除的不算。",
            )
            .en(
                "With such changes, two people who open the file may see two figures. It is \
                 checked as if all were accepted: what was inserted counts, what was deleted does \
                 not.",
            ),
            zh("在“审阅”里接受或者拒绝全部修订，再存一次。")
                .en("Accept or reject all changes and save again."),
        ],
        NoticeKind::StruckOut => [
            zh("定稿里不应有划掉的字").en("A final report holds no text that is struck out"),
            zh("画了删除线的数，是作废了还是忘了删，从文件里看不出来。程序当作作废，不读。").en(
                "Whether a figure with a line through it is void or only forgotten, the file does \
                 not say. It is taken for void and not read.",
            ),
            zh("不要的字直接删掉；还要的去掉删除线。")
                .en("Delete what is not wanted; take the line off what is."),
        ],
        NoticeKind::HiddenSheet { .. } => [
            zh("报告不应放在隐藏的工作表里").en("A report does not stand in a hidden sheet"),
            zh("隐藏的工作表多半是往年的数或者草稿，程序不读。报告真在里面的，就等于没有报。").en(
                "Hidden sheets are mostly last year's figures or drafts, and are not read. A \
                 report in one is as good as none.",
            ),
            zh("取消隐藏看一看；是草稿的删掉，是报告的取消隐藏再存。").en(
                "Show the sheet and look: delete a draft; where it is the report, leave it shown \
                 and save.",
            ),
        ],
        NoticeKind::HiddenRows => [
            zh("表里不应有隐藏的行或列").en("A table has no hidden rows or columns"),
            zh("隐藏的行照样算在表里，汇总时也会加上，填报的人却看不见。\
                程序把它们和别的行一样审核。")
            .en(
                "Hidden rows belong to the table and go into every sum, but whoever fills it in \
                 does not see them. They are checked like the others.",
            ),
            zh("取消隐藏，核对里面的数。").en("Show them and look at their figures."),
        ],
        NoticeKind::HiddenText => [
            zh("文件里不应有隐藏的字").en("A report holds no hidden text"),
            zh("隐藏的字打印不出来，也看不见，程序不读。")
                .en("Hidden text is neither printed nor seen, and is not read."),
            zh("不要的字直接删掉；还要的取消隐藏。").en("Delete what is not wanted; show what is."),
        ],
        NoticeKind::RecognisedText => [
            zh("数应从报表里读，不应从图片里识别")
                .en("Figures come from the report itself, not from a picture of it"),
            zh("扫描件上的字由别的程序识别，看不见，和图片可能不一样：1和7、0和8容易认错。").en(
                "Another program recognised the text of a scanned page and laid it over the \
                 picture, unseen. It may differ from what the picture shows: 1 and 7, 0 and 8 are \
                 easily mistaken.",
            ),
            zh("逐个对照图片核对填报数，最好报送Word或Excel文件。")
                .en("Compare each figure with the picture; better, send the Word or Excel file."),
        ],
        NoticeKind::UndecodableText => [
            zh("文件里的字应认得出来").en("The characters of a file can be told"),
            zh(
                "PDF的字体没有对照表、几个字叠在一起，或者文本文件里有坏字节，这些字就认不出来，\
                 写作“�”。认不出的数不猜；空着的格子里也可能有这样的数，不按没有填算。",
            )
            .en(
                "Where a font of a PDF does not say what its marks are, marks lie on each other, \
                 or bytes of a text are no characters, nobody can say what is written: it is shown \
                 as �. Such a figure is not guessed, and a blank cell, which may hold one too, is \
                 not taken for blank.",
            ),
            zh("打开原来的文件核对，从Word、WPS或Excel重新导出一份。")
                .en("Look at the file, and export it again from Word or Excel."),
        ],
        NoticeKind::Damaged => [
            zh("文件应完整").en("A file is whole"),
            zh(
                "文件传输中断或者存储出错，坏了的地方就读不出来。读出来的部分照常审核，\
                 缺了的行按缺行处理；空着的格子里也可能有没读出来的数，不按没有填算。",
            )
            .en(
                "Where a transfer broke off or a disk failed, what stands there cannot be read. \
                 What could be read is checked as always; rows that lack count as missing, and a \
                 blank cell, which may hold what was not read, is not taken for blank.",
            ),
            zh("请报送单位重新发送。").en("Ask the submitter to send it again."),
        ],
    }
}
