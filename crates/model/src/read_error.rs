//! Why a file cannot be read, and what kind of file it is.

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing in it, or only spaces.
    Empty,
    /// Beyond one of the limits that keep a hostile or mistaken file from taking all memory.
    Beyond {
        /// The limit.
        limit: Limit,
    },
    /// Bytes that are no text in any encoding the program knows.
    NotText,
    /// A kind of file that is never read: a picture, an archive of another kind.
    Unsupported {
        /// What it is.
        kind: FileKind,
    },
    /// Protected by a password.
    Encrypted {
        /// What it is.
        kind: FileKind,
    },
    /// Cut short or damaged, so that nothing can be read from it.
    Damaged {
        /// What it is.
        kind: FileKind,
    },
    /// Pages without a text layer: scanned or drawn.
    NoTextLayer,
    /// Text of which the file does not tell what characters it is made of.
    Undecodable {
        /// What it is.
        kind: FileKind,
    },
    /// An archive without a file in it.
    EmptyArchive,
    /// The system does not allow it.
    PermissionDenied,
    /// Any other error of the system.
    Io {
        /// The system's words.
        detail: String,
    },
}

/// A limit of reading, with the number that must not be exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Bytes of the file itself.
    Bytes(u64),
    /// Bytes of the file's parts once they are unpacked.
    Unpacked(u64),
    /// Files in an archive.
    Files(u64),
    /// Cells and lines.
    Cells(u64),
    /// Tables inside tables.
    Tables(u64),
    /// Other parts inside parts: elements, groups, drawings.
    Depth(u64),
    /// Pages.
    Pages(u64),
    /// Steps of reading a damaged or hostile file.
    Steps(u64),
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Plain text: `.txt`, `.md`, `.csv`.
    Text,
    /// A web page.
    Html,
    /// A web page saved with all that belongs to it.
    Mht,
    /// Rich text.
    Rtf,
    /// Word since 2007, and WPS where it saves the same.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// An OpenDocument text.
    Odt,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Word before 2007, and WPS.
    Doc,
    /// Excel before 2007.
    Xls,
    /// Microsoft Works, which also ends in `.wps`.
    Works,
    /// Another file of an office program: slides, drawings, mails, binary workbooks.
    OtherOffice,
    /// A file of an office program of which it cannot be told which, for it is protected or damaged.
    Office,
    /// A page description by the national standard, OFD.
    Ofd,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A zip archive.
    Zip,
    /// An archive of another kind: 7z, rar, gz.
    Archive,
    /// Sound or film.
    Media,
    /// A program.
    Program,
    /// A shortcut of the desktop, which only says where the file stands.
    Shortcut,
}
