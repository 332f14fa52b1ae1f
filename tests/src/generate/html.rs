//! Reports as saved web pages.

use super::grid::{Block, Cell, Grid, MergedPlaces, Role};
use super::paper::Paper;
use super::random::Random;

/// How a page writes its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Merged cells by colspan and rowspan, plain markup.
    Spans,
    /// The markup that Word leaves: paragraphs and spans in cells, a number cut by a span.
    Word,
    /// The table within a table that lays out the page, with the site's own tables around it.
    Nested,
    /// End tags left out.
    Loose,
    /// Merged places filled with the text again.
    Filled,
    /// Merged places as blank cells.
    Blank,
    /// Rowspan gone: rows under a merged cell are short.
    Short,
}

/// The page of a report.
pub(super) fn html(paper: &Paper, page: Page, random: &mut Random) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>");
    out.push_str(&escaped(&paper.title));
    out.push_str("</title><style>td{border:1px solid}</style></head>\n<body>\n");
    out.push_str("<div class=\"nav\"><a href=\"#\">首页</a> &gt; <a href=\"#\">政务公开</a> &gt; 年度报告</div>\n");
    if random.chance(50) {
        out.push_str("<table class=\"xxgk\"><tr><td>索引号</td><td>QS0048/2020-00201</td><td>发布机构</td><td>青石县</td></tr>\n<tr><td>发布日期</td><td>2024-01-15</td><td>有效性</td><td>1</td></tr></table>\n");
    }
    if page == Page::Nested {
        out.push_str("<table width=\"100%\"><tr><td>\n");
    }
    for block in &paper.blocks {
        match block {
            Block::Text(text) => {
                out.push_str(&format!(
                    "<p style=\"text-indent:2em\">{}</p>\n",
                    escaped(text)
                ));
            }
            Block::Grid(grid) => table(grid, page, random, &mut out),
        }
    }
    if page == Page::Nested {
        out.push_str("</td></tr></table>\n");
    }
    out.push_str("<div class=\"foot\">打印 关闭 浏览次数：138</div>\n</body></html>\n");
    out
}

fn table(grid: &Grid, page: Page, random: &mut Random, out: &mut String) {
    out.push_str("<table border=\"1\" cellspacing=\"0\"><tbody>\n");
    let rows = match page {
        Page::Filled => grid.flat(MergedPlaces::Filled),
        Page::Blank => grid.flat(MergedPlaces::Blank),
        _ => grid.rows.clone(),
    };
    for row in &rows {
        out.push_str("<tr>");
        for cell in row {
            write_cell(cell, page, random, out);
        }
        out.push_str(if page == Page::Loose { "\n" } else { "</tr>\n" });
    }
    out.push_str("</tbody></table>\n");
}

fn write_cell(cell: &Cell, page: Page, random: &mut Random, out: &mut String) {
    out.push_str("<td");
    if cell.columns > 1 {
        out.push_str(&format!(" colspan=\"{}\"", cell.columns));
    }
    if cell.rows > 1 && page != Page::Short {
        out.push_str(&format!(" rowspan={}", cell.rows));
    }
    out.push('>');
    let text = escaped(&cell.text);
    match page {
        Page::Word => out.push_str(&word(&text, cell.role, random)),
        _ if text.is_empty() && random.chance(50) => out.push_str("&nbsp;"),
        _ => out.push_str(&text),
    }
    if page != Page::Loose {
        out.push_str("</td>");
    }
}

/// The text as Word and its kin write it.
fn word(text: &str, role: Role, random: &mut Random) -> String {
    let mut inner = text.to_owned();
    let cut = text.chars().count() / 2;
    if role == Role::Value && cut > 0 && !text.contains('&') {
        let (left, right): (String, String) = (
            text.chars().take(cut).collect(),
            text.chars().skip(cut).collect(),
        );
        inner =
            format!("<span lang=EN-US style='font-family:宋体'>{left}</span><span>{right}</span>");
    } else if text.is_empty() {
        inner = "<o:p>&nbsp;</o:p>".to_owned();
    } else if random.chance(30) {
        inner = format!("<b><span style='font-size:10.5pt'>{text}</span></b>");
    }
    format!("\n  <p class=MsoNormal align=center>{inner}</p>\n  ")
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
