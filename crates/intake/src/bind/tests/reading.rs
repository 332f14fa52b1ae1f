use super::forms;
use crate::{Forms, bind, read};
use gouji_model::Report;

#[test]
fn probe() {
    let text = std::fs::read("/work/shared/samples/zhangjiapo-2017.txt").unwrap();
    let forms = Forms::new(&[forms::table()]);
    let document = read(&text).unwrap();
    let report: Report = bind(&document, &forms);
    let bound = report.bound.unwrap();
    use gouji_model::State;
    eprintln!(
        "{:?} {:?} {:?}",
        report.submitter, report.year, bound.layout
    );
    for s in [
        State::Number,
        State::Blank,
        State::Absent,
        State::Omitted,
        State::NotPlaced,
    ] {
        eprintln!("{s:?} {}", bound.figures.count(s));
    }
    eprintln!(
        "{:?} {:?} {:#?}",
        bound.unplaced, bound.incomplete, bound.problems
    );
}
