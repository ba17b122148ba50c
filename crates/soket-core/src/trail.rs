//! What can stand in the trail: the verb of every change, named as a clerk would say it.

/// What somebody did to a record. Each write of the product leaves one of these in the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table below names each verb in the words of the office")]
pub enum Verb {
    Register,
    Correct,
    Relate,
    Unrelate,
    Attach,
    Detach,
    RefuseSecret,
    Define,
    Redefine,
    Enter,
    Withdraw,
    Open,
    ChooseFormat,
    Write,
    Redraft,
    Record,
    ChangeRecord,
    WithdrawRecord,
    Decide,
    Close,
    Issue,
    Reopen,
    SetTask,
    FinishTask,
    ReopenTask,
    TellTask,
    CorrectTask,
    WithdrawTask,
    AcceptTask,
    SendBackTask,
    Found,
    Rename,
    Place,
    End,
    Letterhead,
    OpenTerm,
    AddPerson,
    Appoint,
    Resign,
    Look,
    CorrectName,
    Erase,
    OpenAccount,
    GiveRole,
    TakeRole,
    Disable,
    Enable,
    MakeLink,
    SetPassword,
    SignIn,
    Convene,
    Plan,
    Invite,
    Uninvite,
    RenewCard,
    Answer,
    Cover,
    Announce,
    Nominate,
    SendNomination,
    ReturnNomination,
    DeclineNomination,
    WithdrawNomination,
    ExtendPass,
    RenewPass,
    WithdrawPass,
    CloseNominations,
    CountNominations,
    ListNominees,
    Object,
    HandOver,
    TakeBackAward,
    ArrangeCalling,
    Replace,
    Revoke,
    Cancel,
    Print,
    StopPrinting,
    WriteArticle,
    SubmitArticle,
    SendBackArticle,
    PublishArticle,
    ScheduleArticle,
    UnscheduleArticle,
    CorrectArticle,
    DropCorrection,
    WithdrawArticle,
    ReopenArticle,
    Readdress,
    PostComment,
    EditComment,
    WithdrawComment,
    ApproveComment,
    RefuseComment,
    TakeDownComment,
    ReconsiderComment,
    LeaveComment,
    AnswerComment,
    ReportComment,
    SetCommentRules,
    Backup,
}

/// One verb: text form and name.
struct Row(Verb, &'static str, &'static str);

