//! What is said of files: why one cannot be read, and what was read otherwise than it looks.

use crate::words::{ProblemFacts, ProblemWords, detail, mebibytes};
use gouji_model::{FileKind, Limit, NoticeKind, ReadError};

pub(crate) fn unreadable(unreadable: &ReadError) -> (String, String) {
    let (message, help) = match unreadable {
        ReadError::Empty => ("文件是空的".to_owned(), "请报送单位重新发送"),
        ReadError::Beyond { limit } => return beyond(*limit),
        ReadError::NotText => (
            "不认识这种文件，读不出来".to_owned(),
            "用Word或WPS打开，另存为.docx再试；打不开的，请报送单位重新发送",
        ),
        ReadError::Unsupported { kind } => (
            format!("这是{}，读不了", file_kind(*kind)),
            file_help(*kind),
        ),
        ReadError::Encrypted { kind } => (
            format!("这是{}，设了密码", file_kind(*kind)),
            "请报送单位去掉密码再发；知道密码的，打开后另存一份不设密码的",
        ),
        ReadError::Damaged { kind } => (
            format!("这是{}，但是不完整或者损坏了", file_kind(*kind)),
            "试试用Word、WPS或Excel打开并另存一份；打不开的，请报送单位重新发送",
        ),
        ReadError::NoTextLayer => (
            "这份PDF里没有文字，是扫描件或者图片".to_owned(),
            "请报送单位发Word、Excel等可编辑的文件",
        ),
        ReadError::EmptyArchive => (
            "压缩包里没有报告".to_owned(),
            "解开看一看；压缩包里套着压缩包的，先解开里面的",
        ),
        ReadError::PermissionDenied => (
            "没有权限打开这个文件".to_owned(),
            "看看文件是不是正在别的程序里打开着，或者复制到自己的文件夹再试",
        ),
        ReadError::Io { detail: said } => (
            format!("打不开这个文件（系统提示：{}）", detail(said)),
            "复制到本机的文件夹再试",
        ),
    };
    (message, help.to_owned())
}

fn beyond(limit: Limit) -> (String, String) {
    let (message, help) = match limit {
        Limit::Bytes(limit) => (
            format!("文件太大，超过了{}MB", mebibytes(limit)),
            "看看是不是选错了文件，或者把图片去掉再存",
        ),
        Limit::Unpacked(limit) => (
            format!("文件展开以后太大，超过了{}MB", mebibytes(limit)),
            "一份年度报告不会这么大；看看是不是选错了文件，或者把图片去掉再存",
        ),
        Limit::Files(limit) => (
            format!("压缩包里的文件太多，超过了{limit}个"),
            "解开压缩包，只留下年度报告",
        ),
        Limit::Cells(limit) => (
            format!("格子太多，超过了{limit}个"),
            "看看是不是选错了文件；几个单位的报告合在一起的，一个单位存一个文件",
        ),
        Limit::Tables(limit) => (
            format!("表格里套表格，套了{limit}层还没有完"),
            "用Word或WPS打开，把报告的表格复制到一个新文件里再试",
        ),
        Limit::Depth(limit) => (
            format!("文件里一层套一层，套了{limit}层还没有完"),
            "用Word、WPS或浏览器打开，把报告复制到一个新的Word文件里再试",
        ),
        Limit::Pages(limit) => (
            format!("页数太多，超过了{limit}页"),
            "看看是不是选错了文件；几个单位的报告合在一起的，一个单位存一个文件",
        ),
        Limit::Steps(limit) => (
            format!("文件太乱，读了{limit}步还没有读完"),
            "用Word、WPS或Excel打开，另存一份再试",
        ),
    };
    (message, help.to_owned())
}

