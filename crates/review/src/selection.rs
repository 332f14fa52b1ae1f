//! Who has sent what: the reports of each submitter, and which of its drafts counts on each form.

use crate::drafts::{Candidate, compare_drafts};
use gouji_model::{
    County, CountyFinding, CountyProblem, Digest, DraftReason, DraftStatus, Filer, Level,
    natural_key,
};
use std::collections::BTreeMap;

/// Somebody with reports, or on the roster without one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sender {
    /// The name on the roster, else the one in the document.
    pub(crate) name: Option<String>,
    /// Who it is in the county; `None` for a stranger.
    pub(crate) filer: Option<Filer>,
    pub(crate) level: Option<Level>,
    /// The positions of all its reports, in natural order of their paths.
    pub(crate) positions: Vec<usize>,
    /// What is to be said of its drafts.
    pub(crate) findings: Vec<CountyFinding>,
}

/// Which of a county's reports count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    /// Everybody: the roster in its order, the county, then strangers in natural order of the paths of their first reports.
    pub(crate) senders: Vec<Sender>,
    /// Whether each report counts, by position.
    pub(crate) drafts: Vec<DraftStatus>,
    /// The positions of the reports of each filer that count and have figures, one a form.
    pub(crate) counted: BTreeMap<Filer, Vec<usize>>,
}

impl Selection {
    /// Selects the reports that count among `reports`, whose `names` are those that the documents give.
    pub(crate) fn new(county: &County, reports: &[Digest], names: &[Option<String>]) -> Self {
        let mut selection = Self {
            senders: Vec::new(),
            drafts: vec![DraftStatus::Counts; reports.len()],
            counted: BTreeMap::new(),
        };
        let mut senders = senders(county, reports, names);
        for sender in &mut senders {
            selection.select_drafts(sender, reports);
        }
        selection.senders = senders;
        selection
    }

    fn select_drafts(&mut self, sender: &mut Sender, reports: &[Digest]) {
        let positions = sender.positions.iter();
        let candidates = positions.filter_map(|&position| {
            let digest = reports.get(position)?;
            Some(Candidate { position, digest })
        });
        let (read, unread): (Vec<_>, Vec<_>) =
            candidates.partition(|candidate| candidate.digest.form_data.is_some());
        let name = sender.name.clone().unwrap_or_default();
        match read.is_empty() {
            true => sender.findings.extend(self.find_copies(&name, &unread)),
            // A letter or a picture that came beside a report is no draft of it.
            false => unread
                .iter()
                .for_each(|candidate| self.set_draft(candidate.position, DraftStatus::Unread)),
        }
        for drafts in candidates_by_form(read) {
            let compared = compare_drafts(&name, &drafts);
            for draft in &compared.superseded {
                let status = match draft.because.is_duplicate() {
                    true => DraftStatus::Duplicate,
                    false => DraftStatus::Superseded,
                };
                self.set_draft(draft.position, status);
            }
            match (compared.rivals.as_slice(), sender.filer) {
                ([latest], Some(filer)) => self.counted.entry(filer).or_default().push(*latest),
                ([_] | [], _) => {}
                (unclear, _) => unclear
                    .iter()
                    .for_each(|position| self.set_draft(*position, DraftStatus::Unclear)),
            }
            sender.findings.extend(compared.findings);
        }
    }

    /// Finds those of `texts`, which hold no figures, that say the same as one before them.
    fn find_copies(&mut self, submitter: &str, texts: &[Candidate<'_>]) -> Vec<CountyFinding> {
        let mut first: BTreeMap<u64, &Digest> = BTreeMap::new();
        let mut findings = Vec::new();
        // Of a file that gives no text nothing is known.
        let texts = texts.iter().filter(|text| text.digest.draft.words > 0);
        for Candidate { position, digest } in texts {
            let Some(original) = first.get(&digest.draft.fingerprint) else {
                first.insert(digest.draft.fingerprint, digest);
                continue;
            };
            self.set_draft(*position, DraftStatus::Duplicate);
            findings.push(CountyFinding {
                problem: CountyProblem::Superseded {
                    submitter: submitter.to_owned(),
                    because: DraftReason::Same,
                },
                reports: vec![original.path.clone(), digest.path.clone()],
            });
        }
        findings
    }

    fn set_draft(&mut self, position: usize, draft: DraftStatus) {
        if let Some(known) = self.drafts.get_mut(position) {
            *known = draft;
        }
    }

    /// The reports of `filer` that count, one a form.
    pub(crate) fn counted_reports<'d>(
        &self,
        filer: Filer,
        reports: &'d [Digest],
    ) -> impl Iterator<Item = (usize, &'d Digest)> + Clone {
        let positions = self.counted.get(&filer).into_iter().flatten();
        positions.filter_map(|&position| Some((position, reports.get(position)?)))
    }
}

/// Everybody with its reports.
fn senders(county: &County, reports: &[Digest], names: &[Option<String>]) -> Vec<Sender> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_cached_key(|&at| reports.get(at).map(|digest| natural_key(&digest.path)));
    let mut by_filer: BTreeMap<Filer, Vec<usize>> = BTreeMap::new();
    let mut strangers: Vec<(Option<String>, Sender)> = Vec::new();
    for position in order {
        let filer = reports
            .get(position)
            .and_then(|digest| digest.identity.filer);
        if let Some((filer, _)) = filer {
            by_filer.entry(filer).or_default().push(position);
            continue;
        }
        let name = names.get(position).cloned().flatten();
        let key = name.as_deref().map(|name| county.names.key(name));
        let mut known = strangers.iter_mut();
        match known.find(|(other, _)| key.is_some() && *other == key) {
            Some((_, stranger)) => stranger.positions.push(position),
            None => strangers.push((
                key,
                Sender {
                    name,
                    positions: vec![position],
                    ..Sender::default()
                },
            )),
        }
    }
    let mut sender = |filer: Filer, level| Sender {
        name: county.filer_name(filer).map(str::to_owned),
        filer: Some(filer),
        level,
        positions: by_filer.remove(&filer).unwrap_or_default(),
        findings: Vec::new(),
    };
    let roster = county.submitters.iter_with_ids();
    let mut all: Vec<Sender> = roster
        .map(|(id, submitter)| sender(Filer::Submitter(id), Some(submitter.level)))
        .collect();
    let own_report = sender(Filer::County, None);
    if !own_report.positions.is_empty() || county.own_report.is_some() {
        all.push(own_report);
    }
    all.extend(strangers.into_iter().map(|(_, stranger)| stranger));
    all
}

/// The drafts among `candidates`, which have figures, by form, in the order of the first of each.
pub(crate) fn candidates_by_form(candidates: Vec<Candidate<'_>>) -> Vec<Vec<Candidate<'_>>> {
    let mut by_form: Vec<(Option<&str>, Vec<Candidate<'_>>)> = Vec::new();
    for candidate in candidates {
        let form_data = candidate.digest.form_data.as_ref();
        let form = form_data.map(|form_data| form_data.form.id.as_str());
        match by_form.iter_mut().find(|(known, _)| *known == form) {
            Some((_, drafts)) => drafts.push(candidate),
            None => by_form.push((form, vec![candidate])),
        }
    }
    by_form.into_iter().map(|(_, drafts)| drafts).collect()
}