const ROWS: [Row; 101] = [
    Row(Verb::Register, "register", "đăng ký"),
    Row(Verb::Correct, "correct", "đính chính"),
    Row(Verb::Relate, "relate", "ghi quan hệ"),
    Row(Verb::Unrelate, "unrelate", "bỏ quan hệ"),
    Row(Verb::Attach, "attach", "đính kèm tệp"),
    Row(Verb::Detach, "detach", "bỏ tệp"),
    Row(Verb::RefuseSecret, "refuse_secret", "từ chối tệp có dấu mật"),
    Row(Verb::Define, "define", "đặt ra"),
    Row(Verb::Redefine, "redefine", "sửa cách tính"),
    Row(Verb::Enter, "enter", "nhập"),
    Row(Verb::Withdraw, "withdraw", "thu hồi"),
    Row(Verb::Open, "open", "mở hồ sơ"),
    Row(Verb::ChooseFormat, "choose_format", "chọn thể thức"),
    Row(Verb::Write, "write", "viết mục"),
    Row(Verb::Redraft, "redraft", "cho máy soạn lại mục"),
    Row(Verb::Record, "record", "ghi nhận"),
    Row(Verb::ChangeRecord, "change_record", "sửa ghi nhận"),
    Row(Verb::WithdrawRecord, "withdraw_record", "bỏ ghi nhận"),
    Row(Verb::Decide, "decide", "kết luận"),
    Row(Verb::Close, "close", "chốt"),
    Row(Verb::Issue, "issue", "ban hành"),
    Row(Verb::Reopen, "reopen", "mở bản mới"),
    Row(Verb::SetTask, "set_task", "giao việc"),
    Row(Verb::FinishTask, "finish_task", "báo xong việc"),
    Row(Verb::ReopenTask, "reopen_task", "mở lại việc"),
    Row(Verb::TellTask, "tell_task", "ghi tiến độ việc"),
    Row(Verb::CorrectTask, "correct_task", "sửa việc"),
    Row(Verb::WithdrawTask, "withdraw_task", "rút việc"),
    Row(Verb::AcceptTask, "accept_task", "nghiệm thu việc"),
    Row(Verb::SendBackTask, "send_back_task", "trả lại việc"),
    Row(Verb::Found, "found", "lập"),
    Row(Verb::Rename, "rename", "đổi tên"),
    Row(Verb::Place, "place", "chuyển về trực thuộc"),
    Row(Verb::End, "end", "kết thúc"),
    Row(Verb::Letterhead, "letterhead", "sửa đầu văn bản"),
    Row(Verb::OpenTerm, "open_term", "mở nhiệm kỳ"),
    Row(Verb::AddPerson, "add_person", "ghi tên người"),
    Row(Verb::Appoint, "appoint", "cử giữ chức vụ"),
    Row(Verb::Resign, "resign", "thôi chức vụ"),
    Row(Verb::Look, "look", "xem"),
    Row(Verb::CorrectName, "correct_name", "sửa tên"),
    Row(Verb::Erase, "erase", "xoá tên"),
    Row(Verb::OpenAccount, "open_account", "mở tài khoản"),
    Row(Verb::GiveRole, "give_role", "cấp vai trò"),
    Row(Verb::TakeRole, "take_role", "bỏ vai trò"),
    Row(Verb::Disable, "disable", "khoá tài khoản"),
    Row(Verb::Enable, "enable", "mở khoá tài khoản"),
    Row(Verb::MakeLink, "make_link", "tạo liên kết đặt mật khẩu"),
    Row(Verb::SetPassword, "set_password", "đặt mật khẩu"),
    Row(Verb::SignIn, "sign_in", "đăng nhập"),
    Row(Verb::Convene, "convene", "triệu tập hội nghị"),
    Row(Verb::Plan, "plan", "sửa chương trình"),
    Row(Verb::Invite, "invite", "ghi đại biểu"),
    Row(Verb::Uninvite, "uninvite", "bỏ đại biểu"),
    Row(Verb::RenewCard, "renew_card", "cấp lại thẻ đại biểu"),
    Row(Verb::Answer, "answer", "trả lời góp ý"),
    Row(Verb::Cover, "cover", "ghi số người dự"),
    Row(Verb::Announce, "announce", "phát động đợt khen"),
    Row(Verb::Nominate, "nominate", "đề nghị khen"),
    Row(Verb::SendNomination, "send_nomination", "gửi đề nghị khen"),
    Row(Verb::ReturnNomination, "return_nomination", "trả lại đề nghị khen"),
    Row(Verb::DeclineNomination, "decline_nomination", "từ chối được khen"),
    Row(Verb::WithdrawNomination, "withdraw_nomination", "rút đề nghị khen"),
    Row(Verb::ExtendPass, "extend_pass", "đặt hạn đường dẫn riêng"),
    Row(Verb::RenewPass, "renew_pass", "cấp lại đường dẫn riêng"),
    Row(Verb::WithdrawPass, "withdraw_pass", "thu hồi đường dẫn riêng"),
    Row(Verb::CloseNominations, "close_nominations", "chốt nhận đề nghị"),
    Row(Verb::CountNominations, "count_nominations", "ghi kết quả xét khen"),
    Row(Verb::ListNominees, "list_nominees", "công khai danh sách"),
    Row(Verb::Object, "object", "ghi ý kiến về danh sách"),
    Row(Verb::HandOver, "hand_over", "trao giấy khen"),
    Row(Verb::TakeBackAward, "take_back_award", "bỏ ghi đã trao giấy khen"),
    Row(Verb::ArrangeCalling, "arrange_calling", "xếp thứ tự gọi trao"),
    Row(Verb::Replace, "replace", "thay bản khen"),
    Row(Verb::Revoke, "revoke", "thu hồi bản khen"),
    Row(Verb::Cancel, "cancel", "huỷ đợt khen"),
    Row(Verb::Print, "print", "in giấy khen"),
    Row(Verb::StopPrinting, "stop_printing", "dừng in giấy khen"),
    Row(Verb::WriteArticle, "write_article", "viết bài"),
    Row(Verb::SubmitArticle, "submit_article", "gửi duyệt bài"),
    Row(Verb::SendBackArticle, "send_back_article", "trả lại bài"),
    Row(Verb::PublishArticle, "publish_article", "duyệt đăng bài"),
    Row(Verb::ScheduleArticle, "schedule_article", "hẹn giờ đăng bài"),
    Row(Verb::UnscheduleArticle, "unschedule_article", "huỷ hẹn giờ đăng"),
    Row(Verb::CorrectArticle, "correct_article", "mở bản sửa của bài"),
    Row(Verb::DropCorrection, "drop_correction", "bỏ bản sửa của bài"),
    Row(Verb::WithdrawArticle, "withdraw_article", "gỡ bài"),
    Row(Verb::ReopenArticle, "reopen_article", "mở lại bài đã gỡ"),
    Row(Verb::Readdress, "readdress", "đổi địa chỉ bài"),
    Row(Verb::PostComment, "post_comment", "nhận bình luận"),
    Row(Verb::EditComment, "edit_comment", "người viết sửa bình luận"),
    Row(Verb::WithdrawComment, "withdraw_comment", "người viết rút bình luận"),
    Row(Verb::ApproveComment, "approve_comment", "duyệt bình luận"),
    Row(Verb::RefuseComment, "refuse_comment", "không duyệt bình luận"),
    Row(Verb::TakeDownComment, "take_down_comment", "gỡ bình luận"),
    Row(Verb::ReconsiderComment, "reconsider_comment", "xem xét lại bình luận"),
    Row(Verb::LeaveComment, "leave_comment", "giữ bình luận bị báo"),
    Row(Verb::AnswerComment, "answer_comment", "trả lời bình luận"),
    Row(Verb::ReportComment, "report_comment", "nhận báo xấu bình luận"),
    Row(Verb::SetCommentRules, "set_comment_rules", "đặt quy tắc bình luận"),
    Row(Verb::Backup, "backup", "sao lưu"),
];

