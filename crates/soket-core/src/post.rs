//! Posts (chức vụ): whose name stands under a paper when several people hold one in the same body.

use crate::text::fold;

/// Who signs first, the smallest: the head of the body, then whoever is no deputy, then deputies, who sign in the head's stead
/// (`K/T`, `KT.`) only when somebody says so.
pub fn signing_rank(title: &str) -> u8 {
    const HEADS: [&str; 7] = ["bi thu", "hieu truong", "giam doc", "chu tich", "chu nhiem", "vien truong", "truong "];
    let title = fold(title);
    match () {
        () if HEADS.iter().any(|head| title.starts_with(head)) => 0,
        () if title.starts_with("pho ") => 2,
        () => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_signs_before_anybody_else() {
        for (title, rank) in [
            ("Bí thư", 0),
            ("Bí thư Chi bộ", 0),
            ("Hiệu trưởng", 0),
            ("Trưởng phòng", 0),
            ("Chi uỷ viên", 1),
            ("Văn thư", 1),
            ("Phó Bí thư", 2),
            ("phó hiệu trưởng", 2),
        ] {
            assert_eq!(signing_rank(title), rank, "{title}");
        }
    }
}
