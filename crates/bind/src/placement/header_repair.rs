//! The columns of a header some of whose names are cut, doubled or broken over two lines.
//!
//! What is damaged is put right only where the names that are whole stand in the order of the form and as many texts are
//! damaged as columns are missing, each of them a part of the name of the column that it stands for. Then no other
//! order is left but the one that the form prints.

use crate::tokens::words_of;
use gouji_model::{Form, TableId};

/// The fewest letters of what is left of a name.
const SHORTEST_PART: usize = 2;

/// The columns in the order of a header; `None` where that cannot be said.
///
/// Columns are counted in the order of the form's own header. `columns` are those whose names are whole, `unknown` the
/// other texts, each with the number of columns before it, and `names` the wordings of each column of the table.
pub(crate) fn repair(
    columns: &[usize],
    unknown: &[(usize, String)],
    names: &[&[String]],
) -> Option<Vec<usize>> {
    if unknown.is_empty() {
        return undouble(columns, names);
    }
    let missing: Vec<usize> = (0..names.len())
        .filter(|at| !columns.contains(at))
        .collect();
    if !columns.is_sorted() || columns.len() + missing.len() != names.len() {
        return None;
    }
    let parts: Vec<&str> = unknown.iter().map(|(_, words)| words.as_str()).collect();
    let is_cut = || {
        let pairs = parts.iter().zip(&missing);
        parts.len() == missing.len()
            && pairs
                .into_iter()
                .all(|(part, &at)| is_part(part, names.get(at)))
    };
    (is_cut() || is_broken(&parts, &missing, names)).then_some(())?;
    let before: Vec<usize> = unknown
        .iter()
        .take(missing.len())
        .map(|&(before, _)| before)
        .collect();
    let order = merge(columns, &before, &missing);
    // What is whole behind the damaged names stays in the order of the form.
    order.is_sorted().then_some(order)
}

/// The fewest columns of a table in which a doubled name is put right: of two, either may be meant by the first.
const FEWEST_COLUMNS: usize = 3;

/// The words of every label of each column of a table.
pub(crate) fn column_names(form: &Form, table: TableId) -> Vec<Vec<String>> {
    let columns = form.tables[table].columns.iter().map(|&id| {
        let column = &form.columns[id];
        let labels = std::iter::once(&column.label).chain(&column.aliases);
        labels.map(|label| words_of(label)).collect()
    });
    columns.collect()
}

/// The columns where a name stands there twice, once in place of the only one that is missing.
fn undouble(columns: &[usize], names: &[&[String]]) -> Option<Vec<usize>> {
    let mut missing = (0..names.len()).filter(|at| !columns.contains(at));
    let Some(only) = missing.next() else {
        return Some(columns.to_vec());
    };
    if missing.next().is_some() || columns.len() != names.len() || names.len() < FEWEST_COLUMNS {
        return None;
    }
    let mut replaced = (0..columns.len()).rev().filter_map(|at| {
        let mut order = columns.to_vec();
        *order.get_mut(at)? = only;
        let is_whole = (0..names.len()).all(|at| order.contains(&at));
        (is_whole && order.is_sorted()).then_some(order)
    });
    replaced.next()
}

/// Whether each name is broken into a part in a first line of the header and a part in a second.
fn is_broken(parts: &[&str], missing: &[usize], names: &[&[String]]) -> bool {
    let (first, second) = parts.split_at(missing.len().min(parts.len()));
    let is_name = |(at, (first, second)): (&usize, (&&str, &&str))| {
        let words = format!("{first}{second}");
        names.get(*at).is_some_and(|names| names.contains(&words))
    };
    first.len() == second.len()
        && !parts.is_empty()
        && missing.iter().zip(first.iter().zip(second)).all(is_name)
}

/// Whether `part` begins or ends a name of the column.
pub(crate) fn is_part(part: &str, names: Option<&&[String]>) -> bool {
    let is_of = |name: &String| name.starts_with(part) || name.ends_with(part);
    part.chars().count() >= SHORTEST_PART && names.is_some_and(|names| names.iter().any(is_of))
}

/// `columns` with each of `missing` behind as many of them as `before` says.
fn merge(columns: &[usize], before: &[usize], missing: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(columns.len() + missing.len());
    let mut missing = before.iter().zip(missing).peekable();
    for at in 0..=columns.len() {
        while let Some((_, &column)) = missing.next_if(|&(&before, _)| before <= at) {
            order.push(column);
        }
        order.extend(columns.get(at));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(columns: &[usize], unknown: &[(usize, &str)]) -> Option<Vec<usize>> {
        let names = ["本年新制作数量", "本年新公开数量", "对外公开总数量"];
        let names = names.map(|name| [name.to_owned()]);
        let names = names.each_ref().map(<[String; 1]>::as_slice);
        let unknown: Vec<(usize, String)> = unknown
            .iter()
            .map(|&(at, words)| (at, words.to_owned()))
            .collect();
        repair(columns, &unknown, &names)
    }

    #[test]
    fn names_that_are_whole_need_no_repair() {
        assert_eq!(order(&[2, 0, 1], &[]), Some(vec![2, 0, 1]));
    }

    #[test]
    fn a_name_that_is_cut_stands_for_the_missing_column_in_its_place() {
        let all = Some(vec![0, 1, 2]);
        assert_eq!(order(&[2], &[(0, "本年新"), (0, "本年新")]), all);
        assert_eq!(order(&[0, 1], &[(2, "对外公开总")]), all);
        // In another place, or no part of the name, it may be a column of another form.
        assert_eq!(order(&[0, 1], &[(0, "对外公开总")]), None);
        assert_eq!(order(&[0, 1], &[(2, "备注")]), None);
        assert_eq!(order(&[1, 0], &[(2, "对外公开总")]), None);
        assert_eq!(order(&[0, 1, 2], &[(3, "对外公开总")]), None);
    }

    #[test]
    fn a_name_that_is_doubled_stands_for_the_missing_one_too() {
        assert_eq!(order(&[0, 0, 2], &[]), Some(vec![0, 1, 2]));
        assert_eq!(order(&[0, 0, 1], &[]), None);
        assert_eq!(order(&[2, 0, 0], &[]), None);
    }

    #[test]
    fn names_that_are_broken_over_two_lines_are_put_together() {
        let parts = [
            (0, "本年新"),
            (0, "本年新"),
            (1, "制作数量"),
            (1, "公开数量"),
        ];
        assert_eq!(order(&[2], &parts), Some(vec![0, 1, 2]));
        let parts = [(0, "本年新"), (0, "本年新"), (1, "制作数量"), (1, "总数量")];
        assert_eq!(order(&[2], &parts), None);
    }
}
