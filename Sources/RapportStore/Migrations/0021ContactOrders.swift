import SQLite

extension Migrations {
    static let migration0021ContactOrders = Migration(
        "contacts in every order",
        script: """
            -- The directions that people seldom ask for: without an index 50,000 contacts are sorted for a page, which
            -- takes 50 ms. Those without a value come last here, too.
            CREATE INDEX contact_by_last_company ON contact(owner_id, ifnull(company_folded, ''), id, is_archived);
            CREATE INDEX contact_by_first_contact
                ON contact(owner_id, ifnull(last_contacted_at, 9223372036854775807), id, is_archived);
            CREATE INDEX contact_by_latest_due
                ON contact(owner_id, ifnull(next_contact_due_at, -9223372036854775808), id, is_archived);
            """)
}
