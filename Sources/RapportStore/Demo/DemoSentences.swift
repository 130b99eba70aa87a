import RapportTypes

/// What the demo user writes down. `{first}` is the person, `{company}` where they work, `{city}` where they live.
enum DemoSentences {
    /// How the two met: the first line of a contact's notes.
    static func origins(of relationship: RelationshipType) -> [String] {
        switch relationship {
        case .formerColleague:
            [
                "Sat next to me at Harbor Labs for two years; wrote half of the billing service.",
                "Joined Northlight the same week as I did. We survived the ledger migration together.",
                "Was on call with me the night the Frankfurt zone went down.",
                "Took over my team at Harbor Labs when I left. Still sends me the odd stack trace.",
                "Reviewed my very first pull request at Northlight, and was kind about it.",
                "From the Harbor Labs days. Finds the bug that nobody else would look for.",
                "We shared the tiny office with the ping-pong table. Now at {company}.",
            ]
        case .recruiter:
            [
                "Wrote to me out of the blue, but had actually read my talk on SQLite.",
                "Placed Hannah at Northlight; she says {first} is straight about money.",
                "Covers backend roles in {city} and remote. Answers within a day.",
                "Met at the careers evening in the Kühlhaus. Knows the hiring managers at {company} in person.",
                "Sends few roles, but good ones. No agencies in between.",
                "Called about a contract role. Wrong time for me, right person to know.",
            ]
        case .mentor:
            [
                "Assigned to me in the mentoring programme; we simply never stopped.",
                "My thesis supervisor back then. Still the first person I ask before I change jobs.",
                "Gave the best talk on saying no that I have heard. I asked for a coffee, and it became a habit.",
                "Hired me for my first real job and told me why, which almost nobody does.",
                "Has built three teams from zero to forty. Asks the uncomfortable question first.",
            ]
        case .friend:
            [
                "From the Thursday climbing group.",
                "Flatmate in the Weserstraße years.",
                "We sing in the same choir, {first} in tune.",
                "Friend of Lena's who became a friend of mine.",
                "Studied together; we still owe each other a trip to {city}.",
                "Neighbour from the second floor, now in {city}.",
            ]
        case .industryContact:
            [
                "Maintains the connection pool that we all depend on.",
                "Spoke right after me at the backend meetup; we compared slides for an hour.",
                "Answered my question on the mailing list with a patch.",
                "Organises the data evening in {city}. Always short of speakers.",
                "Introduced by Daniel. Works on exactly the storage problems that I like.",
                "Sat next to me on the train back from the conference.",
                "Found a bug in my library and was polite about it.",
            ]
        case .other:
            [
                "Helped with the contract review.",
                "Wrote the article about four-day weeks; quoted me on page two.",
                "Does my taxes and asks good questions.",
                "Coaches people through career changes; first session was free.",
                "Runs the co-working space in {city}.",
            ]
        }
    }

    /// What is worth remembering of a person: a second line, now and then.
    static let facts = [
        "Two daughters, the elder one started school.", "Prefers a call to an email.",
        "Never before ten in the morning.",
        "Allergic to nuts: no more walnut cake.", "Speaks better German than I do by now.",
        "Runs marathons. Ask about Valencia.",
        "Has a greyhound called Pixel.", "Moved to {city} last spring.", "Collects fountain pens.",
        "On parental leave until the summer.", "Wants to learn Rust, says so every year.", "Vegetarian.",
        "Knows somebody at nearly every company in {city}.", "Reads everything I send, replies to half of it.",
        "Plays the double bass.", "Looking for a co-founder, not in a hurry.", "Best reached on Signal.",
        "Birthday on the first of May.", "Quit {company} once and came back.", "Writes a newsletter worth reading.",
        "Left-handed, hates whiteboards.", "Drinks tea, no coffee.", "Would like to speak at our meetup.",
        "Keeps bees on the roof of the office.",
    ]

    /// How a note on an interaction begins.
    static func openings(for type: InteractionType) -> [String] {
        switch type {
        case .meeting:
            [
                "Went through my plan step by step.", "Met at their office; nice light, terrible chairs.",
                "An hour with {first} and the whiteboard.", "Longer than planned, worth it.",
                "Sat down with {first} and somebody from the platform team.", "Prepared three questions, got to two.",
            ]
        case .call:
            [
                "Called back after two missed calls.", "Quick call between two trains.",
                "Spoke for half an hour, mostly listened.",
                "Video kept freezing, so we switched to the phone.", "{first} called with news.",
                "Finally got through.",
            ]
        case .email:
            [
                "Long answer from {first}, with links.", "Sent my CV and a short note.",
                "Asked for a reference; yes within an hour.",
                "Forwarded the article we had talked about.", "Short thread about dates.",
                "Thanked {first} for the introduction.",
            ]
        case .message:
            [
                "Congratulated on the new role.", "Short exchange.", "Asked how the move to {city} went.",
                "Sent the link to the talk.",
                "{first} shared an opening before it was public.", "Promised each other to meet this month.",
            ]
        case .coffee:
            [
                "Flat whites and a walk along the canal.", "Met before work, twenty minutes became fifty.",
                "{first} was in town for a day.", "Our usual table by the window.", "My treat this time.",
                "Too loud, moved on to the park.",
            ]
        case .lunch:
            [
                "Lunch, and the queue was worth it.", "Ate outside, in coats.",
                "{first} brought a colleague along.",
                "{first} chose the place, well as always.", "Soup for two, then back to our desks too late.",
            ]
        case .conference:
            [
                "Ran into each other at the registration desk.", "Sat together in the storage track.",
                "Hallway track all afternoon.",
                "{first} gave a lightning talk.", "Shared a table at the speakers' dinner.",
                "Queued for the same workshop.",
            ]
        }
    }

