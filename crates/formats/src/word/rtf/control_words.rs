//! The control words that matter.

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Destination {
    /// Text of the document.
    #[default]
    Text,
    /// Nothing that is read.
    Skipped,
    /// The table of fonts.
    Fonts,
    /// Text twice over, of which the second is read.
    Twice,
    /// A drawing, of which the text in it is read, or an object, of which its picture in text is.
    Drawing,
    /// How the rows of a table in a cell lie.
    NestedShape,
}

/// What the group that begins with this control word holds; `None` where the word begins no group of its own.
///
/// A group marked as one that programs may pass over is passed over, unless it is known.
pub(super) fn destination(name: &str, is_marked: bool) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::Fonts,
        "upr" => Destination::Twice,
        "shp" | "shpgrp" | "shpinst" | "object" => Destination::Drawing,
        "ud" | "shptxt" | "result" | "fldrslt" => Destination::Text,
        "nesttableprops" => Destination::NestedShape,
        "colortbl" | "stylesheet" | "info" | "pict" | "nonshppict" | "header" | "headerl"
        | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "footnote"
        | "annotation" | "fldinst" | "nonesttables" | "shprslt" | "sp" | "tc" | "xe" | "rxe"
        | "txe" | "filetbl" | "private" => Destination::Skipped,
        _ if is_marked => Destination::Skipped,
        _ => return None,
    })
}

/// The character that a control word stands for.
pub(super) fn character(name: &str) -> Option<char> {
    Some(match name {
        "tab" => '\t',
        "line" | "lbr" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        _ => return None,
    })
}
