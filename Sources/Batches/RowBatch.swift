/// The place of a named type in the schema's list of types.
public struct TypeIndex: Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }
}

/// Rows of cells over one arena of bytes: what a resolver answers with and what the response is written from.
///
/// Row-major, because SQLite yields rows and JSON is rows: in a prototype, columnar arrays took 2.99 million
/// instructions for 50 contacts with 10 interactions each, rows 2.48. Not Sendable: one worker owns it. Hot loops take
/// `cells` and `bytes` once; any append may move them.
public final class RowBatch {
    /// The object type of every row; meaningless for a batch that is a column of leaves.
    public let type: TypeIndex
    /// Cells in each row.
    public let width: Int
    /// Which stored column each cell came from, where the rows were read from the store.
    public let columns: ColumnSet?
    /// Rows.
    public private(set) var count = 0

    /// `count * width` cells, row after row.
    public private(set) var cells: UnsafeMutablePointer<Cell>
    private var capacity: Int

    /// The arena that texts, ids and blobs lie in.
    public private(set) var bytes: UnsafeMutablePointer<UInt8>
    public private(set) var byteCount = 0
    private var byteCapacity = 0
    /// Bytes that are allocated first, when there are any.
    private let byteReserve: Int

    /// The elements of lists, in runs that `.list` cells point at.
    public private(set) var elements: UnsafeMutablePointer<Cell>
    public private(set) var elementCount = 0
    private var elementCapacity = 0

    /// What went wrong for single cells, in a batch that a resolver answers with: `.error` cells point here.
    public private(set) var failures: [any Error] = []
    /// The batches that `.object` and `.rows` cells point into, by `Cell.type`.
    public var children: [RowBatch] = []
    /// What the rows were made for, where functions over them have to know.
    var origin: (any Sendable)?

    public init(type: TypeIndex, width: Int, columns: ColumnSet? = nil, capacity rows: Int = 8, bytes reserve: Int = 0)
    {
        self.type = type
        self.width = width
        self.columns = columns
        capacity = rows * width
        // What a row takes on average, so that the arena hardly ever grows: to copy it was 4 % of a page of pages.
        byteReserve = max(reserve, 16 * capacity, 64)
        // Many batches are a column without bytes, and few have lists: memory comes with what needs it.
        cells = capacity > 0 ? .allocate(capacity: capacity) : .nowhere
        bytes = .nowhere
        elements = .nowhere
    }

    deinit {
        if capacity > 0 { cells.deallocate() }
        if byteCapacity > 0 { bytes.deallocate() }
        if elementCapacity > 0 { elements.deallocate() }
    }

    /// Adds a row of nulls and returns its number.
    @discardableResult
    public func appendRow() -> Int {
        let start = count * width
        if start + width > capacity { cells.grow(to: max(start + width, 4), keeping: start, &capacity) }
        (cells + start).initialize(repeating: .null, count: width)
        count += 1
        return count - 1
    }

    @inlinable
    public subscript(row: Int, column: Int) -> Cell {
        get { cells[row * width + column] }
        set { cells[row * width + column] = newValue }
    }

    // MARK: Bytes

    /// Copies bytes into the arena and returns their offset.
    public func append(bytes source: UnsafeRawBufferPointer) -> Int {
        let offset = byteCount
        let length = source.count
        if offset + length > byteCapacity { growBytes(to: offset + length) }
        if length > 0 {
            UnsafeMutableRawPointer(bytes + offset).copyMemory(from: source.baseAddress!, byteCount: length)
        }
        byteCount += length
        return offset
    }

    /// Makes room for `length` bytes, lets `write` fill them, and returns their offset.
    /// `write` returns how many it wrote.
    public func append(maximum length: Int, _ write: (UnsafeMutablePointer<UInt8>) throws -> Int) rethrows -> Int {
        let offset = byteCount
        if offset + length > byteCapacity { growBytes(to: offset + length) }
        byteCount += try write(bytes + offset)
        return offset
    }

    private func growBytes(to needed: Int) {
        bytes.grow(to: max(needed, byteReserve), keeping: byteCount, &byteCapacity)
    }

    /// A cell with these bytes.
    public func bytesCell(_ tag: CellTag, _ source: UnsafeRawBufferPointer) -> Cell {
        Cell(tag, count: UInt32(source.count), payload: UInt64(append(bytes: source)))
    }

    public func text(_ value: String, as tag: CellTag = .text) -> Cell {
        var value = value
        return value.withUTF8 { bytesCell(tag, UnsafeRawBufferPointer($0)) }
    }

    public func uuid(_ value: UUID) -> Cell {
        let offset = append(maximum: 16) {
            value.write(to: UnsafeMutableRawPointer($0))
            return 16
        }
        return Cell(.uuid, count: 16, payload: UInt64(offset))
    }

    /// A cell that names an entity, for the executor to load.
    public func key(_ type: TypeIndex, _ id: UUID) -> Cell {
        Cell(.key, type: type.rawValue, count: 16, payload: uuid(id).payload)
    }

    /// The id in a `.uuid` or `.key` cell.
    @inlinable
    public func uuid(of cell: Cell) -> UUID { UUID(bytes: UnsafeRawPointer(bytes + cell.offset)) }

    /// The bytes of a `.text`, `.symbol`, `.json` or `.blob` cell, until the next append.
    @inlinable
    public func bytes(of cell: Cell) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes + cell.offset, count: cell.length)
    }

    public func string(of cell: Cell) -> String { String(decoding: bytes(of: cell), as: UTF8.self) }

    // MARK: Lists and objects

    /// A list cell with these elements.
    public func list(_ cells: [Cell]) -> Cell {
        let first = elementCount
        if first + cells.count > elementCapacity {
            elements.grow(to: max(first + cells.count, 4), keeping: elementCount, &elementCapacity)
        }
        for (index, cell) in cells.enumerated() { (elements + first + index).initialize(to: cell) }
        elementCount += cells.count
        return Cell(.list, count: UInt32(cells.count), payload: UInt64(first))
    }

    /// A cell that stands for an error of this one answer.
    public func failure(_ error: any Error) -> Cell {
        failures.append(error)
        return .error(failures.count - 1)
    }

    /// Renumbers all `.error` cells, once their failures have been taken over by a longer list.
    public func moveErrors(by offset: Int) {
        for index in 0..<(count * width) where cells[index].tag == .error { cells[index].payload += UInt64(offset) }
        for index in 0..<elementCount where elements[index].tag == .error {
            elements[index].payload += UInt64(offset)
        }
    }

    /// The child batch for values of a type, made when it is first needed.
    public func child(of type: TypeIndex, width: Int) -> (index: Int, batch: RowBatch) {
        if let index = children.firstIndex(where: { $0.type == type && $0.width == width }) {
            return (index, children[index])
        }
        children.append(RowBatch(type: type, width: width))
        return (children.count - 1, children[children.count - 1])
    }
}

extension UnsafeMutablePointer {
    /// Where there is no memory yet: a place that nobody looks at.
    package static var nowhere: UnsafeMutablePointer {
        UnsafeMutablePointer(bitPattern: MemoryLayout<Pointee>.alignment)!  // never zero
    }

    /// Moves what is there to memory for at least `needed` elements, and at least twice as many as before.
    fileprivate mutating func grow(to needed: Int, keeping count: Int, _ capacity: inout Int) {
        let hadMemory = capacity > 0
        capacity = Swift.max(needed, capacity * 2)
        let moved = UnsafeMutablePointer.allocate(capacity: capacity)
        if hadMemory {
            moved.moveInitialize(from: self, count: count)
            deallocate()
        }
        self = moved
    }
}
