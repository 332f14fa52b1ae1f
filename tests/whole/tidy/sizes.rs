//! No file is several rooms, and no public function hides its meaning behind a boolean.

use gouji_tests::files;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn no_file_is_several_rooms() {
    let mut long = BTreeMap::new();
    for folder in ["crates", "tests"] {
        for file in files(folder, ".rs") {
            let lines = fs::read_to_string(&file).expect("source").lines().count();
            if lines > 600 {
                long.insert(file, lines);
            }
        }
    }
    assert!(long.is_empty(), "split these files: {long:?}");
}
