//! Messages about files: why one cannot be read, and where a file looks different from what was read.

use super::help::brief;
use super::{ProblemFacts, Text, TextPair, Words, texts, zh};
use gouji_model::{FileKind, Limit, NoticeKind, ReadError, Report};

impl Words {
    /// Why there is nothing to check in `report`, and what to do; `None` where its form was recognised.
    pub(crate) fn failure(self, report: &Result<Report, ReadError>) -> Option<(String, String)> {
        match report.as_ref().map(|report| &report.form_data) {
            Err(unreadable) => Some(self.read_error(unreadable)),
            Ok(Err(unrecognised)) => Some(self.recognition_failure(unrecognised)),
            Ok(Ok(_)) => None,
        }
    }

    /// Why a file could not be read, and what to do.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn read_error(self, unreadable: &ReadError) -> (String, String) {
        let (message, (zh, en)) = match unreadable {
            ReadError::Empty => (
                self.zh("文件是空的").en("the file is empty"),
                zh("请报送单位重新发送").en("ask the submitter to send it again"),
            ),
            ReadError::Beyond { limit } => return self.limit_message(*limit),
            ReadError::NotText => (
                self.zh("不认识这种文件，读不出来")
                    .en("this is no kind of file that is known, and cannot be read"),
                zh("用Word或WPS打开，另存为.docx再试；打不开的，请报送单位重新发送").en(
                    "open it in Word or WPS and save it as .docx, or ask the submitter to send it \
                     again",
                ),
            ),
            ReadError::Unsupported { kind } => (
                self.zh(format!("这是{}，读不了", self.file_kind(*kind)))
                    .en(format!(
                        "this is {}, which cannot be read",
                        self.file_kind(*kind)
                    )),
                file_help(*kind),
            ),
            ReadError::Encrypted { kind } => (
                self.zh(format!("这是{}，设了密码", self.file_kind(*kind)))
                    .en(format!(
                        "this is {}, and it is protected by a password",
                        self.file_kind(*kind)
                    )),
                zh("请报送单位去掉密码再发；知道密码的，打开后另存一份不设密码的")
                    .en("ask for a file without a password, or open it and save one"),
            ),
            ReadError::Damaged { kind } => (
                self.zh(format!(
                    "这是{}，但是不完整或者损坏了",
                    self.file_kind(*kind)
                ))
                .en(format!(
                    "this is {}, but it is cut short or damaged",
                    self.file_kind(*kind)
                )),
                zh("试试用Word、WPS或Excel打开并另存一份；打不开的，请报送单位重新发送").en(
                    "try to open it in Word, WPS or Excel and to save it again, or ask the \
                     submitter to send it again",
                ),
            ),
            ReadError::NoTextLayer => (
                self.zh("这份PDF里没有文字，是扫描件或者图片")
                    .en("this PDF holds no text; it is a scan or a picture"),
                zh("请报送单位发Word、Excel等可编辑的文件")
                    .en("ask for an editable file, as Word or Excel save it"),
            ),
            ReadError::Undecodable { kind } => (
                self.zh(format!(
                    "这是{}，里面有文字，但是没有字体的对照表，读不出来",
                    self.file_kind(*kind)
                ))
                .en(format!(
                    "this is {}, and its text cannot be read, for its fonts do not say what \
                     characters they show",
                    self.file_kind(*kind)
                )),
                zh("请报送单位从原来的文件（Word、WPS或Excel）重新导出，或者直接发Word、Excel文件")
                    .en("ask for the file that it was made of, as Word or Excel save it, or for a new export"),
            ),
            ReadError::EmptyArchive => (
                self.zh("压缩包里没有报告")
                    .en("there is no report in this archive"),
                zh("解开看一看；压缩包里套着压缩包的，先解开里面的").en(
                    "unpack it and look; an archive inside the archive has to be unpacked first",
                ),
            ),
            ReadError::PermissionDenied => (
                self.zh("没有权限打开这个文件")
                    .en("the system does not allow this file to be opened"),
                zh("看看文件是不是正在别的程序里打开着，或者复制到自己的文件夹再试").en(
                    "see whether another program has it open, or copy it to a folder of your own",
                ),
            ),
            ReadError::Io { detail } => (
                self.zh(format!("打不开这个文件（系统提示：{}）", brief(detail)))
                    .en(format!(
                        "the file cannot be opened (the system says: {})",
                        brief(detail)
                    )),
                zh("复制到本机的文件夹再试")
                    .en("copy it to a folder on this computer and try again"),
            ),
        };
        (message, self.pick(zh, en).to_owned())
    }

    #[expect(clippy::too_many_lines, reason = "a flat table")]
    fn limit_message(self, limit: Limit) -> (String, String) {
        let (message, (zh, en)) = match limit {
            Limit::Bytes(limit) => (
                self.zh(format!("文件太大，超过了{}MB", mebibytes(limit)))
                    .en(format!("the file is larger than {} MB", mebibytes(limit))),
                zh("看看是不是选错了文件，或者把图片去掉再存")
                    .en("see whether this is the right file, or remove its pictures"),
            ),
            Limit::Unpacked(limit) => (
                self.zh(format!("文件展开以后太大，超过了{}MB", mebibytes(limit)))
                    .en(format!(
                        "what the file unpacks to is larger than {} MB",
                        mebibytes(limit)
                    )),
                zh("一份年度报告不会这么大；看看是不是选错了文件，或者把图片去掉再存").en(
                    "no report is that large; see whether this is the right file, or remove its \
                     pictures",
                ),
            ),
            Limit::Files(limit) => (
                self.zh(format!("压缩包里的文件太多，超过了{limit}个"))
                    .en(format!("there are more than {limit} files in the archive")),
                zh("解开压缩包，只留下年度报告").en("unpack it and leave the reports only"),
            ),
            Limit::Cells(limit) => (
                self.zh(format!("格子太多，超过了{limit}个"))
                    .en(format!("the file has more than {limit} cells")),
                zh("看看是不是选错了文件；几个单位的报告合在一起的，一个单位存一个文件").en(
                    "see whether this is the right file; reports of several submitters go into a \
                     file each",
                ),
            ),
            Limit::Tables(limit) => (
                self.zh(format!("表格里套表格，套了{limit}层还没有完"))
                    .en(format!(
                        "tables stand inside tables, more than {limit} deep"
                    )),
                zh("用Word或WPS打开，把报告的表格复制到一个新文件里再试").en(
                    "open it in Word or WPS, copy the report's tables into a new file and try that",
                ),
            ),
            Limit::Depth(limit) => (
                self.zh(format!("文件里一层套一层，套了{limit}层还没有完"))
                    .en(format!("parts stand inside parts, more than {limit} deep")),
                zh("用Word、WPS或浏览器打开，把报告复制到一个新的Word文件里再试").en(
                    "open it in Word, WPS or a browser, copy the report into a new Word file and \
                     try that",
                ),
            ),
            Limit::Pages(limit) => (
                self.zh(format!("页数太多，超过了{limit}页"))
                    .en(format!("the file has more than {limit} pages")),
                zh("看看是不是选错了文件；几个单位的报告合在一起的，一个单位存一个文件").en(
                    "see whether this is the right file; reports of several submitters go into a \
                     file each",
                ),
            ),
            Limit::Steps(limit) => (
                self.zh(format!("文件太乱，读了{limit}步还没有读完"))
                    .en(format!(
                        "the file is so disordered that {limit} steps did not read it"
                    )),
                zh("用Word、WPS或Excel打开，另存一份再试")
                    .en("open it in Word, WPS or Excel, save it again and try that"),
            ),
        };
        (message, self.pick(zh, en).to_owned())
    }

    fn file_kind(self, kind: FileKind) -> &'static str {
        let (zh, en) = match kind {
            FileKind::Text => zh("文本文件").en("a text file"),
            FileKind::Html => zh("网页文件").en("a web page"),
            FileKind::Mht => zh("网页文件（mht）").en("a web page (mht)"),
            FileKind::Rtf => zh("RTF文件").en("an RTF file"),
            FileKind::Docx => zh("Word文件（docx）").en("a Word file (docx)"),
            FileKind::Xlsx => zh("Excel文件（xlsx）").en("an Excel file (xlsx)"),
            FileKind::Odt => zh("OpenDocument文档（odt）").en("an OpenDocument text (odt)"),
            FileKind::Ods => zh("OpenDocument表格（ods）").en("an OpenDocument spreadsheet (ods)"),
            FileKind::Doc => {
                zh("老格式的Word或WPS文件（doc、wps）").en("an old Word or WPS file (doc, wps)")
            }
            FileKind::Xls => zh("老格式的Excel文件（xls）").en("an old Excel file (xls)"),
            FileKind::Works => zh("Microsoft Works文件（wps），不是金山WPS的文件")
                .en("a Microsoft Works file (wps), not one of Kingsoft's WPS"),
            FileKind::OtherOffice => zh("别的办公文件（幻灯片、邮件、图形或者二进制工作簿）")
                .en("another office file (slides, a mail, a drawing, a binary workbook)"),
            FileKind::Office => {
                zh("Word、Excel一类的办公文件").en("a file of Word, Excel or the like")
            }
            FileKind::Ofd => zh("版式文件（OFD）").en("a page description (OFD)"),
            FileKind::Pdf => zh("PDF文件").en("a PDF"),
            FileKind::Image => zh("图片").en("a picture"),
            FileKind::Zip => zh("压缩包（zip）").en("an archive (zip)"),
            FileKind::Archive => zh("压缩包（7z、rar等）").en("an archive (7z, rar and others)"),
            FileKind::Media => zh("录音或者录像").en("sound or film"),
            FileKind::Program => zh("程序，不是文档").en("a program, not a document"),
            FileKind::Shortcut => {
                zh("快捷方式，不是文件本身").en("a shortcut, not the file itself")
            }
        };
        self.pick(zh, en)
    }

    /// Where a file looks different from what was read, with the places.
    pub(super) fn notice(self, kind: &NoticeKind, more: u32, facts: &ProblemFacts) -> [Text; 3] {
        let [title, Text { zh, en }, help] = notice_texts(kind);
        let places = self.places(facts, more);
        [title, (zh + &places, en + &places).into(), help]
    }

    /// The place that a message speaks of, and how many more places there are.
    fn places(self, facts: &ProblemFacts, more: u32) -> String {
        let Some(place) = &facts.place else {
            return String::new();
        };
        match more {
            0 => self.remark(place),
            1 => self
                .zh(format!("（{place}等2处）"))
                .en(format!(" ({place} and 1 more place)")),
            _ => self
                .zh(format!("（{place}等{}处）", u64::from(more) + 1))
                .en(format!(" ({place} and {more} more places)")),
        }
    }
}

