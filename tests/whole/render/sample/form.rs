//! A small piece of the real form.

use gouji_model::Form;
use gouji_tests::small;
use std::sync::{Arc, LazyLock};

const FORM: &str = "
gouji: form/1
id: xxgk-2014
title: 政府信息公开情况统计表
years: 2014..2018
recognise: [收到申请数]
tables:
- id: a
  name: 统计表
  title: 政府信息公开情况统计表
  rows:
  - {id: a1, name: 主动公开情况, label: 一、主动公开情况, role: heading}
  - {id: a1.1, name: 主动公开数, label: （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）, unit: 条, parent: a1}
  - {id: a1.2, name: 公开渠道, label: （二）通过不同渠道和方式公开政府信息的情况, parent: a1, role: heading}
  - {id: a1.2.1, name: 公报公开数, label: 1.政府公报公开政府信息数, unit: 条, parent: a1.2}
  - {id: a1.2.2, name: 网站公开数, label: 2.政府网站公开政府信息数, unit: 条, parent: a1.2}
  - {id: a2.2.2, name: 在线访谈次数, label: 2.政府网站在线访谈次数, unit: 次, parent: a1}
  - {id: a2.2.2.a, name: 负责同志在线访谈次数, label: 其中：主要负责同志参加政府网站在线访谈次数, unit: 次, parent: a2.2.2, role: subset}
  - {id: a3, name: 依申请公开情况, label: 三、依申请公开情况, role: heading}
  - {id: a3.1, name: 收到申请数, label: （一）收到申请数, unit: 件, parent: a3, role: total}
  - {id: a3.1.1, name: 当面申请数, label: 1.当面申请数, unit: 件, parent: a3.1}
  - {id: a3.1.2, name: 传真申请数, label: 2.传真申请数, unit: 件, parent: a3.1}
  - {id: a3.1.3, name: 网络申请数, label: 3.网络申请数, unit: 件, parent: a3.1}
  - {id: a3.1.4, name: 信函申请数, label: 4.信函申请数, unit: 件, parent: a3.1}
  - {id: a3.3, name: 申请答复数, label: （三）申请答复数, unit: 件, parent: a3, role: total}
  - {id: a3.3.1, name: 已主动公开数, label: 1.属于已主动公开范围数, unit: 件, parent: a3.3}
  - {id: a3.3.2, name: 同意公开数, label: 2.同意公开答复数, unit: 件, parent: a3.3}
  - {id: a3.3.3, name: 同意部分公开数, label: 3.同意部分公开答复数, unit: 件, parent: a3.3}
  - {id: a3.3.4, name: 不同意公开数, label: 4.不同意公开答复数, unit: 件, parent: a3.3}
  - {id: a3.3.5, name: 不属于本机关数, label: 5.不属于本行政机关公开数, unit: 件, parent: a3.3}
  - {id: a3.3.6, name: 信息不存在数, label: 6.申请信息不存在数, unit: 件, parent: a3.3}
  - {id: sd10, name: 查阅点数, label: 十、设置政府信息查阅点数, unit: 个, role: total}
  - {id: sd10.1, name: 镇政府查阅点数, label: 镇政府（街道办事处）, unit: 个, parent: sd10}
  - {id: sd11, name: 接待人数, label: 十一、查阅点接待人数, unit: 次, role: total}
  - {id: sd11.1, name: 镇政府接待人数, label: 镇政府（街道办事处）, unit: 次, parent: sd11}
  - {id: a8.3, name: 工作人员数, label: （二）从事政府信息公开工作人员数, unit: 人, role: total}
  - {id: a8.3.1, name: 专职人员数, label: 1.专职人员数（不包括政府公报及政府网站工作人员数）, unit: 人, parent: a8.3}
  - {id: a8.4, name: 专项经费, label: （三）政府信息公开专项经费, unit: 万元, scale: 4}
layouts:
- {id: national, title: 全国格式, rows: [a1..a8.4]}
- {id: shandong, title: 山东格式, rows: [a1..a8.4]}
";

static LOADED: LazyLock<Arc<Form>> = LazyLock::new(|| load_form(FORM));

pub(crate) fn form() -> Form {
    Form::clone(&LOADED)
}

/// The form that a schema describes.
pub(crate) fn load_form(schema: &str) -> Arc<Form> {
    let id = schema.lines().find_map(|line| line.strip_prefix("id: "));
    let id = id.unwrap();
    let library = small::library(
        &[schema],
        &format!("gouji: rules/1\nform: {id}\nrules: []\n"),
    );
    small::form(&library, id)
}
