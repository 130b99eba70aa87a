import Glibc

/// The files that somebody means by naming files, patterns and folders.
enum DocumentFiles {
    private static let endings = [".graphql", ".gql"]

    /// Each file once, whatever it is called, in the order in which they are named, those of a folder in that of their
    /// names.
    static func find(_ arguments: ArraySlice<String>) throws(UnreadableFile) -> [String] {
        var files: [String] = []
        var seen: Set<FileIdentity> = []
        for argument in arguments {
            files += try find(argument).filter { path in FileIdentity(path).map { seen.insert($0).inserted } ?? true }
        }
        return files
    }

    private static func find(_ argument: String) throws(UnreadableFile) -> [String] {
        let paths = isThere(argument) || argument == "-" ? [argument] : matches(argument)
        if paths.isEmpty { throw UnreadableFile(path: argument, reason: "there is no such file") }
        var files: [String] = []
        for path in paths { files += isFolder(path) ? documents(in: path) : [path] }
        if files.isEmpty { throw UnreadableFile(path: argument, reason: "there are no .graphql files in it") }
        return files
    }

    /// What the shell has not found, because the pattern was quoted: also with `{a,b}`, and with `**` for folders of
    /// any depth.
    private static func matches(_ pattern: String) -> [String] {
        alternatives(pattern).flatMap { pattern in
            guard let stars = pattern.firstRange(of: "**/") else { return plainMatches(pattern) }
            let folder = pattern[..<stars.lowerBound]
            return files(in: folder.isEmpty ? "." : String(folder), named: folder.isEmpty ? "" : String(folder)).filter
            {
                isBelow($0.dropFirst(folder.count), pattern[stars.upperBound...])
            }
        }
    }

    /// Whether the pattern matches the path, or what is behind one of its slashes.
    private static func isBelow(_ path: Substring, _ pattern: Substring) -> Bool {
        if fnmatch(String(pattern), String(path), pattern.contains("**") ? 0 : FNM_PATHNAME) == 0 { return true }
        guard let slash = path.firstIndex(of: "/") else { return false }
        return isBelow(path[path.index(after: slash)...], pattern)
    }

    /// The patterns that one with braces stands for.
    private static func alternatives(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
            return [pattern]
        }
        let (before, after) = (pattern[..<open], pattern[pattern.index(after: close)...])
        return pattern[open..<close].dropFirst().split(separator: ",", omittingEmptySubsequences: false).flatMap {
            alternatives("\(before)\($0)\(after)")
        }
    }

    private static func plainMatches(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    private static func documents(in folder: String) -> [String] {
        files(in: folder, named: folder).filter { file in endings.contains { file.hasSuffix($0) } }
    }

    /// All files below a folder, under the name that it is to have.
    private static func files(in folder: String, named name: String) -> [String] {
        var seen: Set<FileIdentity> = []
        return files(in: folder, named: name, &seen)
    }

    /// - Parameter seen: Folders that were looked into: symbolic links can lead to one on many ways, and in circles.
    private static func files(in folder: String, named name: String, _ seen: inout Set<FileIdentity>) -> [String] {
        guard let identity = FileIdentity(folder), seen.insert(identity).inserted else { return [] }
        let prefix = name.isEmpty || name.hasSuffix("/") ? name : name + "/"
        var files: [String] = []
        // Links last, so that what is in a folder has its name and not a link's.
        let (links, others) = entries(of: folder).reduce(into: ([String](), [String]())) { parts, entry in
            if isLink(prefix + entry) { parts.0.append(entry) } else { parts.1.append(entry) }
        }
        for entry in others + links {
            let path = prefix + entry
            guard isFolder(path) else {
                files.append(path)
                continue
            }
            if entry != "node_modules" { files += self.files(in: path, named: path, &seen) }
        }
        return files
    }

    /// What is in a folder and not hidden, by its name.
    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Neither the folder and its parent nor what is hidden.
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}

/// A file or folder, whatever it is called.
private struct FileIdentity: Hashable {
    private let device: UInt
    private let number: UInt

    /// Nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
}