/// Bytes in mebibytes.
fn mebibytes(bytes: u64) -> u64 {
    bytes / (1024 * 1024)
}

fn file_help(kind: FileKind) -> TextPair {
    match kind {
        FileKind::Image => zh("图片里的字读不出来，请报送单位发Word、Excel等可编辑的文件").en(
            "words in pictures cannot be read; ask for an editable file, as Word or Excel save it",
        ),
        FileKind::Archive => {
            zh("先解开压缩包，里面的报告放在文件夹里再审核").en("unpack it into a folder first")
        }
        FileKind::Zip => zh("先解开压缩包；压缩包里套着压缩包的，把里面的压缩包也解开")
            .en("unpack it first; an archive inside an archive has to be unpacked as well"),
        FileKind::Ofd => zh("请报送单位发Word、Excel等可编辑的文件")
            .en("ask for an editable file, as Word or Excel save it"),
        FileKind::Media | FileKind::Program => zh("看看是不是选错了文件，请报送单位发年度报告")
            .en("see whether this is the right file, and ask the submitter for the report"),
        FileKind::Shortcut => zh("报送单位发来的是快捷方式，里面没有内容；请报送单位发原来的文件")
            .en("a shortcut holds nothing itself; ask the submitter for the file that it leads to"),
        _ => zh("用Word、WPS或Excel打开，另存为.docx或.xlsx再试")
            .en("open it in Word, WPS or Excel and save it as .docx or .xlsx"),
    }
}

