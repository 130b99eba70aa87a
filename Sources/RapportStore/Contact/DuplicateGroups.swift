import Batches
import RapportTypes

/// Sorts contacts into groups of those that are connected: each has something in common with another of its group.
struct DuplicateGroups {
    /// A contact that shares something with others.
    struct Member: Hashable {
        let id: UUID
        let createdAt: DateTime
    }

    private var members: [Member] = []
    /// The place of each in `members`.
    private var places: [UUID: Int] = [:]
    /// Towards the one that stands for the group; that one points at itself.
    private var parents: [Int] = []
    /// How many have each value in common, for each reason: the first that had it, and how many had.
    private var shared: [Shared] = []

    private struct Shared {
        let reason: DuplicateReason
        let first: Int
        var count: Int
    }

    /// Adds contacts that are equal for a reason: at least two, or nothing is said.
    mutating func add(_ equal: [Member], _ reason: DuplicateReason) {
        guard equal.count > 1 else { return }
        let places = equal.map { place(of: $0) }
        for place in places.dropFirst() { connect(places[0], place) }
        shared.append(Shared(reason: reason, first: places[0], count: places.count))
    }

    private mutating func place(of member: Member) -> Int {
        if let place = places[member.id] { return place }
        places[member.id] = members.count
        parents.append(members.count)
        members.append(member)
        return members.count - 1
    }

    private mutating func connect(_ a: Int, _ b: Int) {
        let (a, b) = (root(of: a), root(of: b))
        parents[max(a, b)] = min(a, b)
    }

    /// Halves the path on the way, so that paths stay short.
    private mutating func root(of place: Int) -> Int {
        var place = place
        while parents[place] != place {
            parents[place] = parents[parents[place]]
            place = parents[place]
        }
        return place
    }

    // MARK: The answer

    /// The groups, likeliest first; among equals that with the oldest contact.
    mutating func likeliest(_ count: Int, contactsInEach maximum: Int) -> [DuplicateGroup] {
        var groups: [Int: Group] = [:]
        for place in members.indices { groups[root(of: place), default: Group()].members.append(members[place]) }
        for value in shared { groups[root(of: value.first)]?.shared.append((value.reason, value.count)) }
        return groups.values
            .map { Sorted($0) }
            .sorted { a, b in
                a.confidence != b.confidence ? a.confidence > b.confidence : a.members[0].isOlder(than: b.members[0])
            }
            .prefix(count)
            .map { group in
                DuplicateGroup(
                    contacts: group.members.prefix(maximum).map { Key($0.id) }, confidence: group.confidence,
                    reasons: group.reasons)
            }
    }

    private struct Group {
        var members: [Member] = []
        var shared: [(reason: DuplicateReason, count: Int)] = []
    }

    private struct Sorted {
        let members: [Member]
        let reasons: [DuplicateReason]
        let confidence: Double

        init(_ group: Group) {
            members = group.members.sorted { $0.isOlder(than: $1) }
            reasons = DuplicateReason.allCases.filter { reason in group.shared.contains { $0.reason == reason } }
            let ofAll = DuplicateReason.allCases.filter { reason in
                group.shared.contains { $0.reason == reason && $0.count == group.members.count }
            }
            // What holds for some only does not make all of them one person.
            let weakest = reasons.min { $0.weight < $1.weight }.map { [$0] } ?? []
            confidence = DuplicateMatch(reasons: ofAll.isEmpty ? weakest : ofAll).confidence
        }
    }
}

extension DuplicateGroups.Member {
    fileprivate func isOlder(than other: Self) -> Bool { (createdAt, id) < (other.createdAt, other.id) }
}
