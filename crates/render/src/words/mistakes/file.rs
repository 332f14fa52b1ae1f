//! Mistakes in files and in their YAML.

use crate::words::help::brief;
use crate::words::{Text, Words, texts, zh};
use gouji_model::MistakeKind;

impl Words {
    /// Mistakes in the bytes of a file and in its YAML.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn file_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::NotUtf8 => texts(
                zh("文件不是UTF-8编码").en("the file is not in UTF-8"),
                zh("从这里开始读不出来").en("cannot be read from here on"),
                zh("用记事本打开，点“另存为”，编码选UTF-8，再保存").en(
                    "open it in Notepad, choose \"Save as\", set the encoding to UTF-8 and save",
                ),
            ),
            K::TooLarge { limit } => texts(
                zh(format!("文件太大，超过了{}KB", limit / 1024))
                    .en(format!("the file is larger than {} KB", limit / 1024)),
                String::new(),
                zh("规则文件一般只有几十KB，看看是不是选错了文件")
                    .en("rule files are a few dozen KB; see whether this is the right file"),
            ),
            K::EmptyFile => texts(
                zh("文件是空的").en("the file is empty"),
                zh("这里什么也没有").en("nothing here"),
                zh("规则文件开头要写两行：\ngouji: rules/1\nform: xxgk-2014")
                    .en("a rule file begins with two lines:\ngouji: rules/1\nform: xxgk-2014"),
            ),
            K::SeveralDocuments => texts(
                zh("一个文件里写了不止一份内容").en("one file holds several documents"),
                zh("从这里又开始了一份").en("another one begins here"),
                zh("“---”会把文件分成两份，程序只认一份；删去这一行，或者把后面的内容另存为一个文件")
                    .en("`---` splits the file, and only one part is read; delete the line, or save the rest as a file of its own"),
            ),
            K::TooDeep => texts(
                zh("缩进的层数太多").en("nested too deeply"),
                zh("到这里已经超过上限").en("the limit is reached here"),
                zh("规则文件用不到这么多层，检查行首的空格和括号")
                    .en("no rule file needs that many levels; check the spaces at line starts and the brackets"),
            ),
            K::Syntax { detail } => texts(
                zh("这里的写法读不懂").en("this cannot be read as YAML"),
                zh("读到这里读不下去").en("reading stopped here"),
                (
                    syntax_help(detail),
                    format!(
                        "check this line and the one above:\n1. a space after every colon, as in title: The total adds up\n\
                         2. the same number of spaces before lines of one level\n3. quotes and brackets in pairs\n(the parser says: {})",
                        brief(detail)
                    ),
                ),
            ),
            K::UnclosedYamlQuote => texts(
                zh("引号没有成对").en("this quote is never closed"),
                zh("从这个引号开始没有结束").en("nothing closes this quote"),
                zh("在文字结尾补上同样的引号；文字里本来没有引号的，把开头的引号删去")
                    .en("put the same quote at the end of the text, or delete this one"),
            ),
            K::UnquotedCell { cell } => texts(
                zh("大括号、方括号里面，带方括号的名称要放进引号")
                    .en("a name with square brackets needs quotes inside { } and [ ]"),
                zh("放进英文单引号").en("put it in single quotes"),
                zh(format!("写成 '{cell}'；后面还有这样的名称，也都放进引号")).en(format!(
                    "write '{cell}', and quote every other name like it"
                )),
            ),
            K::MissingSpace { key } => texts(
                zh(format!("{key} 的冒号后面没有空格"))
                    .en(format!("no space after the colon of {key}")),
                zh("冒号后面要空一格").en("a space belongs behind the colon"),
                zh(format!("写成 {key}: 内容")).en(format!("write {key}: and then the value")),
            ),
            K::NoHeader => texts(
                zh("文件开头没有说明这是什么文件").en("the file does not say what it is"),
                zh("这里之前还缺两行").en("lines are missing before this"),
                zh("规则文件开头要写：\ngouji: rules/1\nform: xxgk-2014\nrules:")
                    .en("a rule file begins with:\ngouji: rules/1\nform: xxgk-2014\nrules:"),
            ),
            K::TabIndent => texts(
                zh("行首用了制表符（Tab键）").en("the line begins with a tab"),
                zh("这里是制表符").en("this is a tab"),
                zh("行首只能用空格：删去制表符，每缩进一级打两个空格")
                    .en("YAML wants spaces: delete the tab and type two spaces per level"),
            ),
            K::FullWidthSign { written, wanted } => texts(
                zh(format!(
                    "{}是全角符号，这里要用半角",
                    self.quote(&written.to_string())
                ))
                .en(format!(
                    "{} is a full-width sign",
                    self.quote(&written.to_string())
                )),
                zh(format!("改成半角 {wanted}")).en(format!("type {wanted} instead")),
                self.full_width_help(*wanted),
            ),
            K::CutByComment { lost } => texts(
                zh("空格加 # 后面的内容会被当成备注，读不到")
                    .en("after a space, # begins a comment and the rest is not read"),
                zh(format!("{}丢掉了", self.quote(lost)))
                    .en(format!("{} is lost", self.quote(lost))),
                zh("把整条内容放进英文单引号，如 '一 #二'；真的是备注，就单独写一行")
                    .en("put the whole text into single quotes, as in 'a #1'; a real comment goes on a line of its own"),
            ),
            K::ReservedSign { sign } => texts(
                zh(format!("内容不能直接用 {sign} 开头"))
                    .en(format!("an unquoted text cannot begin with {sign}")),
                zh("这个符号另有用处").en("YAML uses this sign itself"),
                zh("把整条内容放进英文单引号；式子也可以把两边对调，不让符号在最前面")
                    .en("put the whole text into single quotes, or swap the two sides of the expression"),
            ),
            K::Anchor => texts(
                zh("用了 & 或 * 开头的引用写法，规则文件里不能用")
                    .en("references with & or * cannot be used in these files"),
                zh("这里").en("here"),
                zh("把要重复的内容照样再写一遍；它本来就是文字的，放进英文单引号")
                    .en("write the content again; if it is text, put it into single quotes"),
            ),
            K::Tag => texts(
                zh("用了感叹号开头的写法，规则文件里不能用")
                    .en("tags beginning with ! cannot be used in these files"),
                zh("这里").en("here"),
                zh("去掉感叹号；它本来就是文字的，放进英文单引号")
                    .en("remove the exclamation mark; if it is text, put it into single quotes"),
            ),
            K::DuplicateKey { key } => texts(
                zh(format!("{}写了两遍", self.quote(key)))
                    .en(format!("{} is given twice", self.quote(key))),
                zh("第二遍").en("the second time"),
                zh("只留一个，不然不知道以哪个为准；要写成两条规则的，第二条前面加“- ”")
                    .en("keep one of them; for two rules, begin the second with `- `"),
            ),
            K::KeyNotText => texts(
                zh("冒号前面只能是一个词").en("before a colon there can only be one word"),
                zh("这里不是一个词").en("not a word"),
                zh("写成 名称: 内容，如 severity: error")
                    .en("write name: value, as in severity: error"),
            ),
            _ => self.structure_mistake(kind),
        }
    }

    fn full_width_help(self, wanted: char) -> String {
        match wanted {
            ':' => self
                .zh("切换到英文输入法打冒号，冒号后面空一格，如 severity: error")
                .en(
                    "switch to an English keyboard, type a colon and a space, as in severity: \
                     error",
                ),
            '-' => self
                .zh("切换到英文输入法打减号，减号后面空一格，如 - id: my-rule")
                .en(
                    "switch to an English keyboard, type a hyphen and a space, as in - id: my-rule",
                ),
            _ => self
                .zh(format!("切换到英文输入法，重新打一个 {wanted}"))
                .en(format!(
                    "switch to an English keyboard and type {wanted} again"
                )),
        }
    }
}