/// Where a file looks different from what was read, without the places.
#[expect(clippy::too_many_lines, reason = "a flat table")]
fn notice_texts(kind: &NoticeKind) -> [Text; 3] {
    match kind {
        NoticeKind::TrackedChanges => texts(
            zh("文件里有没有接受的修订").en("changes that nobody has accepted"),
            zh("按全部接受修订以后的内容审核，删除的字没有读")
                .en("it is checked as if all changes were accepted; deleted text was not read"),
            zh("在“审阅”里接受或者拒绝全部修订，再定稿")
                .en("accept or reject all changes before the file is final"),
        ),
        NoticeKind::StruckOut => texts(
            zh("文件里有划掉的字").en("text that is struck out"),
            zh("画了删除线的字没有读").en("text that is struck out was not read"),
            zh("不要的字直接删掉；还要的去掉删除线")
                .en("delete what is not wanted; take the line off what is"),
        ),
        NoticeKind::HiddenSheet { name } => texts(
            zh("有隐藏的工作表").en("a hidden sheet"),
            zh(format!("隐藏的工作表“{name}”没有读"))
                .en(format!("the hidden sheet \"{name}\" was not read")),
            zh("年度报告在里面的，取消隐藏再存")
                .en("where the report is in it, show it and save again"),
        ),
        NoticeKind::HiddenRows => texts(
            zh("表里有隐藏的行或列").en("hidden rows or columns in a table"),
            zh("隐藏的行和列也读了，和看得见的一样审核")
                .en("hidden rows and columns were read and checked like the others"),
            zh("取消隐藏，核对里面的数").en("show them and look at their figures"),
        ),
        NoticeKind::HiddenText => texts(
            zh("文件里有隐藏的字").en("hidden text"),
            zh("隐藏的字没有读，白纸上的白字也没有读")
                .en("hidden text was not read, nor white text on white"),
            zh("不要的字直接删掉；还要的取消隐藏，白字改成黑色")
                .en("delete what is not wanted; show what is"),
        ),
        NoticeKind::RecognisedText => texts(
            zh("文件是扫描件，字是识别出来的").en("text recognised in a picture"),
            zh("识别出来的字读了，可能有认错的").en(
                "the text that was recognised in the pictures of the pages was read; it may be \
                     wrong",
            ),
            zh("逐个对照图片核对填报数，最好报送Word或Excel文件")
                .en("compare each figure with the picture; better, send the Word or Excel file"),
        ),
        NoticeKind::UndecodableText => texts(
            zh("有认不出的字").en("marks that cannot be decoded"),
            zh("有些字认不出来，写作“�”；空着的格子里也可能有认不出的数，不按没有填算").en(
                "some marks cannot be decoded and are shown as �; a blank cell may hold one too, \
                 and counts as unread",
            ),
            zh("打开原来的文件核对这些地方，从Word、WPS或Excel重新导出一份")
                .en("look at these places in the file, and export it again from Word or Excel"),
        ),
        NoticeKind::Damaged => texts(
            zh("文件有损坏的地方").en("a part of the file is damaged"),
            zh("损坏的地方没有读出来；空着的格子里也可能有没读出来的数，不按没有填算").en(
                "what is damaged was not read; a blank cell may hold a figure that was not read, \
                 and counts as unread",
            ),
            zh("请报送单位重新发送").en("ask the submitter to send it again"),
        ),
    }
}
