//! What is checked while a report is read: what it is, why, how to put it right.

pub(crate) fn problem_page(id: &str) -> Option<[&'static str; 3]> {
    Some(match id {
        "intake/unreadable-value" => [
            "Every figure is one number",
            "Where words or two numbers stand in a cell, the program cannot tell which number counts; the row and the rules that use it stay unchecked.",
            "Enter one number without words, 0 where there was nothing; explanations go outside the table.",
        ],
        "intake/unsuitable-number" => [
            "Every number has a fitting number of digits: whole numbers for counts, at most 6 decimal places for amounts of money",
            "A count with decimals, or a number of unlikely length, mostly comes from a wrong decimal point or unit, or from two rows run together.",
            "Check the decimal point, the digits and the unit against the records.",
        ],
        "intake/absent-row" => [
            "Every row of the form stands in the file",
            "Of a missing row nobody knows whether there was nothing or it was forgotten, and rules that use it stay undecided. Many missing rows in a run mostly mean that not the whole table was pasted.",
            "Add the rows, with 0 where there was nothing; give renamed rows their name back.",
        ],
        "intake/unplaced-row" => [
            "Every row of the table is a row of the form, and stands there once",
            "The number of a row that is not recognised goes into no total; of a row that stands there twice nobody knows which number counts.",
            "Correct the name, move the number of an extra row to where it belongs, and keep one of two equal rows.",
        ],
        "intake/unit-in-cell" => [
            "Cells hold the number only, without its unit",
            "The form prints the unit already. A unit in the cell turns the number into text when tables are merged, and one unlike the form's may be off by a factor of ten thousand. The program converts and goes on; see whether the result is meant.",
            "Remove the unit; where it is not the form's, convert the number first.",
        ],
        "intake/other-unit" => [
            "Every row has the unit that the form prescribes",
            "Under another unit the same number means something else, and the numbers of several submitters do not add up. Units of money are converted into one another; any other number is checked as written.",
            "Use the form's unit and convert the number; if the unit is right, see whether the row is.",
        ],
        "intake/no-unit" => [
            "An amount whose unit the form leaves open is given with its unit",
            "For some amounts the form prescribes no unit, and people enter 元 or 万元. Without one the number is taken for 元; if it was 万元, it is off by a factor of ten thousand, and the numbers of several submitters do not add up.",
            "Print the unit in the header, as in 采购总金额（万元）, or convert the number to 元.",
        ],
        "intake/heading-has-value" => [
            "Headings hold no number",
            "The rows under a heading have unlike units and no common sum; a number there takes no part in any check.",
            "Leave it blank; if the number belongs to a row below, enter it there.",
        ],
        "intake/not-placed" => [
            "Of every number one can see whose it is",
            "When a table is copied into text, rows and numbers may come apart. The program does not guess: one row off, and all numbers behind it would be wrong. So these rows stay unchecked.",
            "Compare the form and write one number per row, without extra blank lines or merged cells; copy again from the Word or Excel file if there is one.",
        ],
        "intake/no-figures" => [
            "A table has figures",
            "A table with labels and no number was never filled in, or lost its numbers when it was copied or converted. They are not taken for 0.",
            "Open the original: copy or save it again with its numbers, or fill them in; enter 0 where there was nothing.",
        ],
        "intake/unknown-header" => [
            "The header names every column as the form does",
            "A number belongs to the column whose header stands over it. Where a column is renamed or missing, the program does not guess whose the numbers below are; that table stays unchecked.",
            "Give the header the form's columns, each in a cell of its own.",
        ],
        "intake/outside-columns" => [
            "Numbers stand in the columns of the form",
            "A number in a column of remarks counts for nothing; if it is the number of a cell, that cell lacks it.",
            "Write it into the cell it belongs to; remarks go outside the table.",
        ],
        "intake/several-reports" => [
            "A file holds one report",
            "Where the reports of several submitters stand in one file, their numbers get mixed up. Only the first is checked.",
            "Save every report as a file of its own.",
        ],
        "intake/label-differs" => [
            "Labels are those that the form prints",
            "A label differs in a few characters and is like one row of the form alone, so it is read as that row. If it is, only the spelling is wrong; if not, the number stands in the wrong place.",
            "See whether it is that row. If so, write the label as the form has it; if not, write the number where it belongs.",
        ],
        "intake/tracked-changes" => [
            "A final report holds no changes that nobody has accepted",
            "With such changes, two people who open the file may see two figures. It is checked as if all were accepted: what was inserted counts, what was deleted does not.",
            "Accept or reject all changes and save again.",
        ],
        "intake/struck-out" => [
            "A final report holds no text that is struck out",
            "Whether a figure with a line through it is void or only forgotten, the file does not say. It is taken for void and not read.",
            "Delete what is not wanted; take the line off what is.",
        ],
        "intake/hidden-sheet" => [
            "A report does not stand in a hidden sheet",
            "Hidden sheets are mostly last year's figures or drafts, and are not read. A report in one is as good as none.",
            "Show the sheet and look: delete a draft; where it is the report, leave it shown and save.",
        ],
        "intake/hidden-rows" => [
            "A table has no hidden rows or columns",
            "Hidden rows belong to the table and go into every sum, but whoever fills it in does not see them. They are checked like the others.",
            "Show them and look at their figures.",
        ],
        "intake/hidden-text" => [
            "A report holds no hidden text",
            "Hidden text is neither printed nor seen, and is not read.",
            "Delete what is not wanted; show what is.",
        ],
        "intake/recognised-text" => [
            "Figures come from the report itself, not from a picture of it",
            "Another program recognised the text of a scanned page and laid it over the picture, unseen. It may differ from what the picture shows: 1 and 7, 0 and 8 are easily mistaken.",
            "Compare each figure with the picture; better, send the Word or Excel file.",
        ],
        "intake/damaged" => [
            "A file is whole",
            "Where a transfer broke off or a disk failed, what stands behind cannot be read. What could be read is checked as always; the rows behind count as missing.",
            "Ask the submitter to send it again.",
        ],
        _ => return None,
    })
}
