//! PDF: made without a fault in every profile, of several pages, and equal bytes for equal papers.

use crate::sample;
use soket_paper::pdf::{self, Attachment};
use soket_paper::profile::ProfileId;

#[test]
fn every_profile_is_set_and_equal_papers_are_equal_bytes() {
    for profile in [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30] {
        let document = sample::report(profile);
        let facts = Attachment {
            name: "so-lieu.json".into(),
            media_type: "application/json".into(),
            description: "Số liệu".into(),
            text: "{}".into(),
        };
        let once = pdf::write(&document, std::slice::from_ref(&facts)).unwrap();
        let again = pdf::write(&document, &[facts]).unwrap();
        assert!(once.pages >= 5, "{profile:?}: {} pages", once.pages);
        assert!(once.bytes == again.bytes, "{profile:?}");
        crate::look(&format!("{profile:?}.pdf"), &once.bytes);
    }
}

#[test]
fn papers_in_one_file_stand_on_pages_of_their_own() {
    for profile in [ProfileId::PartyHd05, ProfileId::AdminNd30] {
        let papers = [sample::report(profile), crate::sitting::invitation(profile), sample::report(profile)];
        let pages: usize = papers.iter().map(|paper| pdf::write(paper, &[]).unwrap().pages).sum();
        let all = pdf::write_all(&papers).unwrap();
        assert_eq!(all.pages, pages);
        crate::look(&format!("{profile:?}-all.pdf"), &all.bytes);
    }
    assert!(pdf::write_all(&[]).is_err());
}
