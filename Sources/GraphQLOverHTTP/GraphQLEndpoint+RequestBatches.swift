import GraphQLExecution
import GraphQLLanguage
import HTTPServer
import JSON

/// Several requests that came in one body, where the answer has got so far: a plain value, so that any worker may go
/// on.
struct RequestBatch: Sendable {
    /// What is left to answer, in order.
    fileprivate var rest: ArraySlice<Member>
    /// The array so far.
    fileprivate var written: [UInt8] = [UInt8(ascii: "[")]
    fileprivate let client: Client

    fileprivate enum Member: Sendable {
        case operation(PreparedOperation)
        /// It cannot be executed; the others can.
        case failed(RequestFailure)
    }
}

/// An array of requests is answered with the array of their responses, one after the other, with the status
/// 200. What limits one request limits them as a whole: their costs and the lengths of their documents are summed, and
/// all together may run as long as one.
///
/// An array is no GraphQL response, so its media type is `application/json`.
extension GraphQLEndpoint {
    func answer(
        _ requests: [GraphQLRequest], _ head: borrowing RequestHead, _ exchange: Exchange
    ) throws(RequestFailure) -> Disposition {
        guard ResponseMediaType.accepts(.json, head) else { throw .notAcceptable }
        let client = try client(of: head)
        guard requests.reduce(0, { $0 + ($1.query?.bytes.count ?? 0) }) <= limits.queryText else {
            throw .queryTooLong(limit: limits.queryText)
        }
        let members = try requests.map { request throws(RequestFailure) in try member(request) }
        _ = try service.checked(cost: members.reduce(0) { $0 + $1.cost }, of: "batch")
        // All of them before the first: a batch is executed as a whole or not at all.
        for case .operation(let operation) in members { try service.admit(operation, for: client) }
        return proceed(RequestBatch(rest: members[...], client: client), exchange)
    }

    private func member(_ request: GraphQLRequest) throws(RequestFailure) -> RequestBatch.Member {
        do throws(RequestFailure) {
            return .operation(try service.prepare(request, .answeredOnce))
        } catch .malformed(.invalidJSON(let error)) {
            // A document's string is read last, and belongs to the body nevertheless.
            throw .malformed(.invalidJSON(error))
        } catch {
            return .failed(error)
        }
    }

    func resume(
        _ batch: RequestBatch, _ pending: PendingOperation, with result: WorkResult, _ exchange: Exchange
    ) -> Disposition {
        let begin = ContinuousClock.now
        var batch = batch
        do throws(RequestFailure) {
            let progress = try service.resume(pending, with: result, since: begin)
            if let pending = take(progress, &batch) { return park(pending, in: batch, exchange) }
        } catch {
            take(error, &batch)
        }
        return proceed(batch, since: begin, exchange)
    }

    private func proceed(
        _ batch: RequestBatch, since begin: ContinuousClock.Instant = .now, _ exchange: Exchange
    ) -> Disposition {
        var batch = batch
        while let member = batch.rest.popFirst() {
            switch member {
            case .failed(let failure): take(failure, &batch)
            case .operation(let operation):
                do throws(RequestFailure) {
                    let progress = try service.begin(operation, for: batch.client, since: begin)
                    if let pending = take(progress, &batch) { return park(pending, in: batch, exchange) }
                } catch {
                    take(error, &batch)
                }
            }
        }
        batch.written.append(UInt8(ascii: "]"))
        batch.written.withUnsafeBytes { send($0, as: .json, exchange.response) }
        return .respond
    }

    /// Adds the response of an operation that is finished; else returns what it waits for.
    private func take(_ progress: OperationProgress, _ batch: inout RequestBatch) -> PendingOperation? {
        if case .parked(let pending) = progress { return pending }
        let limit = limits.ofResponse(to: batch.client).bytes
        if batch.written.count + service.response.count > limit {
            service.out.reset()
            service.out.write(responseWith: [.responseIsTooLong(limit)])
            batch.append(service.out.bytes)
        } else {
            batch.append(service.response)
        }
        return nil
    }

    private func take(_ failure: RequestFailure, _ batch: inout RequestBatch) {
        let out = service.out
        out.reset()
        out.write(responseWith: failure.errors)
        batch.append(out.bytes)
    }
}

extension RequestBatch {
    fileprivate mutating func append(_ response: UnsafeRawBufferPointer) {
        if written.count > 1 { written.append(UInt8(ascii: ",")) }
        written += response
    }
}

extension RequestBatch.Member {
    fileprivate var cost: Int { if case .operation(let operation) = self { operation.cost } else { 0 } }
}