    /// What was talked about, and what a note says of it.
    static let topics: [(name: String, sentences: [String])] = [
        (
            "hiring plans",
            [
                "{company} opens two backend roles next quarter.",
                "Headcount is frozen at {company} until the budget is through.",
            ]
        ),
        (
            "team structure",
            [
                "They split the platform team; {first} keeps the half that deals with storage.",
                "Flat on paper, but decisions go through one person.",
            ]
        ),
        (
            "salary",
            ["Gave me an honest range for senior roles in {city}.", "Told me not to name a number first. Noted."]
        ),
        (
            "remote work",
            ["Two days in the office, and nobody counts.", "Fully remote, with a week together every quarter."]
        ),
        (
            "interview process",
            [
                "Four rounds, no puzzles: a take-home and a conversation about it.",
                "They ask for a system design on real incidents. Read up on theirs.",
            ]
        ),
        (
            "references",
            ["Happy to be a reference; wants a day's notice.", "Will write a recommendation on LinkedIn as well."]
        ),
        (
            "Swift on servers",
            ["They run Swift in production and miss a good debugger.", "Curious how we got the memory down."]
        ),
        (
            "databases",
            [
                "Moving off the cluster to one big machine, and sleeping better.",
                "Argued about SQLite for an hour. I think I won.",
            ]
        ),
        (
            "career change",
            [
                "Thinks I should look at staff roles, not management.",
                "Asked what I would do if I were not afraid. No answer yet.",
            ]
        ),
        (
            "leadership",
            [
                "Recommended to write down what I want to be asked for.",
                "Talked about giving feedback upwards without burning the bridge.",
            ]
        ),
        (
            "open source",
            ["Will review my patch at the weekend.", "Looks for a second maintainer; I said I would think about it."]
        ),
        (
            "conference talk",
            ["Wants me to submit the talk on indexes.", "Rehearsed my opening; it is too long by half."]
        ),
        (
            "layoffs",
            ["A round of layoffs at {company}; {first}'s team was spared.", "Half of the old crew is looking around."]
        ),
        (
            "startup idea",
            ["Has a pitch deck now. The market slide needs work.", "Funding came through, smaller than hoped."]
        ),
        (
            "on-call",
            ["Compared pager stories. Mine was worse.", "They pay for every page now, and suddenly there are fewer."]
        ),
        ("family", ["The little one sleeps through the night at last.", "Showed me pictures of the new flat."]),
        ("relocation", ["Weighing {city} against Berlin; schools decide.", "Visa took four months. Start early."]),
        ("books", ["Lent me a book on negotiation.", "Finished the one I gave; liked the second half."]),
        ("job search", ["Looked over my CV: too modest, too long.", "Asked {first} to keep an ear open for me."]),
        (
            "introduction",
            [
                "Offers to introduce me to the head of platform at {company}.",
                "Knows the hiring manager at Stackyard and will ask.",
            ]
        ),
        ("contract work", ["Three months, four days a week, start open.", "They pay late; ask for half in advance."]),
        (
            "architecture",
            [
                "Drew their event pipeline on a napkin. I kept the napkin.",
                "Regrets the microservices, says so in public now.",
            ]
        ),
        (
            "accessibility",
            [
                "Showed me how the app sounds with a screen reader. Humbling.",
                "Their audit found forty issues; thirty were labels.",
            ]
        ),
        ("climbing", ["Next Thursday again, if the knee allows.", "Finally managed the blue route."]),
    ]

    /// How a note ends.
    static func closings(for sentiment: Sentiment) -> [String] {
        switch sentiment {
        case .positive:
            [
                "Left with a good feeling.", "Very generous with time.", "Want to do this more often.",
                "Exactly the push I needed.",
                "Laughed a lot.", "Promising.", "Clear and friendly, as always.", "",
            ]
        case .neutral:
            [
                "Nothing concrete yet.", "We will see.", "To be continued.", "Fine, no more than that.",
                "Will ask again in a month.", "",
            ]
        case .negative:
            [
                "Seemed annoyed that I asked.", "Cancelled twice before, and it showed.", "The role is gone.",
                "Felt like a sales call.",
                "They went with somebody else.", "Disagreed, and neither of us enjoyed it.",
            ]
        }
    }

    static let followUps = [
        "Send the new CV.", "Thank {first} for the introduction.", "Propose two dates in {city}.",
        "Ask about the platform role again.",
        "Return the book.", "Send the slides.", "Introduce {first} to Hannah.",
        "Check whether the budget came through.",
        "Write the recommendation that I promised.", "Review the patch.",
    ]
}
