//! Reports as OpenDocument texts and spreadsheets.

use super::grid::{Block, Grid, Role};
use super::html::escaped;
use super::package::package;
use super::paper::Paper;

/// The file of a report: a spreadsheet where `is_sheet`, else a text.
pub(super) fn odf(paper: &Paper, is_sheet: bool) -> Vec<u8> {
    let (kind, body) = if is_sheet {
        ("spreadsheet", sheet(paper))
    } else {
        ("text", text(paper))
    };
    let media = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"{SPACE}:office:1.0\" xmlns:table=\"{SPACE}:table:1.0\" xmlns:text=\"{SPACE}:text:1.0\" office:version=\"1.3\"><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"{SPACE}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{media}\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    package(&[
        ("mimetype", media.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns";

fn text(paper: &Paper) -> String {
    let mut body = String::new();
    for block in &paper.blocks {
        match block {
            Block::Text(text) => body.push_str(&paragraph(text)),
            Block::Grid(grid) => {
                body.push_str(
                    "<table:table><table:table-column table:number-columns-repeated=\"10\"/>",
                );
                body.push_str(&rows(grid));
                body.push_str("</table:table>");
            }
        }
    }
    body
}

fn sheet(paper: &Paper) -> String {
    let mut body = String::from("<table:table table:name=\"统计表\">");
    for block in &paper.blocks {
        match block {
            Block::Text(text) => body.push_str(&format!(
                "<table:table-row><table:table-cell office:value-type=\"string\">{}</table:table-cell><table:table-cell table:number-columns-repeated=\"1023\"/></table:table-row>",
                paragraph(text)
            )),
            Block::Grid(grid) => body.push_str(&rows(grid)),
        }
    }
    body.push_str("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>");
    body
}

fn rows(grid: &Grid) -> String {
    let mut out = String::new();
    let width = grid.width();
    let mut covered = vec![0_usize; width];
    for row in grid.places() {
        out.push_str("<table:table-row>");
        let mut cells = row.into_iter().peekable();
        for column in 0..width {
            if covered[column] > 0 {
                out.push_str("<table:covered-table-cell/>");
                covered[column] -= 1;
            } else if let Some((_, cell)) = cells.next_if(|(at, _)| *at == column) {
                out.push_str("<table:table-cell");
                if cell.columns * cell.rows > 1 {
                    out.push_str(&format!(
                        " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
                        cell.columns, cell.rows
                    ));
                }
                let plain = cell.text.trim();
                if cell.role == Role::Value
                    && !plain.is_empty()
                    && plain.bytes().all(|byte| byte.is_ascii_digit())
                {
                    out.push_str(&format!(
                        " office:value-type=\"float\" office:value=\"{plain}\""
                    ));
                }
                out.push_str(&format!(">{}</table:table-cell>", paragraph(&cell.text)));
                covered[column..column + cell.columns].fill(cell.rows - 1);
                // The columns to the right in this very row are covered, too.
                for right in &mut covered[column + 1..column + cell.columns] {
                    *right += 1;
                }
            }
        }
        out.push_str("</table:table-row>");
    }
    out
}

fn paragraph(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut inner = String::new();
    for piece in escaped(text).split_inclusive("  ") {
        inner.push_str(&piece.replace("  ", " <text:s/>"));
    }
    format!("<text:p>{inner}</text:p>")
}
