/// Lists and objects, member by member: for what is written once in a while. The loops that write responses have forms
/// of their own.
extension JSONWriter {
    public func list<Items: Sequence>(_ items: Items, _ write: (Items.Element) -> Void) {
        self.write("[")
        var isFirst = true
        for item in items {
            if !isFirst { self.write(",") }
            isFirst = false
            write(item)
        }
        self.write("]")
    }

    public func list(_ texts: some Sequence<String>) { list(texts) { write(string: $0) } }

    ///     writer.object { object in
    ///         object.member("line", 1)
    ///         object.member("path") { writer.list(path) }
    ///     }
    public func object(_ members: (inout JSONObjectWriter) -> Void) {
        write("{")
        var object = JSONObjectWriter(out: self)
        members(&object)
        write("}")
    }
}

/// Writes the members of one object. Who leaves out a member does not assign it; nil is `null`.
public struct JSONObjectWriter {
    fileprivate let out: JSONWriter
    private var isEmpty = true

    fileprivate init(out: JSONWriter) { self.out = out }

    public mutating func member(_ name: StaticString, _ write: () -> Void) {
        begin(name)
        write()
    }

    public mutating func member(_ name: StaticString, _ text: String?) {
        begin(name)
        if let text { out.write(string: text) } else { out.write("null") }
    }

    public mutating func member(_ name: StaticString, _ number: Int?) {
        begin(name)
        if let number { out.write(int: number) } else { out.write("null") }
    }

    private mutating func begin(_ name: StaticString) {
        out.write(isEmpty ? "\"" : ",\"")
        isEmpty = false
        out.write(name)
        out.write("\":")
    }
}
