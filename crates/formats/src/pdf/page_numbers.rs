//! Numbers of pages, which stand alone in their line and are no figures.

use super::geometry::{Length, points};
use super::page_blocks::{PageBlock, PartPosition, PdfPage};
use std::collections::HashSet;

/// The number of a page may stand this much higher or lower than on the page before.
const SAME_HEIGHT: Length = points(3);

/// The most digits of such a number.
const MOST_DIGITS: usize = 4;

/// A number that stands alone in the margin of a page.
struct LoneNumber {
    at: PartPosition,
    number: i64,
    top: Length,
}

/// The lines that are numbers of pages for certain: alone in the margin at one height on several pages, each as much higher
/// than the one before as its page is further on.
pub(super) fn page_numbers(pages: &[PdfPage]) -> HashSet<PartPosition> {
    let mut numbers: Vec<LoneNumber> = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        let blocks = content.blocks.iter().enumerate();
        numbers.extend(blocks.filter_map(|(block, content)| lone_number((page, block), content)));
    }
    let mut certain = HashSet::new();
    let mut last: Option<&LoneNumber> = None;
    for next in &numbers {
        if let Some(before) = last.filter(|before| follows(before, next)) {
            certain.extend([before.at, next.at]);
        }
        last = match last {
            // Of two on one page the one that goes on from the page before counts.
            Some(before) if before.at.0 == next.at.0 && certain.contains(&before.at) => last,
            _ => Some(next),
        };
    }
    certain
}

fn lone_number(at: PartPosition, block: &PageBlock) -> Option<LoneNumber> {
    let PageBlock::Line(line, true) = block else {
        return None;
    };
    let [only] = line.pieces.as_slice() else {
        return None;
    };
    let is_short = only.len() <= MOST_DIGITS && only.bytes().all(|byte| byte.is_ascii_digit());
    Some(LoneNumber {
        at,
        number: only.parse().ok().filter(|_| is_short)?,
        top: line.top,
    })
}

/// Whether `next` counts on from `before` over the pages between.
fn follows(before: &LoneNumber, next: &LoneNumber) -> bool {
    let pages = next.at.0.checked_sub(before.at.0);
    let pages = pages.and_then(|pages| i64::try_from(pages).ok());
    pages.is_some_and(|pages| pages > 0 && next.number == before.number.saturating_add(pages))
        && (next.top - before.top).abs() <= SAME_HEIGHT
}