pub(crate) fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Text => "文本文件",
        FileKind::Html => "网页文件",
        FileKind::Mht => "网页文件（mht）",
        FileKind::Rtf => "RTF文件",
        FileKind::Docx => "Word文件（docx）",
        FileKind::Xlsx => "Excel文件（xlsx）",
        FileKind::Odt => "OpenDocument文档（odt）",
        FileKind::Ods => "OpenDocument表格（ods）",
        FileKind::Doc => "老格式的Word或WPS文件（doc、wps）",
        FileKind::Xls => "老格式的Excel文件（xls）",
        FileKind::Works => "Microsoft Works文件（wps），不是金山WPS的文件",
        FileKind::OtherOffice => "别的办公文件（幻灯片、邮件、图形或者二进制工作簿）",
        FileKind::Office => "Word、Excel一类的办公文件",
        FileKind::Ofd => "版式文件（OFD）",
        FileKind::Pdf => "PDF文件",
        FileKind::Image => "图片",
        FileKind::Zip => "压缩包（zip）",
        FileKind::Archive => "压缩包（7z、rar等）",
        FileKind::Media => "录音或者录像",
        FileKind::Program => "程序，不是文档",
        FileKind::Shortcut => "快捷方式，不是文件本身",
    }
}

fn file_help(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image => "图片里的字读不出来，请报送单位发Word、Excel等可编辑的文件",
        FileKind::Archive => "先解开压缩包，里面的报告放在文件夹里再审核",
        FileKind::Zip => "先解开压缩包；压缩包里套着压缩包的，把里面的压缩包也解开",
        FileKind::Ofd => "请报送单位发Word、Excel等可编辑的文件",
        FileKind::Media | FileKind::Program => "看看是不是选错了文件，请报送单位发年度报告",
        FileKind::Shortcut => "报送单位发来的是快捷方式，里面没有内容；请报送单位发原来的文件",
        _ => "用Word、WPS或Excel打开，另存为.docx或.xlsx再试",
    }
}

pub(crate) fn notice(kind: &NoticeKind, more: u32, facts: &ProblemFacts) -> ProblemWords {
    let (title, message, help) = match kind {
        NoticeKind::TrackedChanges => (
            "文件里有没有接受的修订",
            "按全部接受修订以后的内容审核，删除的字没有读".to_owned(),
            "在“审阅”里接受或者拒绝全部修订，再定稿",
        ),
        NoticeKind::StruckOut => (
            "文件里有划掉的字",
            "画了删除线的字没有读".to_owned(),
            "不要的字直接删掉；还要的去掉删除线",
        ),
        NoticeKind::HiddenSheet { name } => (
            "有隐藏的工作表",
            format!("隐藏的工作表“{name}”没有读"),
            "年度报告在里面的，取消隐藏再存",
        ),
        NoticeKind::HiddenRows => (
            "表里有隐藏的行或列",
            "隐藏的行和列也读了，和看得见的一样审核".to_owned(),
            "取消隐藏，核对里面的数",
        ),
        NoticeKind::HiddenText => (
            "文件里有隐藏的字",
            "隐藏的字没有读，白纸上的白字也没有读".to_owned(),
            "不要的字直接删掉；还要的取消隐藏，白字改成黑色",
        ),
        NoticeKind::RecognisedText => (
            "文件是扫描件，字是识别出来的",
            "识别出来的字读了，可能有认错的".to_owned(),
            "逐个对照图片核对填报数，最好报送Word或Excel文件",
        ),
        NoticeKind::Damaged => (
            "文件后面损坏了",
            "只读出了前面的内容".to_owned(),
            "请报送单位重新发送",
        ),
    };
    ProblemWords {
        title: title.to_owned(),
        message: format!("{message}{}", places(facts, more)),
        help: help.to_owned(),
    }
}

/// The place of what is told, and how many more there are.
fn places(facts: &ProblemFacts, more: u32) -> String {
    match (&facts.place, more) {
        (None, _) => String::new(),
        (Some(place), 0) => format!("（{place}）"),
        (Some(place), more) => format!("（{place}等{}处）", u64::from(more) + 1),
    }
}
