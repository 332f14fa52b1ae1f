//! What is said of files: why one cannot be read, and what was read otherwise than it looks.

use crate::words::{ProblemFacts, ProblemWords, detail, mebibytes};
use gouji_model::{FileKind, Limit, NoticeKind, ReadError};

pub(crate) fn unreadable(unreadable: &ReadError) -> (String, String) {
    let (message, help) = match unreadable {
        ReadError::Empty => (
            "the file is empty".to_owned(),
            "ask the submitter to send it again",
        ),
        ReadError::Beyond { limit } => return beyond(*limit),
        ReadError::NotText => (
            "this is no kind of file that is known, and cannot be read".to_owned(),
            "open it in Word or WPS and save it as .docx, or ask the submitter to send it again",
        ),
        ReadError::Unsupported { kind } => (
            format!("this is {}, which cannot be read", file_kind(*kind)),
            file_help(*kind),
        ),
        ReadError::Encrypted { kind } => (
            format!(
                "this is {}, and it is protected by a password",
                file_kind(*kind)
            ),
            "ask for a file without a password, or open it and save one",
        ),
        ReadError::Damaged { kind } => (
            format!(
                "this is {}, but it is cut short or damaged",
                file_kind(*kind)
            ),
            "try to open it in Word, WPS or Excel and to save it again, or ask the submitter to send it again",
        ),
        ReadError::NoTextLayer => (
            "this PDF holds no text; it is a scan or a picture".to_owned(),
            "ask for an editable file, as Word or Excel save it",
        ),
        ReadError::EmptyArchive => (
            "there is no report in this archive".to_owned(),
            "unpack it and look; an archive inside the archive has to be unpacked first",
        ),
        ReadError::PermissionDenied => (
            "the system does not allow this file to be opened".to_owned(),
            "see whether another program has it open, or copy it to a folder of your own",
        ),
        ReadError::Io { detail: said } => (
            format!(
                "the file cannot be opened (the system says: {})",
                detail(said)
            ),
            "copy it to a folder on this computer and try again",
        ),
    };
    (message, help.to_owned())
}

fn beyond(limit: Limit) -> (String, String) {
    let (message, help) = match limit {
        Limit::Bytes(limit) => (
            format!("the file is larger than {} MB", mebibytes(limit)),
            "see whether this is the right file, or remove its pictures",
        ),
        Limit::Unpacked(limit) => (
            format!(
                "what the file unpacks to is larger than {} MB",
                mebibytes(limit)
            ),
            "no report is that large; see whether this is the right file, or remove its pictures",
        ),
        Limit::Files(limit) => (
            format!("there are more than {limit} files in the archive"),
            "unpack it and leave the reports only",
        ),
        Limit::Cells(limit) => (
            format!("the file has more than {limit} cells"),
            "see whether this is the right file; reports of several submitters go into a file each",
        ),
        Limit::Tables(limit) => (
            format!("tables stand inside tables, more than {limit} deep"),
            "open it in Word or WPS, copy the report's tables into a new file and try that",
        ),
        Limit::Depth(limit) => (
            format!("parts stand inside parts, more than {limit} deep"),
            "open it in Word, WPS or a browser, copy the report into a new Word file and try that",
        ),
        Limit::Pages(limit) => (
            format!("the file has more than {limit} pages"),
            "see whether this is the right file; reports of several submitters go into a file each",
        ),
        Limit::Steps(limit) => (
            format!("the file is so disordered that {limit} steps did not read it"),
            "open it in Word, WPS or Excel, save it again and try that",
        ),
    };
    (message, help.to_owned())
}

pub(crate) fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Text => "a text file",
        FileKind::Html => "a web page",
        FileKind::Mht => "a web page (mht)",
        FileKind::Rtf => "an RTF file",
        FileKind::Docx => "a Word file (docx)",
        FileKind::Xlsx => "an Excel file (xlsx)",
        FileKind::Odt => "an OpenDocument text (odt)",
        FileKind::Ods => "an OpenDocument spreadsheet (ods)",
        FileKind::Doc => "an old Word or WPS file (doc, wps)",
        FileKind::Xls => "an old Excel file (xls)",
        FileKind::Works => "a Microsoft Works file (wps), not one of Kingsoft's WPS",
        FileKind::OtherOffice => {
            "another office file (slides, a mail, a drawing, a binary workbook)"
        }
        FileKind::Office => "a file of Word, Excel or the like",
        FileKind::Ofd => "a page description (OFD)",
        FileKind::Pdf => "a PDF",
        FileKind::Image => "a picture",
        FileKind::Zip => "an archive (zip)",
        FileKind::Archive => "an archive (7z, rar and others)",
        FileKind::Media => "sound or film",
        FileKind::Program => "a program, not a document",
        FileKind::Shortcut => "a shortcut, not the file itself",
    }
}

fn file_help(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image => {
            "words in pictures cannot be read; ask for an editable file, as Word or Excel save it"
        }
        FileKind::Archive => "unpack it into a folder first",
        FileKind::Zip => "unpack it first; an archive inside an archive has to be unpacked as well",
        FileKind::Ofd => "ask for an editable file, as Word or Excel save it",
        FileKind::Media | FileKind::Program => {
            "see whether this is the right file, and ask the submitter for the report"
        }
        FileKind::Shortcut => {
            "a shortcut holds nothing itself; ask the submitter for the file that it leads to"
        }
        _ => "open it in Word, WPS or Excel and save it as .docx or .xlsx",
    }
}

pub(crate) fn notice(kind: &NoticeKind, more: u32, facts: &ProblemFacts) -> ProblemWords {
    let (title, message, help) = match kind {
        NoticeKind::TrackedChanges => (
            "changes that nobody has accepted",
            "it is checked as if all changes were accepted; deleted text was not read".to_owned(),
            "accept or reject all changes before the file is final",
        ),
        NoticeKind::StruckOut => (
            "text that is struck out",
            "text that is struck out was not read".to_owned(),
            "delete what is not wanted; take the line off what is",
        ),
        NoticeKind::HiddenSheet { name } => (
            "a hidden sheet",
            format!("the hidden sheet \"{name}\" was not read"),
            "where the report is in it, show it and save again",
        ),
        NoticeKind::HiddenRows => (
            "hidden rows or columns in a table",
            "hidden rows and columns were read and checked like the others".to_owned(),
            "show them and look at their figures",
        ),
        NoticeKind::HiddenText => (
            "hidden text",
            "hidden text was not read, nor white text on white".to_owned(),
            "delete what is not wanted; show what is",
        ),
        NoticeKind::RecognisedText => (
            "text recognised in a picture",
            "the text that was recognised in the pictures of the pages was read; it may be wrong"
                .to_owned(),
            "compare each figure with the picture; better, send the Word or Excel file",
        ),
        NoticeKind::Damaged => (
            "the file is damaged further on",
            "only what stands before the damage was read".to_owned(),
            "ask the submitter to send it again",
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
        (Some(place), 0) => format!(" ({place})"),
        (Some(place), 1) => format!(" ({place} and 1 more place)"),
        (Some(place), more) => format!(" ({place} and {more} more places)"),
    }
}
