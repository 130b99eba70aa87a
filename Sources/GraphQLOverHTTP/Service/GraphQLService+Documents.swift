import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// From a document's text to the plan of an operation.
extension GraphQLService {
    /// The document of a text: from the cache, else parsed and validated. Failures are not kept.
    func document(for text: QueryText) throws(RequestFailure) -> CachedDocument {
        if let known = cache.document(for: text) { return known }
        let source = try decoded(text)
        guard source.count <= limits.queryText else { throw .queryTooLong(limit: limits.queryText) }
        let document = CachedDocument(try validated(try parsed(source)))
        cache.insert(document, for: text)
        return document
    }

    /// The plan of an operation for its variables: from the cache, else made.
    func plan(
        _ operation: CachedOperation, of document: CachedDocument, variables: VariableValues, _ text: QueryText
    ) throws(RequestFailure) -> Plan {
        if let known = document.plan(operation, variables: variables) { return known }
        let plan = try document.makePlan(operation, variables: variables, planner: planner)
        cache.grew(text)
        return plan
    }

    private func parsed(_ source: [UInt8]) throws(RequestFailure) -> Document {
        do throws(SyntaxError) {
            return try Document.parse(source, limits: limits.parser)
        } catch {
            throw .requestErrors([error.requestError])
        }
    }

    private func validated(_ document: Document) throws(RequestFailure) -> ValidatedDocument {
        do throws(ValidationErrors) {
            return try validate(document, against: schema, limits: limits.document, scalars: scalars)
        } catch {
            throw .requestErrors(error.requestErrors)
        }
    }

    /// The text itself. Of a JSON string it is not known before whether it is one.
    private func decoded(_ text: QueryText) throws(RequestFailure) -> [UInt8] {
        guard !text.isValidated else { return Array(text.bytes) }
        // The quotes around the bytes are part of the body.
        let string = UnsafeRawBufferPointer(start: text.bytes.baseAddress! - 1, count: text.bytes.count + 2)
        do throws(JSONError) {
            let value = try JSONParser.parse(string.bindMemory(to: UInt8.self))
            return Array((value.stringValue ?? "").utf8)
        } catch {
            throw .malformed(.invalidJSON(JSONError(error.reason, at: text.offset - 1 + error.offset)))
        }
    }
}
