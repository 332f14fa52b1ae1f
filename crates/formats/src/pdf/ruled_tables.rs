//! The tables that lines draw on a page.

use super::budget::Budget;
use super::geometry::{Bounds, Length, Point, points};
use super::marks::Rule;
use gouji_model::ReadError;

/// How far lines may stand apart and still be one edge of the table: double lines, borders of neighbours.
const EDGE: Length = 450;

/// How far pieces of a line may be shifted against each other and be one line.
const SHIFT: Length = 150;

/// How far lines that meet may miss each other.
const GAP: Length = points(3);

/// The most squares of a table's grid; a report's largest table has some hundred.
const MAX_SQUARES: usize = 200_000;

/// A table: the edges of its grid, and which squares lines part.
#[derive(Debug)]
pub(super) struct RuledTable {
    /// The edges of its columns, from left to right; at least two.
    pub(super) columns: Vec<Length>,
    /// The edges of its rows, from top to bottom; at least two.
    pub(super) rows: Vec<Length>,
    /// For each square, row by row, the cell that it belongs to.
    squares: Vec<usize>,
    /// Its cells, by their first rows.
    pub(super) cells: Vec<GridSpan>,
}

/// The part of a grid that a cell covers, counted in squares from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridSpan {
    pub(super) column: usize,
    pub(super) row: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl RuledTable {
    pub(super) fn bounds(&self) -> Bounds {
        let ends = |edges: &[Length]| {
            let first = edges.first().copied().unwrap_or(0);
            (first, edges.last().copied().unwrap_or(first))
        };
        let (left, right) = ends(&self.columns);
        let (top, bottom) = ends(&self.rows);
        Bounds {
            left,
            top,
            right,
            bottom,
        }
    }

    /// The cell that a point stands in.
    pub(super) fn cell_at(&self, point: Point) -> Option<usize> {
        let width = self.columns.len().checked_sub(1)?;
        let column = interval(&self.columns, point.x)?;
        let row = interval(&self.rows, point.y)?;
        self.squares.get(row * width + column).copied()
    }
}

/// The interval between `edges` that `at` falls in.
fn interval(edges: &[Length], at: Length) -> Option<usize> {
    let after = edges.partition_point(|&edge| edge <= at);
    (after < edges.len()).then(|| after.checked_sub(1))?
}

/// The tables that `rules` draw, from the top of the page.
pub(super) fn tables(rules: &[Rule], budget: &mut Budget) -> Result<Vec<RuledTable>, ReadError> {
    let (upright, level) = rules.iter().copied().partition(|rule| rule.is_vertical);
    let groups = connect(&merge(level), &merge(upright), budget)?;
    let mut tables = Vec::new();
    for group in groups {
        let (upright, level): (Vec<Rule>, Vec<Rule>) =
            group.into_iter().partition(|rule| rule.is_vertical);
        if let Some(table) = table(&level, &upright, budget)? {
            tables.push(table);
        }
    }
    tables.sort_by_key(|table| {
        let bounds = table.bounds();
        (bounds.top, bounds.left)
    });
    Ok(tables)
}

/// Puts the pieces of lines together.
fn merge(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by_key(|rule| (rule.at, rule.from, rule.to));
    let mut lines = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.partition_point(|rule| rule.at <= first.at + SHIFT);
        let (same, after) = rest.split_at(count.max(1));
        rest = after;
        let mut same = same.to_vec();
        same.sort_by_key(|rule| rule.from);
        let mut whole: Option<Rule> = None;
        for rule in same {
            match &mut whole {
                Some(line) if rule.from <= line.to + GAP => line.to = line.to.max(rule.to),
                _ => lines.extend(whole.replace(rule)),
            }
        }
        lines.extend(whole);
    }
    lines
}

/// Groups of lines that meet.
fn connect(
    level: &[Rule],
    upright: &[Rule],
    budget: &mut Budget,
) -> Result<Vec<Vec<Rule>>, ReadError> {
    budget.step(level.len().saturating_mul(upright.len()))?;
    let mut sets = DisjointSets::new(level.len() + upright.len());
    for (one, across) in level.iter().enumerate() {
        for (other, down) in (level.len()..).zip(upright) {
            if meet(across, down) && meet(down, across) {
                sets.unite(one, other);
            }
        }
    }
    let rules: Vec<Rule> = level.iter().chain(upright).copied().collect();
    let rule = |&at: &usize| rules.get(at).copied();
    let groups = sets.members();
    let groups = groups
        .iter()
        .map(|set| set.iter().filter_map(rule).collect());
    Ok(groups.collect())
}

/// Whether `one` reaches to where `other` stands.
fn meet(one: &Rule, other: &Rule) -> bool {
    (one.from - GAP..=one.to + GAP).contains(&other.at)
}

