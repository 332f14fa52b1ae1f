use super::*;

fn aligned(texts: usize, rows: usize, matches: &[(usize, usize, i64)]) -> Alignment {
    let costs = Costs::new(std::iter::repeat_n(8, texts), std::iter::repeat_n(3, rows));
    let matches = matches.iter().map(|&(start, position, gain)| Match {
        start,
        end: start + 1,
        position,
        parents: [None; 2],
        numbering: None,
        gain,
    });
    align(matches.collect(), &costs)
}

fn pairs(alignment: &Alignment) -> Vec<(usize, usize)> {
    let chain = alignment.chain.iter().map(|&at| alignment.matches[at]);
    chain.map(|each| (each.start, each.position)).collect()
}

/// Every chain, tried one by one.
fn best_chain_by_trial(alignment: &Alignment, costs: &Costs) -> (i64, Vec<i64>) {
    let matches = &alignment.matches;
    let mut through = vec![i64::MIN; matches.len()];
    let mut best = i64::MIN;
    for chosen in 1_u32..1 << matches.len() {
        let chain: Vec<usize> = (0..matches.len())
            .filter(|at| chosen >> at & 1 == 1)
            .collect();
        let ordered = |pair: &[usize]| {
            let (a, b) = (matches[pair[0]], matches[pair[1]]);
            a.end <= b.start && a.position < b.position
        };
        if !chain.windows(2).all(ordered) {
            continue;
        }
        let (first, last) = (matches[chain[0]], matches[chain[chain.len() - 1]]);
        let rows = costs.rows.len() - 1;
        let mut score =
            -costs.row(first.position) - (costs.row(rows) - costs.row(last.position + 1));
        for pair in chain.windows(2) {
            let (a, b) = (matches[pair[0]], matches[pair[1]]);
            let texts = costs.text(b.start) - costs.text(a.end);
            let rows = costs.row(b.position) - costs.row(a.position + 1);
            score -= texts + rows;
            score += if texts == 0 && rows == 0 && b.goes_on_from(&a) {
                NEIGHBOUR
            } else {
                0
            };
        }
        score += chain.iter().map(|&at| matches[at].gain).sum::<i64>();
        best = best.max(score);
        for &at in &chain {
            through[at] = through[at].max(score);
        }
    }
    (best, through)
}

#[test]
fn keeps_the_order_of_both() {
    let alignment = aligned(
        4,
        4,
        &[
            (0, 0, 100),
            (1, 2, 100),
            (2, 1, 100),
            (3, 3, 100),
            (2, 2, 40),
        ],
    );
    assert_eq!(pairs(&alignment).len(), 3);
    assert_eq!(pairs(&alignment)[0], (0, 0));
}

#[test]
fn the_earlier_of_two_equal_texts_is_taken_and_both_are_seen_to_be_equal() {
    let alignment = aligned(2, 1, &[(0, 0, 100), (1, 0, 100)]);
    assert_eq!(pairs(&alignment), [(0, 0)]);
    assert_eq!(alignment.through, [100, 100]);
}

#[test]
fn nothing_aligns_with_nothing() {
    assert_eq!(aligned(0, 0, &[]).chain, [0_usize; 0]);
    assert_eq!(aligned(5, 3, &[]).score, 0);
}

#[test]
fn agrees_with_trying_every_chain() {
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % below).unwrap()
    };
    for _ in 0..300 {
        let (texts, rows) = (next(6) + 1, next(5) + 1);
        let costs = Costs::new(
            (0..texts)
                .map(|_| [0, 8, 8, 250][next(4)])
                .collect::<Vec<_>>()
                .into_iter(),
            (0..rows)
                .map(|_| [0, 3][next(2)])
                .collect::<Vec<_>>()
                .into_iter(),
        );
        let mut matches = Vec::new();
        for _ in 0..next(9) {
            let start = next(texts as u64);
            let end = (start + 1 + next(2)).min(texts);
            let gain = i64::try_from(next(120)).unwrap();
            let position = next(rows as u64);
            let known =
                |each: &Match| (each.start, each.end, each.position) == (start, end, position);
            if !matches.iter().any(known) {
                matches.push(Match {
                    start,
                    end,
                    position,
                    parents: [position.checked_sub(1 + next(2)), None],
                    numbering: Some(Numbering {
                        level: 1,
                        number: u32::try_from(next(3)).unwrap(),
                    }),
                    gain,
                });
            }
        }
        let alignment = align(matches, &costs);
        if !alignment.matches.is_empty() {
            let (best, through) = best_chain_by_trial(&alignment, &costs);
            assert_eq!(alignment.score, best);
            assert_eq!(alignment.through, through);
        }
    }
}