/// What to look at where the parser stopped, in Chinese; its own words only where ours do not say more.
fn syntax_help(detail: &str) -> String {
    let has = |words: &[&str]| words.iter().any(|word| detail.contains(word));
    if has(&["mapping values are not allowed"]) {
        return "这里的冒号读不懂，多半是下面两种情况：\n\
                1. 这一行行首的空格比上一行多了，要和同一级的各行一样\n\
                2. 上一行或这一行的文字里有冒号加空格，把整条文字放进英文单引号"
            .to_owned();
    }
    if has(&["simple key expect", "did not find expected key"]) {
        return "看看两处：\n1. 冒号后面要空一格，如 title: 总数等于各分项之和\n\
                2. 同一级的各行，行首空格数要一样"
            .to_owned();
    }
    if has(&["indent", "block collection", "block sequence"]) {
        return "同一级的各行，行首空格数要一样；每缩进一级多两个空格，“- ”前面也一样".to_owned();
    }
    if has(&["quoted"]) {
        return "引号要成对，后一个引号后面不再写别的；文字里有引号的，换成「」".to_owned();
    }
    if has(&["flow", "bracket"]) {
        return "[ ] 和 { } 要成对，里面的几项用英文逗号隔开".to_owned();
    }
    if has(&["recursion"]) {
        return "缩进或括号套得太多层，规则文件用不到；检查行首的空格和括号".to_owned();
    }
    format!(
        "对照这一行和上一行看三处：\n1. 冒号后面要空一格，如 title: 总数等于各分项之和\n\
         2. 同一级的各行，行首空格数要一样\n3. 引号、括号要成对\n（程序原话：{}）",
        brief(detail)
    )
}
