use super::*;

fn render(code: &str, number: &str) -> String {
    let number = Number::parse(number).unwrap();
    let text = NumberFormat::parse(code).render(number, Epoch::Year1900);
    text.unwrap_or_else(|| "hidden".to_owned())
}

#[test]
fn a_plain_format_keeps_the_value() {
    for (code, number, expected) in [
        ("General", "12.5", "12.5"),
        ("", "12.5", "12.5"),
        ("0", "12.5", "12.5"),
        ("0.00", "3", "3"),
        ("0.00", "0.125", "0.125"),
        ("#,##0", "251000", "251000"),
        ("#,##0.00_);(#,##0.00)", "-7.5", "-7.5"),
        ("0.00_);[Red]\\(0.00\\)", "-7.5", "-7.5"),
        ("0;[Red]0", "-7", "-7"),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "0"),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "-3", "-3"),
        ("0.00E+00", "12345", "12345"),
        ("# ?/?", "0.5", "0.5"),
        ("0;-0;;@", "0", "0"),
        ("0;-0;;@", "4", "4"),
        ("@", "7", "7"),
        ("[DBNum1][$-804]General", "7", "7"),
        ("0000", "7", "7"),
    ] {
        assert_eq!(render(code, number), expected, "{code} {number}");
    }
}

#[test]
fn words_of_a_format_stand_beside_the_value() {
    for (code, number, expected) in [
        ("0\"件\"", "7", "7件"),
        ("0件", "7", "7件"),
        ("0\\件", "7", "7件"),
        ("General\"件\"", "7", "7件"),
        ("G/通用格式\"件\"", "7", "7件"),
        ("#,##0.00\"万元\"", "25.1", "25.1万元"),
        ("0.00\"万元\";-0.00\"万元\"", "-25.1", "-25.1万元"),
        ("0_ \"人次\"", "45", "45人次"),
        ("\"¥\"#,##0.00", "251000", "¥251000"),
        ("[$¥-804]#,##0.00", "251000", "¥251000"),
        ("[$-804]0", "7", "7"),
        ("\"共\"0\"件\"", "7", "共7件"),
    ] {
        assert_eq!(render(code, number), expected, "{code} {number}");
    }
}

#[test]
fn percentages_and_divided_numbers_are_given_as_shown() {
    for (code, number, expected) in [
        ("0%", "0.125", "13%"),
        ("0.0%", "0.125", "12.5%"),
        ("0.00%", "1", "100.00%"),
        ("#.##%", "0.125", "12.5%"),
        ("0.00%", "-0.0316", "-3.16%"),
        ("0,", "251000", "251"),
        ("0.0,\"千\"", "251490", "251.5千"),
        ("0!.0,\"万\"", "251000", "25.1万"),
        ("0\\.0000\"万元\"", "251000", "25.1000万元"),
        ("0\\.0000\"万元\"", "900", "0.0900万元"),
        ("000-0000", "5550123", "555-0123"),
    ] {
        assert_eq!(render(code, number), expected, "{code} {number}");
    }
}

#[test]
fn dates_and_times_are_given_as_shown() {
    for (code, number, expected) in [
        ("yyyy-mm-dd", "42740", "2017-01-05"),
        ("yyyy/m/d", "42740", "2017/1/5"),
        ("yyyy.mm.dd", "42740", "2017.01.05"),
        ("yyyy\"年\"m\"月\"d\"日\"", "42740", "2017年1月5日"),
        (
            "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "42740",
            "2017年1月5日",
        ),
        ("[$-804]aaaa", "42740", "星期四"),
        ("yy-mmm", "42740", "17-Jan"),
        ("mmmmm", "42740", "J"),
        ("h:mm", "0.5", "12:00"),
        ("hh:mm:ss", "42740.999988", "23:59:59"),
        ("h:mm AM/PM", "0.75", "6:00 下午"),
        ("上午/下午h\"时\"mm\"分\"", "0", "上午12时00分"),
        ("[h]:mm:ss", "1.5", "36:00:00"),
        ("[mm]:ss", "0.5", "720:00"),
        ("mm:ss.0", "0.5", "00:00"),
        ("yyyy-mm-dd hh:mm", "42740.5", "2017-01-05 12:00"),
        ("yyyy-mm-dd", "5", "1900-01-05"),
        ("yyyy-mm-dd", "-5", "-5"),
        ("yyyy-mm-dd", "99999999", "99999999"),
    ] {
        assert_eq!(render(code, number), expected, "{code} {number}");
    }
}

#[test]
fn sections_are_chosen_by_sign_and_condition() {
    for (code, number, expected) in [
        ("[>=10000]0!.0,\"万\";0\"元\"", "25000", "2.5万"),
        ("[>=10000]0!.0,\"万\";0\"元\"", "9999", "9999元"),
        ("[=0]\"无\";0\"件\"", "0", "0"),
        ("[<1]0.0%;0", "0.5", "50.0%"),
        ("0\"增\";0\"减\";\"平\"", "-2", "-2减"),
        ("0\"增\";0\"减\";\"平\"", "2", "2增"),
        (";;;", "7", "hidden"),
        (";;;", "0", "hidden"),
        ("0;;", "-7", "hidden"),
        ("0;;", "0", "0"),
    ] {
        assert_eq!(render(code, number), expected, "{code} {number}");
    }
    assert!(NumberFormat::parse(";;;").hides_text());
    assert!(!NumberFormat::parse("0;-0;;@").hides_text());
    assert!(!NumberFormat::parse("0;;").hides_text());
}

#[test]
fn no_code_is_too_odd() {
    let number = Number::parse("1234.5").unwrap();
    let long = "0".repeat(LONGEST);
    let pieces = [
        "\"",
        "\\",
        "!",
        "_",
        "*",
        "[",
        "[>",
        "[$",
        ";;;;;;",
        "E+",
        "e",
        "AM/",
        "上午",
        "#/",
        "%%%%",
        ",,,,",
        "0.0.0",
        "[hm]",
        "[>=x]0",
        "General.0",
        "0General",
        "年",
        "yyyyyyyyyyyy",
        &long,
    ];
    for first in pieces {
        for second in pieces {
            let _ =
                NumberFormat::parse(&format!("{first}{second}")).render(number, Epoch::Year1904);
        }
    }
    assert_eq!(render(&long, "7"), "7");
}
