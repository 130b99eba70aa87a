import SQLite

extension Migrations {
    static let migration0008Jobs = Migration(
        "job listings and applications",
        script: """
            CREATE TABLE job_listing(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                title TEXT NOT NULL,
                title_folded TEXT NOT NULL,
                company TEXT NOT NULL,
                company_folded TEXT NOT NULL,
                location TEXT,
                url TEXT,
                source TEXT,
                salary_minimum INTEGER,
                salary_maximum INTEGER,
                -- Null without a salary.
                salary_currency TEXT,
                status TEXT NOT NULL,
                -- Days as YYYY-MM-DD.
                posted_on TEXT,
                closes_on TEXT,
                -- The one application that refers to the listing: kept by the triggers of job_application.
                application_id BLOB,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                -- Last, because it is long.
                description TEXT
            ) STRICT;
            -- Every order of lists. Where a column can be null, in the direction that people ask for.
            CREATE INDEX job_listing_by_creation ON job_listing(owner_id, created_at, id);
            CREATE INDEX job_listing_by_posting ON job_listing(owner_id, ifnull(posted_on, ''), id);
            CREATE INDEX job_listing_by_closing ON job_listing(owner_id, ifnull(closes_on, x''), id);
            CREATE INDEX job_listing_by_company ON job_listing(owner_id, company_folded, id);

            CREATE TABLE job_application(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- A listing is not deleted below its application.
                job_listing_id BLOB NOT NULL UNIQUE REFERENCES job_listing(id),
                status TEXT NOT NULL,
                applied_at INTEGER,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                -- Its place in lists where nobody asks for another order.
                applied_or_created_at INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(applied_at, created_at)) VIRTUAL,
                notes TEXT
            ) STRICT;
            CREATE INDEX job_application_by_time ON job_application(owner_id, applied_or_created_at DESC, id DESC);
            CREATE INDEX job_application_by_status
                ON job_application(owner_id, status, applied_or_created_at DESC, id DESC);
            CREATE INDEX job_application_by_application
                ON job_application(owner_id, ifnull(applied_at, -9223372036854775808), id);
            CREATE INDEX job_application_by_creation ON job_application(owner_id, created_at, id);
            CREATE INDEX job_application_by_update ON job_application(owner_id, updated_at, id);

            CREATE TRIGGER job_application_is_new AFTER INSERT ON job_application BEGIN
                UPDATE job_listing SET application_id = new.id WHERE id = new.job_listing_id;
            END;
            CREATE TRIGGER job_application_is_gone AFTER DELETE ON job_application BEGIN
                UPDATE job_listing SET application_id = NULL WHERE id = old.job_listing_id;
            END;

            CREATE TABLE application_status_change(
                application_id BLOB NOT NULL REFERENCES job_application(id) ON DELETE CASCADE,
                -- From 1: changes of the same millisecond have an order.
                number INTEGER NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- Null for the first.
                previous_status TEXT,
                new_status TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY(application_id, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX application_status_change_by_owner ON application_status_change(owner_id, changed_at);

            -- Who works for the company of a listing.
            CREATE INDEX contact_of_company ON contact(owner_id, company_folded, name_folded, id, is_archived)
                WHERE company_folded IS NOT NULL;
            """)
}
