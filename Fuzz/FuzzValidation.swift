import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// The validator: a document that is valid within the limits is valid without them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: start, count: count))
    guard let document = try? Document.parse(source) else { return 0 }
    precondition(!isValid(document, .standard) || isValid(document, .none))
    return 0
}

private func isValid(_ document: Document, _ limits: DocumentLimits) -> Bool {
    do {
        _ = try validate(document, against: schema, limits: limits)
        return true
    } catch {
        precondition(!error.errors.isEmpty && error.errors.allSatisfy { !$0.message.isEmpty })
        return false
    }
}

/// Short names, so that random bytes meet them.
private let schema: Schema = {
    do {
        return try Schema.build(
            sdl: """
                directive @d(n: Int!) on FIELD
                directive @r(n: Int) repeatable on FIELD | QUERY
                type Query { a(i: Int, l: [[Int!]], e: E, f: F, o: O, c: C): A b: B! n: N u: U s: String }
                type Mutation { a: A }
                type Subscription { a: A b: B }
                interface N { i: ID n: N }
                type A implements N { i: ID n: A s: String a: A l: [A!]! }
                type B implements N { i: ID! n: N s: Int b(i: Int! = 1): B }
                union U = A | B
                enum E { X Y }
                scalar C
                input F { f: F i: Int! e: [E!] = [X] o: O }
                input O @oneOf { i: Int f: F }
                """)
    } catch {
        fatalError("\(error)")
    }
}()
