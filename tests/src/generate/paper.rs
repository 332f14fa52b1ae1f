//! A whole report: title, sections, tables, and sentences around them.

use super::faults::Fault;
use super::grid::{Block, Grid};
use super::layout_a::{self, LookA};
use super::layout_bc::{Filler, LookBc};
use super::random::Random;
use super::rows_a::edition_rows;
use super::skeleton::{Fill, fill_skeleton};
use super::truth::{Filling, FormEdition, StatedValue, Truth, places, truth};
use super::wording::Wording;

/// A report before it is written in a format.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
    pub(crate) truth: Truth,
    /// Whether the layout itself leaves every figure where it can be told for certain.
    pub(crate) is_plain: bool,
    /// Whether a row stands in it that the form does not have, with numbers that may count.
    pub(crate) is_open: bool,
    /// What was chosen, for the message of a failing test.
    pub(crate) look: String,
}

const TOWNS: [&str; 8] = [
    "青石镇",
    "柳河镇",
    "石桥乡",
    "城关街道",
    "白杨镇",
    "月亮湾乡",
    "马家集镇",
    "双泉镇",
];

const SENTENCES: [&str; 6] = [
    "这一年的信息由党政办公室汇总后统一发布，全年公开信息142条。",
    "全年召开专题会议3次，培训各村信息员45人次。",
    "辖区二十一个村都设了公示栏，每月更新1次。",
    "下一步将把橱窗里的字放大，方便老人看。",
    "没有收到针对公开工作的投诉。",
    "具体数字见下表。",
];

/// How a paper is made up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaperOptions {
    /// The official look, for formats whose own habits are to be seen.
    pub(crate) plain: bool,
    /// No cell is left blank.
    pub(crate) full: bool,
}

/// A report of `printed`, by `random` alone.
pub(crate) fn paper(edition: FormEdition, options: PaperOptions, random: &mut Random) -> Paper {
    let filling = filling(options, random);
    let mut truth = truth(edition, filling, random);
    let wording = Wording::new(random);
    let town = random.pick(&TOWNS);
    let year = random.pick(edition.years());
    let title = format!("青石县{town}{year}年政府信息公开工作年度报告");
    let mut blocks = vec![Block::Text(title.clone())];
    sentence(&mut blocks, 60, random);
    let (is_plain, is_open, look) = match edition {
        FormEdition::National | FormEdition::Shandong => {
            let (is_plain, look) =
                form_a(edition, options, &wording, &mut truth, &mut blocks, random);
            (is_plain, false, look)
        }
        FormEdition::B | FormEdition::C => form_bc(
            edition == FormEdition::C,
            options,
            &wording,
            &mut truth,
            &mut blocks,
            random,
        ),
    };
    let look = format!("{edition:?} {filling:?} {look} {wording:?}");
    Paper {
        title,
        blocks,
        truth,
        is_plain,
        is_open,
        look,
    }
}

fn filling(options: PaperOptions, random: &mut Random) -> Filling {
    let filling = random.pick(&[
        Filling::Zeros,
        Filling::Dense,
        Filling::Dense,
        Filling::Blanks,
        Filling::Marks,
    ]);
    let has_blanks = matches!(filling, Filling::Blanks | Filling::Marks);
    if options.full && has_blanks {
        Filling::Dense
    } else {
        filling
    }
}

/// A report of `printed` in the skeleton at `path`: the file, what it states, what was chosen.
pub(super) fn skeleton_report(
    edition: FormEdition,
    path: &str,
    options: PaperOptions,
    random: &mut Random,
) -> (Vec<u8>, Truth, String) {
    let filling = filling(options, random);
    let mut truth = truth(edition, filling, random);
    // What the form prints in its headings is the skeleton's own.
    truth.retain(|id, _| !is_heading(edition, id));
    let wording = Wording::new(random);
    let fill = Fill {
        truth: &truth,
        wording: &wording,
        town: random.pick(&TOWNS),
        year: random.pick(edition.years()),
    };
    let bytes = fill_skeleton(path, &fill, random);
    let look = format!("{edition:?} {filling:?} {wording:?}");
    (bytes, truth, look)
}

fn is_heading(edition: FormEdition, id: &str) -> bool {
    let is_a = matches!(edition, FormEdition::National | FormEdition::Shandong);
    is_a && edition_rows(edition == FormEdition::Shandong)
        .iter()
        .any(|row| row.id == id && row.unit.is_empty())
}