/// The table that a group of lines draws; `None` where they part nothing.
fn table(
    level: &[Rule],
    upright: &[Rule],
    budget: &mut Budget,
) -> Result<Option<RuledTable>, ReadError> {
    if level.len() < 2 || upright.is_empty() {
        return Ok(None);
    }
    // A table need not have lines at its sides.
    let columns = edges(upright, level);
    let rows = edges(level, upright);
    let (Some(width), Some(height)) = (columns.len().checked_sub(1), rows.len().checked_sub(1))
    else {
        return Ok(None);
    };
    let count = width.saturating_mul(height);
    if count < 2 {
        return Ok(None);
    }
    if count > MAX_SQUARES {
        budget.step(usize::MAX)?;
    }
    budget.step(count + width * level.len() + height * upright.len())?;
    let squares = Squares {
        width,
        height,
        left: mark_drawn(upright, &columns, &rows),
        above: mark_drawn(level, &rows, &columns),
    };
    let (squares, cells) = squares.cells();
    let parts = cells.len() > 1;
    Ok(parts.then_some(RuledTable {
        columns,
        rows,
        squares,
        cells,
    }))
}

/// Where `rules` stand, and where those across them end; near ones are one.
fn edges(rules: &[Rule], across: &[Rule]) -> Vec<Length> {
    let mut edges: Vec<Length> = rules.iter().map(|rule| rule.at).collect();
    edges.extend(across.iter().map(|rule| rule.from).min());
    edges.extend(across.iter().map(|rule| rule.to).max());
    edges.sort_unstable();
    edges.dedup_by(|next, last| *next - *last <= EDGE);
    edges
}

/// For each edge, for each interval between the edges across it, whether a line is drawn there.
fn mark_drawn(rules: &[Rule], edges: &[Length], across: &[Length]) -> Vec<Vec<bool>> {
    let mut drawn = vec![vec![false; across.len().saturating_sub(1)]; edges.len()];
    for rule in rules {
        let after = edges.partition_point(|&edge| edge <= rule.at);
        let Some(line) = after.checked_sub(1).and_then(|at| drawn.get_mut(at)) else {
            continue;
        };
        for (ends, drawn) in across.windows(2).zip(line) {
            if let [from, to] = ends {
                let middle = i64::midpoint(*from, *to);
                *drawn |= (rule.from - EDGE..=rule.to + EDGE).contains(&middle);
            }
        }
    }
    drawn
}

/// The squares of a grid with the lines between them.
struct Squares {
    width: usize,
    height: usize,
    /// For each edge of columns and each row, whether a line is drawn there.
    left: Vec<Vec<bool>>,
    /// For each edge of rows and each column.
    above: Vec<Vec<bool>>,
}

/// Whether there is a line along a square, on the edge `edge`; there is one around what is not known.
fn is_drawn(lines: &[Vec<bool>], edge: usize, square: usize) -> bool {
    let line = lines.get(edge).and_then(|line| line.get(square));
    line.copied().unwrap_or(true)
}

impl Squares {
    /// The cells: squares with no line between them are one, where they make a rectangle.
    fn cells(&self) -> (Vec<usize>, Vec<GridSpan>) {
        let count = self.width * self.height;
        let mut sets = DisjointSets::new(count);
        for at in 0..count {
            let (row, column) = (at / self.width, at % self.width);
            if column > 0 && !is_drawn(&self.left, column, row) {
                sets.unite(at - 1, at);
            }
            if row > 0 && !is_drawn(&self.above, row, column) {
                sets.unite(at - self.width, at);
            }
        }
        let mut squares = vec![0; count];
        let mut cells = Vec::new();
        for set in &sets.members() {
            let span = self.span(set);
            let whole = span.columns * span.rows == set.len();
            for &at in set {
                if !whole || set.first() == Some(&at) {
                    cells.push(if whole { span } else { self.span(&[at]) });
                }
                if let Some(square) = squares.get_mut(at) {
                    *square = cells.len() - 1;
                }
            }
        }
        (squares, cells)
    }

    /// The smallest part of the grid that holds all of `set`, which is in order.
    fn span(&self, set: &[usize]) -> GridSpan {
        let row_of = |at: &usize| at / self.width;
        let column_of = |at: &usize| at % self.width;
        let row = set.iter().map(row_of).min().unwrap_or(0);
        let last_row = set.iter().map(row_of).max().unwrap_or(row);
        let column = set.iter().map(column_of).min().unwrap_or(0);
        let last_column = set.iter().map(column_of).max().unwrap_or(column);
        GridSpan {
            column,
            row,
            columns: last_column - column + 1,
            rows: last_row - row + 1,
        }
    }
}

/// Disjoint sets of numbers.
struct DisjointSets {
    parents: Vec<usize>,
}

impl DisjointSets {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    fn root(&mut self, member: usize) -> usize {
        let mut at = member;
        while let Some(&parent) = self.parents.get(at)
            && parent != at
        {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// The members of every set, from the smallest; the sets in the order of their first.
    fn members(&mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        for at in 0..self.parents.len() {
            if let Some(set) = members.get_mut(self.root(at)) {
                set.push(at);
            }
        }
        members.retain(|set| !set.is_empty());
        members
    }

    /// The smaller root stays the root, so that sets are in the order of their first members.
    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.parents.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
