import RapportTypes
import SQLite

/// How a profile is stored: a JSON object with the names of the schema, without what is not known, sealed.
extension LinkedInProfile {
    var json: String {
        var members: [(String, String)] = []
        func add(_ name: String, _ text: String?) {
            if let text { members.append((name, JSONText.string(text))) }
        }
        add("publicIdentifier", publicIdentifier)
        add("headline", headline)
        add("industry", industry)
        add("location", location)
        add("about", about)
        if !positions.isEmpty { members.append(("positions", JSONText.list(json: positions.map(\.json)))) }
        if !skills.isEmpty { members.append(("skills", JSONText.list(skills))) }
        add("connectedOn", connectedOn?.text)
        add("importedAt", importedAt.text)
        return JSONText.object(members)
    }

    /// Whether another profile says the same, whenever it was imported.
    func says(_ other: LinkedInProfile) -> Bool {
        var other = other
        other.importedAt = importedAt
        return json == other.json
    }
}

extension LinkedInPosition {
    fileprivate var json: String {
        let members = [
            ("title", title), ("company", company), ("startedOn", startedOn), ("finishedOn", finishedOn),
            ("description", description),
        ]
        return JSONText.object(members.compactMap { name, text in text.map { (name, JSONText.string($0)) } })
    }
}

extension Database {
    /// Reads profiles that were opened: one statement, however many there are.
    func linkedInProfiles(_ texts: [String]) throws -> [LinkedInProfile] {
        var profiles = [LinkedInProfile](
            repeating: LinkedInProfile(positions: [], skills: [], importedAt: DateTime(milliseconds: 0)),
            count: texts.count)
        // The viewer's own, opened: no table is read.
        try forEach(
            """
            SELECT profile.key, leaf.path, leaf.key, leaf.value
            FROM json_each(\(JSONText.list(texts))) AS profile, json_tree(profile.value) AS leaf
            WHERE leaf.type = 'text'
            """
        ) { row in
            let path: String = row[1]
            profiles[row[0]].set(row[2], of: path[...], to: row[3])
        }
        return profiles
    }
}

extension LinkedInProfile {
    /// - Parameter path: `$`, `$.skills` or `$.positions[0]`; its parts come in their order.
    fileprivate mutating func set(_ key: String, of path: Substring, to text: String) {
        switch (path, key) {
        case ("$", "publicIdentifier"): publicIdentifier = text
        case ("$", "headline"): headline = text
        case ("$", "industry"): industry = text
        case ("$", "location"): location = text
        case ("$", "about"): about = text
        case ("$", "connectedOn"): connectedOn = try? CalendarDate(text)
        case ("$", "importedAt"): importedAt = (try? DateTime(text)) ?? importedAt
        case ("$.skills", _): skills.append(text)
        default: setOfPosition(key, of: path, to: text)
        }
    }

    private mutating func setOfPosition(_ key: String, of path: Substring, to text: String) {
        guard let index = Int(path.dropFirst("$.positions[".count).dropLast()) else { return }
        if index == positions.count { positions.append(LinkedInPosition(title: "", company: "")) }
        guard positions.indices.contains(index) else { return }
        switch key {
        case "title": positions[index].title = text
        case "company": positions[index].company = text
        case "startedOn": positions[index].startedOn = text
        case "finishedOn": positions[index].finishedOn = text
        case "description": positions[index].description = text
        default: break
        }
    }
}
