import GraphQLExecution
import GraphQLLanguage
import GraphQLOverHTTP
import GraphQLSchema
import HTTPServer
import RapportAPI
import RapportStore
import RapportTypes

/// What accounts and addresses may spend in a minute, where that is limited at all.
struct ClientRates: Sendable {
    private let accounts: CostBuckets?
    private let addresses: CostBuckets?

    init(_ settings: Settings) {
        accounts = settings.ratePerAccount > 0 ? CostBuckets(perMinute: settings.ratePerAccount) : nil
        addresses = settings.ratePerAddress > 0 ? CostBuckets(perMinute: settings.ratePerAddress) : nil
    }

    /// - Throws: RATE_LIMITED.
    func admit(_ cost: Int, for client: Client) throws(ExecutionError) {
        if let addresses { try spend(cost, from: addresses, ClientKey(client.address)) }
        if let accounts, client.caller != nil { try spend(cost, from: accounts, ClientKey(client)) }
    }

    private func spend(_ cost: Int, from buckets: CostBuckets, _ key: ClientKey) throws(ExecutionError) {
        guard let wait = buckets.spend(cost, of: key) else { return }
        let seconds = Int(wait.components.seconds) + 1
        throw ExecutionError(
            "Too much was asked for in too short a time; try again in \(seconds) s.", code: .rateLimited,
            extensions: [InputValue.Field(name: "retryAfter", value: .int(seconds))])
    }
}

extension ClientKey {
    /// The account, or without one the address.
    init(_ client: Client) {
        if let viewer = client.caller as? Viewer {
            self.init(high: viewer.id.high, low: viewer.id.low)
        } else {
            self.init(client.address)
        }
    }
}

extension ClientAddress {
    init(_ address: IPAddress) { self.init(high: address.subscriber.high, low: address.subscriber.low) }
}
