//! Formulas of BIFF, as far as their result is a number for certain.

use super::records::Bytes;
use gouji_model::cell_address;

/// The most parts of a formula that is written out; every operator copies its operands.
const MAX_PARTS: usize = 256;

/// Functions that give numbers: their number, their name, and how many arguments they take where that is fixed.
const FUNCTIONS: [(u16, &str, usize); 8] = [
    (0, "COUNT", 0),
    (4, "SUM", 0),
    (5, "AVERAGE", 0),
    (6, "MIN", 0),
    (7, "MAX", 0),
    (24, "ABS", 1),
    (25, "INT", 1),
    (27, "ROUND", 2),
];

/// The formula that `bytes` hold from its options on, with the leading `=`,
/// where it is made of the parts known here and can only give a number.
pub(super) fn numeric_formula(bytes: &mut Bytes<'_>) -> Option<String> {
    bytes.skip(6)?;
    let length = bytes.u16()?;
    let mut writer = FormulaText {
        rest: Bytes::new(bytes.run(usize::from(length))),
        stack: Vec::new(),
        is_number: false,
    };
    for _ in 0..MAX_PARTS {
        if writer.rest.left() == 0 {
            break;
        }
        writer.part()?;
    }
    match writer.stack.as_slice() {
        [formula] if writer.is_number && writer.rest.left() == 0 => Some(format!("={formula}")),
        _ => None,
    }
}

/// A formula while it is written out: its parts come behind their operands.
struct FormulaText<'f> {
    rest: Bytes<'f>,
    stack: Vec<String>,
    /// Whether the last part gives a number.
    is_number: bool,
}

impl FormulaText<'_> {
    /// One part; `None` where it is none of those known here.
    fn part(&mut self) -> Option<()> {
        let [part] = self.rest.array()?;
        let was_number = std::mem::replace(&mut self.is_number, true);
        match part {
            0x03..=0x07 => {
                let sign = ['+', '-', '*', '/', '^'].get(usize::from(part - 3))?;
                let (right, left) = (self.stack.pop()?, self.stack.pop()?);
                self.stack.push(format!("{left}{sign}{right}"));
            }
            0x13 => {
                let operand = self.stack.pop()?;
                self.stack.push(format!("-{operand}"));
            }
            0x15 => {
                self.is_number = was_number;
                let operand = self.stack.pop()?;
                self.stack.push(format!("({operand})"));
            }
            0x19 => {
                let [kind, _, _] = self.rest.array()?;
                match kind {
                    0x10 => self.call("SUM", 1)?,
                    // Marks of recalculation and of spaces.
                    0x01 | 0x40 | 0x41 => self.is_number = was_number,
                    _ => return None,
                }
            }
            0x1e => {
                let number = self.rest.u16()?;
                self.stack.push(number.to_string());
            }
            0x24 | 0x44 | 0x64 => {
                self.is_number = false;
                let (row, column) = (self.rest.u16()?, self.rest.u16()?);
                self.stack.push(address(row, column));
            }
            0x25 | 0x45 | 0x65 => {
                self.is_number = false;
                let (first_row, last_row) = (self.rest.u16()?, self.rest.u16()?);
                let first = address(first_row, self.rest.u16()?);
                let last = address(last_row, self.rest.u16()?);
                self.stack.push(format!("{first}:{last}"));
            }
            0x21 | 0x41 | 0x61 => {
                let (name, arguments) = function(self.rest.u16()?)?;
                self.call(name, arguments)?;
            }
            0x22 | 0x42 | 0x62 => {
                let [arguments] = self.rest.array()?;
                let (name, _) = function(self.rest.u16()?)?;
                self.call(name, usize::from(arguments))?;
            }
            _ => return None,
        }
        Some(())
    }

    fn call(&mut self, name: &str, arguments: usize) -> Option<()> {
        let first = self.stack.len().checked_sub(arguments)?;
        let arguments = self.stack.split_off(first).join(",");
        self.stack.push(format!("{name}({arguments})"));
        Some(())
    }
}

fn function(number: u16) -> Option<(&'static str, usize)> {
    let function = FUNCTIONS.iter().find(|(id, _, _)| *id == number);
    function.map(|&(_, name, arguments)| (name, arguments))
}

/// The two highest bits of a column say what moves with the formula.
fn address(row: u16, column: u16) -> String {
    cell_address(u32::from(column & 0x3fff) + 1, u32::from(row) + 1)
}
