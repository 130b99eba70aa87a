import GraphQLExecution
import GraphQLSchema
public import HTTPServer

/// A mutation whose root field is done elsewhere: all that is needed to go on with it on any worker.
private struct ParkedRequest: Sendable {
    let operation: ParkedOperation
    let caller: (any Sendable)?
    let mediaType: ResponseMediaType
    let cost: Int?
}

/// What a mailbox gets when the work is done.
private struct WorkDone: Sendable {
    let result: WorkResult
}

/// From a plan to the response, with stops on the way.
extension GraphQLEndpoint {
    func start(
        _ plan: Plan, variables: VariableValues, caller: (any Sendable)?, _ exchange: Exchange
    ) throws(RequestFailure) -> Disposition {
        let context = try makeContext(for: caller)
        out.reset()
        let outcome = Execution.start(plan, variables: variables, context: context, into: out)
        session.finish(context)
        return conclude(outcome, caller, exchange)
    }

    public func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        guard let parked = parked as? ParkedRequest, let done = message as? WorkDone else {
            preconditionFailure("only this endpoint parks its requests and posts to them")
        }
        let exchange = Exchange(
            mediaType: parked.mediaType, response: response, mailbox: mailbox, cost: parked.cost)
        do throws(RequestFailure) {
            // Begun after the commit, so that the response shows what was written.
            let context = try makeContext(for: parked.caller)
            out.reset()
            let outcome = Execution.resume(parked.operation, with: done.result, context: context, into: out)
            session.finish(context)
            return conclude(outcome, parked.caller, exchange)
        } catch {
            response.send(HTTPResponse(error, as: parked.mediaType))
            return .respond
        }
    }

    private func makeContext(for caller: (any Sendable)?) throws(RequestFailure) -> any ExecutionContext {
        do {
            return try session.makeContext(for: caller, deadline: .now + limits.execution)
        } catch {
            throw .failure(session.fieldError(for: error))
        }
    }

    private func conclude(_ outcome: Outcome, _ caller: (any Sendable)?, _ exchange: Exchange) -> Disposition {
        switch outcome {
        case .finished:
            send(exchange)
            return .respond
        case .parked(let work, let operation):
            // The context is finished: nobody holds a snapshot while a mutation waits.
            let mailbox = exchange.mailbox
            session.run(work) { mailbox.post(WorkDone(result: $0)) }
            return .park(
                ParkedRequest(
                    operation: operation, caller: caller, mediaType: exchange.mediaType, cost: exchange.cost))
        }
    }

    /// Sends what was executed. There is data, or null in its place: the status is 200 under both media types.
    ///
    /// GraphQL over HTTP, section 6.4 Status Codes.
    private func send(_ exchange: Exchange) {
        if let cost = exchange.cost { write(cost: cost) }
        let response = exchange.response
        response.begin(.ok)
        response.field("Content-Type", exchange.mediaType.contentType.description)
        response.field("Cache-Control", "no-store")
        response.field("X-Content-Type-Options", "nosniff")
        response.finish(out.bytes)
    }

    /// Adds the `extensions` entry to the response that is written.
    ///
    /// Spec: 7.1.3 Extensions.
    private func write(cost: Int) {
        out.count -= 1  // the brace that closes the response
        out.write(",\"extensions\":{\"cost\":{\"cost\":")
        out.write(int: cost)
        out.write(",\"limit\":")
        out.write(int: limits.cost)
        out.write("}}}")
    }
}
