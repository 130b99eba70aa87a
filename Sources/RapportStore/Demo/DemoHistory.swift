import RapportTypes

/// Makes up what happened with one person.
struct DemoHistory {
    let words: DemoWords
    let relationship: RelationshipType
    /// Whether nothing happened lately: the person is archived.
    let isOver: Bool
    let now: DateTime

    private let zone = DemoNetwork.account.timeZone.rules

    /// As many interactions, newest first, all of them before now.
    mutating func interactions(count: Int, _ random: inout DemoRandom) -> [DemoInteraction] {
        daysAgo(count: count, &random).map { interaction(daysAgo: $0, &random) }
            .sorted { $0.occurredAt > $1.occurredAt }
    }

    /// Different days of the last two years, more of them lately.
    private func daysAgo(count: Int, _ random: inout DemoRandom) -> [Int] {
        let span = count > 20 ? 730 : random.number(in: 200...730)
        var days: Set<Int> = []
        while days.count < count {
            // The square of an even distribution: half of all days fall into the last quarter of the span.
            let share = random.number(below: 1000)
            days.insert((isOver ? 240 : 1) + span * share * share / 1_000_000)
        }
        return days.sorted()
    }

    private func interaction(daysAgo days: Int, _ random: inout DemoRandom) -> DemoInteraction {
        let type = random.pick(types)
        let sentiment = sentiment(&random)
        let topics = random.pick(random.number(in: 0...2), of: relevantTopics)
        return DemoInteraction(
            type: type, occurredAt: time(of: type, daysAgo: days, &random),
            durationMinutes: duration(of: type, &random), location: location(of: type, &random),
            medium: medium(of: type, &random), topicsDiscussed: topics.map(\.name),
            notes: random.chance(78) ? notes(type, topics, sentiment, &random) : nil, sentiment: sentiment,
            followUpNotes: days < 60 && random.chance(18) ? words.filled(random.pick(DemoSentences.followUps)) : nil)
    }

    private func notes(
        _ type: InteractionType, _ topics: [(name: String, sentences: [String])], _ sentiment: Sentiment?,
        _ random: inout DemoRandom
    ) -> String {
        var sentences = [random.pick(DemoSentences.openings(for: type))]
        for topic in topics { sentences.append(random.pick(topic.sentences)) }
        if let sentiment { sentences.append(random.pick(DemoSentences.closings(for: sentiment))) }
        return sentences.filter { !$0.isEmpty }.map(words.filled).joined(separator: " ")
    }
}

// MARK: What goes with what

extension DemoHistory {
    /// The types that are likely with such a person, the likelier ones more than once.
    private var types: [InteractionType] {
        switch relationship {
        case .recruiter: [.email, .email, .call, .call, .message, .message, .meeting, .coffee]
        case .mentor: [.coffee, .coffee, .call, .meeting, .lunch, .email, .message]
        case .friend: [.coffee, .lunch, .lunch, .message, .message, .call]
        case .formerColleague: [.lunch, .coffee, .message, .message, .email, .call, .conference, .meeting]
        case .industryContact: [.conference, .conference, .email, .message, .call, .coffee, .meeting]
        case .other: [.meeting, .email, .email, .call]
        }
    }

    /// People with whom one climbs are not the ones with whom one talks of salaries, and the other way round.
    private var relevantTopics: [(name: String, sentences: [String])] {
        let personal = ["climbing", "family", "books", "relocation"]
        return DemoSentences.topics.filter { topic in
            switch relationship {
            case .friend: personal.contains(topic.name) || topic.name == "job search" || topic.name == "startup idea"
            case .other: ["salary", "career change", "job search", "contract work", "relocation"].contains(topic.name)
            case .recruiter: !personal.contains(topic.name) && topic.name != "open source"
            case .mentor, .formerColleague, .industryContact: topic.name != "climbing"
            }
        }
    }

    private func sentiment(_ random: inout DemoRandom) -> Sentiment? {
        switch random.number(below: 100) {
        case 0..<52: .positive
        case 52..<78: .neutral
        case 78..<88: .negative
        default: nil
        }
    }

    private func duration(of type: InteractionType, _ random: inout DemoRandom) -> Int? {
        switch type {
        case .meeting: random.pick([30, 45, 60, 60, 90])
        case .call: random.pick([10, 15, 20, 30, 30, 45])
        case .coffee: random.pick([30, 40, 45, 60])
        case .lunch: random.pick([45, 60, 75, 90])
        case .conference: random.pick([60, 120, 240, 480])
        case .email, .message: nil
        }
    }

    private func location(of type: InteractionType, _ random: inout DemoRandom) -> String? {
        switch type {
        case .meeting: [words.company, words.person.city].compactMap { $0 }.joined(separator: ", ")
        case .coffee:
            random.pick(["Café Mirabelle", "Zweite Heimat", "Roastery on the corner", "Station café, platform 12"])
        case .lunch: random.pick(["Pho Huế", "Markthalle, stall 7", "La Piccola", "Canteen", "Ramen Ichi"])
        case .conference:
            random.pick([
                "Backend Berlin", "Northern Data Days", "Small Databases Conf", "Open Source Weekend",
                "Careers Evening, Kühlhaus",
            ])
        case .call, .email, .message: nil
        }
    }

    private func medium(of type: InteractionType, _ random: inout DemoRandom) -> String? {
        switch type {
        case .call: random.pick(["Phone", "Phone", "Zoom", "Google Meet", "Teams"])
        case .message: random.pick(["LinkedIn", "LinkedIn", "Signal", "WhatsApp", "Slack"])
        case .email: "Email"
        case .meeting: random.chance(20) ? "Video" : nil
        case .coffee, .lunch, .conference: nil
        }
    }

    /// A likely time of that day by the clocks of the demo account; work keeps to weekdays.
    private func time(of type: InteractionType, daysAgo days: Int, _ random: inout DemoRandom) -> DateTime {
        var day = zone.local(at: now).date.adding(days: -days)
        if relationship != .friend, day.weekday > 5 { day = day.adding(days: 5 - day.weekday) }
        let hours =
            switch type {
            case .coffee: [8, 9, 10, 15, 16]
            case .lunch: [12, 12, 13]
            case .message: [7, 12, 18, 20, 21]
            case .conference: [9, 10, 14]
            case .meeting, .call, .email: [9, 10, 11, 14, 15, 16, 17]
            }
        let time = LocalTime(hour: random.pick(hours), minute: 5 * random.number(below: 12)) ?? .midnight
        return zone.instant(of: LocalDateTime(date: day, time: time))
    }
}
