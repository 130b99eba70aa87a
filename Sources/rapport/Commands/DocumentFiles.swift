import Glibc

/// The files that somebody means by naming files, patterns and folders.
enum DocumentFiles {
    private static let endings = [".graphql", ".gql"]

    /// Each file once, in the order in which they are named, those of a folder in that of their names.
    static func find(_ arguments: ArraySlice<String>) throws(UnreadableFile) -> [String] {
        var files: [String] = []
        for argument in arguments {
            let found = try find(argument)
            files += found.filter { !files.contains($0) }
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

    /// What the shell has not found, because the pattern was quoted.
    private static func matches(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    private static func documents(in folder: String) -> [String] {
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
        return names.sorted().flatMap { name in
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if isFolder(path) { return name == "node_modules" ? [] : documents(in: path) }
            return endings.contains { name.hasSuffix($0) } ? [path] : []
        }
    }

    private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
