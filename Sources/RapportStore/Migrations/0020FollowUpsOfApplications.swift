import SQLite

extension Migrations {
    static let migration0020FollowUpsOfApplications = Migration(
        "follow-ups of applications",
        script: """
            CREATE TRIGGER job_application_takes_follow_ups AFTER DELETE ON job_application BEGIN
                DELETE FROM follow_up WHERE subject_id = old.id;
            END;
            """)
}
