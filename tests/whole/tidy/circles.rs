//! No two files of a crate import each other, directly or around: whoever opens a file can read what it stands on first.
//!
//! A `mod` line and a `pub use` of a file's own children are no import, and neither is what only tests import. A path through
//! a file that hands it on (`pub use`) leads to the file in which the name is defined. The one recursion that the data has,
//! the pieces of a Word story (`crates/formats/src/word/docx/story`), is methods of one type, so that nothing is excepted.

use super::imports::{is_test, without_comments, written_out};
use gouji_tests::{files, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where a file stands in its crate: `a::b` is `["a", "b"]`, and the root is empty.
type Module = Vec<String>;

#[test]
fn no_two_files_of_a_crate_import_each_other() {
    let mut circles = Vec::new();
    let mut modules = 0;
    let mut imports = 0;
    for entry in fs::read_dir(root().join("crates")).expect("crates") {
        let name = entry.expect("a crate").file_name();
        let sources = sources_of(&name.to_string_lossy());
        modules += sources.len();
        let graph = ImportGraph::new(&sources);
        imports += graph.0.values().map(BTreeSet::len).sum::<usize>();
        let named = |circle: String| format!("{}: {circle}", name.to_string_lossy());
        circles.extend(graph.circles().into_iter().map(named));
    }
    assert!(
        modules > 200 && imports > 500,
        "{modules} files with {imports} imports were read"
    );
    assert!(
        circles.is_empty(),
        "files that import each other:\n{}",
        circles.join("\n")
    );
}

#[test]
fn a_circle_is_found_through_names_that_are_handed_on() {
    let sources = |files: &[(&str, &str)]| -> BTreeMap<Module, String> {
        let module = |path: &str| {
            path.split("::")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        };
        files
            .iter()
            .map(|(path, code)| (module(path), (*code).to_owned()))
            .collect()
    };
    let circles = |files| ImportGraph::new(&sources(files)).circles();
    let direct = [
        ("", "mod a; mod b;"),
        ("a", "use crate::b::B;"),
        ("b", "fn f() -> super::a::A {}"),
    ];
    assert_eq!(circles(&direct), ["a > b > a"]);
    let handed_on = [
        ("", "mod a; mod b; pub use a::A; pub use b::{B, C};"),
        ("a", "use crate::{B};"),
        ("b", "use crate::A;"),
    ];
    assert_eq!(circles(&handed_on), ["a > b > a"]);
    let parent = [
        ("", "mod a;"),
        ("a", "mod c; use c::C; pub struct A;"),
        ("a::c", "use super::A;"),
    ];
    assert_eq!(circles(&parent), ["a > a::c > a"]);
    let children = [
        ("", "mod a; pub use a::A;"),
        ("a", "mod c; pub use c::C; pub struct A;"),
        ("a::c", "use super::A;"),
    ];
    assert!(circles(&children).is_empty());
    let tests = [
        ("", "mod a; mod b;"),
        ("a", "use crate::b::B;"),
        ("b", "#[cfg(test)]\nmod tests { use crate::a::A; }"),
    ];
    assert!(circles(&tests).is_empty());
}

/// The code of each file of a crate but for its tests, by module.
fn sources_of(name: &str) -> BTreeMap<Module, String> {
    let folder = format!("crates/{name}/src");
    let base = root().join(&folder);
    let mut sources = BTreeMap::new();
    for file in files(&folder, ".rs") {
        let path = file.strip_prefix(&base).expect("a file below its folder");
        if !is_test(path) {
            let text = fs::read_to_string(&file).expect("source");
            sources.insert(module_of(path), without_comments(&text));
        }
    }
    sources
}

fn module_of(path: &Path) -> Module {
    let path = path.with_extension("");
    let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
    let mut module: Module = parts.collect();
    if module
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        module.pop();
    }
    module
}

/// Which file imports from which.
struct ImportGraph(BTreeMap<Module, BTreeSet<Module>>);

impl ImportGraph {
    fn new(sources: &BTreeMap<Module, String>) -> Self {
        let exports = Exports::new(sources);
        let mut graph = BTreeMap::new();
        for (module, code) in sources {
            let imports = paths_in(code).into_iter().filter_map(|import| {
                let target = exports.definer(exports.absolute(module, &import.path)?);
                let is_child = target.starts_with(module);
                (target != *module && !(import.is_handed_on && is_child)).then_some(target)
            });
            graph.insert(module.clone(), imports.collect());
        }
        Self(graph)
    }

    /// The shortest circle from each file that imports itself around, each circle once.
    fn circles(&self) -> Vec<String> {
        let mut circles = BTreeMap::new();
        for module in self.0.keys() {
            if let Some(circle) = self.way_back(module) {
                let members: BTreeSet<Module> = circle.iter().cloned().collect();
                let names: Vec<String> = circle.iter().map(name_of).collect();
                circles.entry(members).or_insert(names.join(" > "));
            }
        }
        circles.into_values().collect()
    }