impl Verb {
    fn row(self) -> &'static Row {
        ROWS.iter().find(|row| row.0 == self).unwrap_or(&ROWS[0])
    }

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.1 == text).map(|row| row.0)
    }

    /// What the trail calls it.
    pub fn name_vi(self) -> &'static str {
        self.row().2
    }
}

/// What a line of the trail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the nouns of the glossary")]
pub enum Subject {
    Account,
    Article,
    Campaign,
    Comment,
    Conference,
    Database,
    Figure,
    Indicator,
    Mandate,
    Person,
    Review,
    Target,
    Task,
    Unit,
}

impl Subject {
    /// All nouns.
    pub const ALL: [Subject; 14] = [
        Subject::Account,
        Subject::Article,
        Subject::Campaign,
        Subject::Comment,
        Subject::Conference,
        Subject::Database,
        Subject::Figure,
        Subject::Indicator,
        Subject::Mandate,
        Subject::Person,
        Subject::Review,
        Subject::Target,
        Subject::Task,
        Subject::Unit,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Subject::Account => "account",
            Subject::Article => "article",
            Subject::Campaign => "campaign",
            Subject::Comment => "comment",
            Subject::Conference => "conference",
            Subject::Database => "database",
            Subject::Figure => "figure",
            Subject::Indicator => "indicator",
            Subject::Mandate => "mandate",
            Subject::Person => "person",
            Subject::Review => "review",
            Subject::Target => "target",
            Subject::Task => "task",
            Subject::Unit => "unit",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.as_str() == text)
    }

    /// What the trail calls it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Subject::Account => "tài khoản",
            Subject::Article => "tin bài",
            Subject::Campaign => "đợt khen thưởng",
            Subject::Comment => "bình luận",
            Subject::Conference => "hội nghị",
            Subject::Database => "toàn bộ dữ liệu",
            Subject::Figure => "số liệu",
            Subject::Indicator => "chỉ số",
            Subject::Mandate => "văn bản",
            Subject::Person => "người",
            Subject::Review => "hồ sơ sơ kết",
            Subject::Target => "chỉ tiêu",
            Subject::Task => "việc",
            Subject::Unit => "đơn vị",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_verb_has_a_row_of_its_own() {
        // The enum's last verb tells how many there are; each row must be found again by verb and by text.
        assert_eq!(ROWS.len(), Verb::Backup as usize + 1);
        assert!(ROWS.iter().all(|row| row.0.as_str() == row.1 && Verb::parse(row.1) == Some(row.0)));
        let names: HashSet<&str> = ROWS.iter().map(|row| row.2).collect();
        assert_eq!(names.len(), ROWS.len());
    }
}