/// The official form with a place `{{id}}` for each figure, and `{{town}}` and `{{year}}` in its title.
pub(super) fn form(edition: FormEdition) -> Paper {
    let mut random = Random::new(0);
    let mut truth = places(edition);
    let wording = Wording::official();
    let title = "{{town}}{{year}}年政府信息公开工作年度报告".to_owned();
    let mut blocks = vec![Block::Text(title.clone())];
    let options = PaperOptions {
        plain: true,
        full: true,
    };
    match edition {
        FormEdition::National | FormEdition::Shandong => {
            form_a(
                edition,
                options,
                &wording,
                &mut truth,
                &mut blocks,
                &mut random,
            );
        }
        FormEdition::B | FormEdition::C => {
            form_bc(
                edition == FormEdition::C,
                options,
                &wording,
                &mut truth,
                &mut blocks,
                &mut random,
            );
        }
    }
    Paper {
        title,
        blocks,
        truth,
        is_plain: true,
        is_open: false,
        look: String::new(),
    }
}

fn sentence(blocks: &mut Vec<Block>, percent: usize, random: &mut Random) {
    if random.chance(percent) {
        blocks.push(Block::Text(random.pick(&SENTENCES).to_owned()));
    }
}

fn form_a(
    edition: FormEdition,
    options: PaperOptions,
    wording: &Wording,
    truth: &mut Truth,
    blocks: &mut Vec<Block>,
    random: &mut Random,
) -> (bool, String) {
    let look = if options.plain {
        LookA::plain()
    } else {
        LookA::new(random)
    };
    for heading in ["一、概述", "二、主动公开情况", "三、依申请公开情况"] {
        if random.chance(60) {
            blocks.push(Block::Text(heading.to_owned()));
            sentence(blocks, 80, random);
        }
    }
    blocks.push(Block::Text("附件：政府信息公开情况统计表".to_owned()));
    let tables = layout_a::tables(edition, &look, wording, truth, random);
    let is_plain =
        !look.halves && look.own_row.is_none() && look.left_out.is_none() && !look.remark;
    for grid in tables {
        blocks.push(Block::Grid(grid));
        sentence(blocks, if look.split { 5 } else { 0 }, random);
    }
    if random.chance(50) {
        blocks.push(Block::Text("单位负责人：王二　　审核人：李三　　填报人：赵四　　联系电话：0500-1234567　　填报日期：1月8日".to_owned()));
    }
    (is_plain, format!("{look:?}"))
}

fn form_bc(
    is_c: bool,
    options: PaperOptions,
    wording: &Wording,
    truth: &mut Truth,
    blocks: &mut Vec<Block>,
    random: &mut Random,
) -> (bool, bool, String) {
    let look = if options.plain {
        LookBc::plain()
    } else {
        LookBc::new(random)
    };
    let headings = random.chance(85);
    let mut filler = Filler {
        look: &look,
        wording,
        truth,
        random,
    };
    let second = filler.second(is_c);
    let third = filler.third(is_c);
    let fourth = filler.fourth();
    let mut section = |title: &str, grids: Vec<Grid>, random: &mut Random| {
        if headings {
            blocks.push(Block::Text(title.to_owned()));
        }
        sentence(blocks, if grids.is_empty() { 90 } else { 15 }, random);
        blocks.extend(grids.into_iter().map(Block::Grid));
    };
    section("一、总体情况", Vec::new(), random);
    section("二、主动公开政府信息情况", second, random);
    section("三、收到和处理政府信息公开申请情况", third, random);
    let title = random.pick(&[
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ]);
    if look.cut_off.is_none() {
        section(title, vec![fourth], random);
        section("五、存在的主要问题及改进情况", Vec::new(), random);
        section("六、其他需要报告的事项", Vec::new(), random);
    } else {
        let lost: Vec<String> = truth
            .keys()
            .filter(|id| id.starts_with("s4."))
            .cloned()
            .collect();
        truth.extend(lost.into_iter().map(|id| (id, StatedValue::Lost)));
    }
    let is_plain = !look.blocks_swapped
        && !look.columns_moved
        && look.left_out.is_none()
        && look.cut_off.is_none()
        && look.fault == Fault::None;
    let is_open = matches!(look.fault, Fault::Local(_));
    (is_plain, is_open, format!("{look:?}"))
}