    fn way_back(&self, start: &Module) -> Option<Vec<Module>> {
        let mut ways = vec![vec![start.clone()]];
        let mut seen = BTreeSet::new();
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in ways {
                for next in way
                    .last()
                    .and_then(|last| self.0.get(last))
                    .into_iter()
                    .flatten()
                {
                    let mut way = way.clone();
                    way.push(next.clone());
                    if next == start {
                        return Some(way);
                    }
                    if seen.insert(next.clone()) {
                        longer.push(way);
                    }
                }
            }
            ways = longer;
        }
        None
    }
}

fn name_of(module: &Module) -> String {
    match module.is_empty() {
        true => "the root".to_owned(),
        false => module.join("::"),
    }
}

/// Which module defines a name, where others hand it on.
struct Exports<'a> {
    sources: &'a BTreeMap<Module, String>,
    /// The paths that a module hands on with `pub use`.
    paths: BTreeMap<&'a Module, Vec<Vec<String>>>,
}

impl<'a> Exports<'a> {
    fn new(sources: &'a BTreeMap<Module, String>) -> Self {
        let handed_on = |code: &str| -> Vec<Vec<String>> {
            let imports = paths_in(code).into_iter();
            imports
                .filter(|import| import.is_handed_on)
                .map(|import| import.path)
                .collect()
        };
        let paths = sources
            .iter()
            .map(|(module, code)| (module, handed_on(code)));
        Self {
            sources,
            paths: paths.collect(),
        }
    }

    /// A path from the root of the crate; none where it leads to another crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" | "super" => {
                let mut base = module.clone();
                let ups = path
                    .iter()
                    .take_while(|part| ["self", "super"].contains(&part.as_str()));
                for up in ups.clone() {
                    if up == "super" {
                        base.pop();
                    }
                }
                base.extend_from_slice(&path[ups.count()..]);
                Some(base)
            }
            _ => {
                let mut child = module.clone();
                child.push(first.clone());
                let inside = self.sources.contains_key(&child);
                inside.then(|| [module.as_slice(), path].concat())
            }
        }
    }

    /// The module that defines what stands at `path`.
    fn definer(&self, mut path: Module) -> Module {
        // Each step follows one `pub use`, so that a circle of them ends too.
        for _ in 0..16 {
            let depths = (0..=path.len()).rev();
            let depth = depths
                .clone()
                .find(|depth| self.sources.contains_key(&path[..*depth]));
            let (module, names) = path.split_at(depth.unwrap_or_default());
            let module = module.to_vec();
            let handed_on = names.first().and_then(|name| {
                let paths = self.paths.get(&module)?;
                let export = paths.iter().find(|export| export.last() == Some(name))?;
                let mut target = self.absolute(&module, export)?;
                target.extend_from_slice(&names[1..]);
                Some(target)
            });
            match handed_on {
                Some(target) if target != path => path = target,
                _ => return module,
            }
        }
        path
    }
}

/// A path that a file names.
struct Import {
    path: Vec<String>,
    is_handed_on: bool,
}

/// Every path that a file imports, or names from `crate`, `self` or `super`, outside of its tests.
fn paths_in(code: &str) -> Vec<Import> {
    let code = code
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let mut imports = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let statement = match statement.rsplit_once("use ") {
            Some((before, tree)) if is_import(before) && tree.ends_with(';') => {
                let tree: String = tree
                    .trim_end_matches(';')
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let is_handed_on = before
                    .rsplit(['\n', ';', '}'])
                    .next()
                    .is_some_and(|line| line.trim_start().starts_with("pub"));
                for path in written_out(&tree) {
                    let path = path.split(" as ").next().unwrap_or_default();
                    let path = path
                        .split("::")
                        .map(|part| part.trim().to_owned())
                        .collect();
                    imports.push(Import { path, is_handed_on });
                }
                before
            }
            _ => statement,
        };
        rest.push_str(statement);
    }
    for root in ["crate", "self", "super"] {
        for (at, _) in rest.match_indices(&format!("{root}::")) {
            let is_word = rest[..at].ends_with(|before: char| {
                before.is_alphanumeric() || before == '_' || before == ':'
            });
            if !is_word {
                let path = rest[at..]
                    .split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'));
                let path = path
                    .clone()
                    .next()
                    .unwrap_or_default()
                    .trim_end_matches(':');
                let path = path.split("::").map(str::to_owned).collect();
                imports.push(Import {
                    path,
                    is_handed_on: false,
                });
            }
        }
    }
    imports
}

/// Whether the text before `use ` ends where a statement may begin.
fn is_import(before: &str) -> bool {
    let line = before
        .rsplit(['\n', ';', '}', '{'])
        .next()
        .unwrap_or_default()
        .trim();
    line.is_empty() || (line.starts_with("pub") && !line.contains(' '))
}
