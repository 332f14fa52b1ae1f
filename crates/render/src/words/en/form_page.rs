//! The page of a form in English.

use crate::words::form_page::FormPageWords;
use gouji_model::Years;

pub(in crate::words) const FORM_PAGE: FormPageWords = FormPageWords {
    how: "Rules name a row by its name or id, and in a table whose columns are listed as row[column]. The name of a table goes after each: row of.",
    column: "column",
    row: "row",
    id: "id",
    unit: "unit",
    kind: "kind",
    label: "as printed",
    total: "total",
    subset: "of which",
    heading: "heading",
    years,
};

fn years(years: Years) -> String {
    match years.last {
        Some(last) if last == years.first => format!("report year {last}"),
        Some(last) => format!("report years {} to {last}", years.first),
        None => format!("report years from {}", years.first),
    }
}
