import RapportTypes

/// The job search of the demo's account: every status that an application can have, and what leads to it.
enum DemoJobs {
    static let all = [
        DemoJob(
            company: "Quellwerk AG", title: "Senior Backend Engineer, Storage", location: "Berlin, hybrid",
            source: "Newsletter", salary: 88_000...104_000,
            description: """
                Meter readings of four million households, one row every fifteen minutes. You own the store behind them:
                schema, queries, backups, and the argument for keeping it on one machine.
                """,
            postedOn: -55, closesOn: -20, isClosed: true,
            application: DemoApplication(
                on: -48, notes: "Tobias says the team is small and decides fast. Ask about the on-call rota.",
                interviews: [
                    DemoInterview(
                        type: .phoneScreen, agreedOn: -44, on: -40, hour: 10, minutes: 30, location: "Phone",
                        others: ["Nadine Sommer"],
                        outcome: (4, "Friendly and quick. They want somebody who has restored a backup in anger.", nil)),
                    DemoInterview(
                        type: .technical, agreedOn: -38, on: -31, hour: 14, minutes: 90,
                        location: "https://meet.google.com/qwk-stor-age", contacts: 2,
                        preparation: (
                            -34,
                            """
                            Read their engineering posts on retention. Have an answer for: why not a time-series database?
                            Bring the numbers of the ledger migration.
                            """
                        ),
                        outcome: (
                            4,
                            "Pairing on a slow query. Found the missing index after ten minutes, explained it after twenty.",
                            "They talk to each other by Friday."
                        ),
                        thankYou: (1, .email, "Sent the paper on clustered indexes that we had talked about.")),
                    DemoInterview(
                        type: .final, agreedOn: -24, on: -17, hour: 11, minutes: 60,
                        location: "Quellwerk AG, Invalidenstraße 112, Berlin", contacts: 1, others: ["Dr. Rainer Falk"],
                        preparation: (-20, "Salary: 98, not below 94. Ask what the first ninety days look like."),
                        outcome: (
                            5, "With the CTO. Talked about failure more than about success. Good sign.",
                            "Offer by letter."
                        ),
                        thankYou: (1, .handwritten, "A card, since he collects them.")),
                ],
                changes: [(.screening, -43), (.interviewing, -37), (.offer, -9)],
                followUp: ("Answer the offer of Quellwerk", 6))),
        DemoJob(
            company: "Tidemark Analytics", title: "Staff Engineer, Data Platform", location: "Remote, US East hours",
            source: "LinkedIn", salary: 110_000...135_000,
            description: "Lead the rewrite of the query layer. Half code, half convincing people.",
            postedOn: -40, closesOn: 20,
            application: DemoApplication(
                on: -34, notes: "US hours: afternoons and early evenings. Worth it?",
                interviews: [
                    DemoInterview(
                        type: .phoneScreen, agreedOn: -30, on: -26, hour: 16, minutes: 30, location: "Phone",
                        contacts: 1,
                        outcome: (
                            3, "Good talk, bad line. The role grew while we spoke.",
                            "Technical round with the platform team."
                        )),
                    DemoInterview(
                        type: .technical, agreedOn: -12, on: 2, hour: 17, minutes: 120,
                        zone: TimeZoneName(stored: "America/New_York"), location: "https://zoom.us/j/98765432101",
                        contacts: 1, others: ["Grant Ellery"],
                        preparation: (
                            -3,
                            """
                            System design: ingest for ten thousand tenants. Draw the hot path first, name the numbers.
                            Questions for them: who decides on schemas? What broke last?
                            """
                        )),
                ],
                changes: [(.screening, -29), (.interviewing, -22)])),
        DemoJob(
            company: "Harbor Labs", title: "Engineering Lead, Developer Experience", location: "Hamburg or remote",
            source: "Referral", salary: 95_000...115_000,
            description: "Six engineers, the build, the tools that everybody else's day depends on.",
            postedOn: -33, closesOn: 12,
            referral: DemoReferral(
                requestedOn: -32,
                message: """
                    You know both the team and me: would you put in a word for the lead of Developer Experience? I can send
                    two paragraphs that you may use or throw away.
                    """,
                answer: .provided(
                    on: -28, details: "Wrote to the hiring manager, who had heard of the ledger migration.")),
            application: DemoApplication(
                on: -28, notes: "Going back there: what is different now? Ask.",
                interviews: [
                    DemoInterview(
                        type: .video, agreedOn: -22, on: -18, hour: 9, minutes: 45,
                        location: "https://teams.microsoft.com/l/meetup-join/19%3aharbor-labs-demo", contacts: 1,
                        outcome: (4, "Like coming home, with new furniture.", "Panel with three teams."),
                        thankYou: (0, .linkedin, "Short note, with the photo of the ping-pong table.")),
                    DemoInterview(
                        type: .panel, agreedOn: -13, on: 5, hour: 13, minutes: 150,
                        location: "Harbor Labs, Am Sandtorkai 30, Hamburg", contacts: 2,
                        others: ["Jörg Petersen", "Maike Thomsen"],
                        moved: (on: -5, from: 1, reason: "Two of the panel are at a conference that week.")),
                ],
                changes: [(.screening, -21), (.interviewing, -16)],
                followUp: ("Book the train to Hamburg", 3))),
        DemoJob(
            company: "Cedar & Pine", title: "Backend Engineer, Swift", location: "Remote, Europe", source: "Meetup",
            salary: 78_000...92_000,
            description: "Carbon accounting for forests. Swift on the server, SQLite at the edge.",
            postedOn: -20, closesOn: 25,
            application: DemoApplication(
                on: -13, notes: "Smaller salary, better subject.",
                interviews: [
                    DemoInterview(
                        type: .phoneScreen, agreedOn: -4, on: 1, hour: 10, minutes: 30, location: "Phone",
                        others: ["Ida Lund"])
                ],
                changes: [(.screening, -5)])),
        DemoJob(
            company: "Lanterna", title: "Platform Engineer", location: "Berlin", source: "LinkedIn",
            salary: 80_000...95_000, postedOn: -15, closesOn: 8, application: DemoApplication(on: -8)),
        DemoJob(
            company: "Palissade", title: "Backend Engineer, Keys and Secrets", location: "Paris or remote",
            source: "Company website", salary: 85_000...99_000,
            description: "Envelope encryption as a service. Nobody notices you when all goes well.",
            postedOn: -11, closesOn: 18,
            referral: DemoReferral(
                requestedOn: -6,
                message:
                    "Would you pass my application on to the team behind the key service? It is in their system since Monday."
            ),
            application: DemoApplication(
                on: -8, followUp: ("Ask Palissade whether the application has arrived", -1))),
        DemoJob(
            company: "Monsoon Maps", title: "Principal Engineer, Routing", location: "Singapore or Berlin",
            source: "Conference", postedOn: -9, closesOn: 4,
            referral: DemoReferral(
                requestedOn: -7, message: "Could you tell your routing lead that I exist? Deadline is next week.",
                expiresOn: 3),
            application: DemoApplication(
                on: -6, status: .draft, notes: "Cover letter: lead with the 40 % on the planner, not with the titles.",
                followUp: ("Send the application to Monsoon Maps", 2))),
        DemoJob(
            company: "Brightwater Bank", title: "Lead Engineer, Payments", location: "Frankfurt", source: "Recruiter",
            salary: 105_000...120_000, postedOn: -120, closesOn: -80, isClosed: true,
            referral: DemoReferral(
                requestedOn: -104, message: "Do you know anybody in payments there who would speak for me?",
                answer: .declined(on: -100, notes: "Has left on bad terms, and was honest about it.")),
            application: DemoApplication(
                on: -98,
                interviews: [
                    DemoInterview(
                        type: .inPerson, agreedOn: -90, on: -84, hour: 15, minutes: 60,
                        location: "Brightwater Bank, Taunusanlage 8, Frankfurt", others: ["Herr Doktor Winkler"],
                        outcome: (2, "Forty minutes on the org chart. I did not hide what I thought of it.", nil))
                ],
                changes: [(.screening, -93), (.interviewing, -88), (.rejected, -77)])),
        DemoJob(
            company: "Kite Mobility", title: "Senior Engineer, Fleet", location: "Munich", source: "LinkedIn",
            salary: 82_000...96_000, postedOn: -80, closesOn: -45, isClosed: true,
            referral: DemoReferral(
                requestedOn: -72, message: "Do you still talk to the people at Kite? I have applied."),
            application: DemoApplication(
                on: -74,
                interviews: [
                    DemoInterview(
                        type: .video, agreedOn: -66, on: -58, hour: 11, minutes: 60,
                        location: "https://kite.webex.com/meet/fleet-demo", others: ["Anna Kirchhoff"],
                        cancelled: (-62, "Withdrew: they moved the role to the office in Munich, five days a week."))
                ],
                changes: [(.screening, -69), (.withdrawn, -62)])),
        DemoJob(
            company: "Fjordkraft Digital", title: "Senior Engineer, Metering", location: "Oslo",
            source: "Company website",
            postedOn: -95, closesOn: -60, isClosed: true,
            application: DemoApplication(on: -86, changes: [(.rejected, -71)])),
        DemoJob(
            company: "Stackyard", title: "Contract: query planner, three months", location: "Remote",
            source: "Referral",
            postedOn: -210, closesOn: -190, isClosed: true,
            application: DemoApplication(
                on: -204, notes: "Four days a week. Ended well; they would take me again.",
                interviews: [
                    DemoInterview(
                        type: .video, agreedOn: -200, on: -196, hour: 16, minutes: 45,
                        location: "https://meet.google.com/sty-plan-ner", contacts: 1,
                        outcome: (
                            5, "They showed me the slow query, I showed them the statistics table.",
                            "Contract by email."
                        ))
                ],
                changes: [(.interviewing, -200), (.offer, -193), (.accepted, -190)])),
        DemoJob(
            company: "Granary", title: "Founding Engineer", location: "Leipzig", source: "Newsletter",
            salary: 70_000...90_000, description: "Seeds, silos and a lot of sensors.", postedOn: -5, closesOn: 16),
        DemoJob(
            company: "Civic Code Fund", title: "Technical Advisor", location: "Berlin", source: "Meetup", postedOn: -3,
            closesOn: 27),
        DemoJob(
            company: "Mosaic Learning", title: "Head of Engineering", location: "Vienna", source: "Recruiter",
            postedOn: -64, closesOn: -30, isClosed: true),
    ]
}
