import GraphQLOverHTTP
import Testing

@Suite("graphql-transport-ws")
struct ConversationTests {
    private func next(_ id: String, _ total: Int) -> String {
        #"{"id":"\#(id)","type":"next","payload":{"data":{"totals":\#(total)}}}"#
    }

    private func complete(_ id: String) -> String { #"{"id":"\#(id)","type":"complete"}"# }

    // MARK: The connection

    @Test func `the handshake names the subprotocol`() throws {
        let client = try TestServer().connect()
        let answer = try SocketClient.handshake(client, token: nil, subprotocol: "graphql-ws, graphql-transport-ws")
        #expect(answer.status == 101)
        #expect(answer["Sec-WebSocket-Protocol"] == "graphql-transport-ws")
    }

    @Test func `a client that speaks another subprotocol is closed with 4406`() throws {
        let socket = try SocketClient(try TestServer(), subprotocol: "graphql-ws")
        #expect(try socket.hear() == .close(4406, "Subprotocol not acceptable"))
    }

    @Test func `a token that is not valid is answered with 401 in the handshake, with 4403 in the payload`() throws {
        let server = try TestServer()
        let answer = try SocketClient.handshake(
            server.connect(), token: "nonsense", subprotocol: "graphql-transport-ws")
        #expect(answer.status == 401)
        #expect(answer["WWW-Authenticate"] == #"Bearer error="invalid_token""#)
        for authorization in ["Bearer nonsense", "Basic dG9rZW4=", "Bearer"] {
            let socket = try SocketClient(server)
            try socket.send(#"{"type":"connection_init","payload":{"authorization":"\#(authorization)"}}"#)
            #expect(try socket.hear() == .close(4403, "Forbidden"))
        }
    }

    @Test(arguments: ["authorization", "Authorization"])
    func `the token of the payload counts more than that of the handshake`(name: String) throws {
        let socket = try SocketClient(try TestServer(), token: "token-ann")
        try socket.send(#"{"type":"connection_init","payload":{"\#(name)":"bearer token-bob","other":[1]}}"#)
        #expect(try socket.text() == #"{"type":"connection_ack"}"#)
        try socket.subscribe("1", "{ caller }")
        #expect(try socket.text() == #"{"id":"1","type":"next","payload":{"data":{"caller":"bob"}}}"#)
        #expect(try socket.text() == complete("1"))
    }

    @Test func `who has no token is nobody, and may do what nobody may`() throws {
        let socket = try SocketClient.initialised(TestServer(), token: nil)
        try socket.subscribe("1", "{ hello caller }")
        #expect(
            try socket.text() == #"{"id":"1","type":"next","payload":{"data":{"hello":"Hello, world!","caller":null}}}"#
        )
    }

    @Test func `whoever does not initialise the connection in time is closed with 4408`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.connectionInit = .milliseconds(10)
        let socket = try SocketClient(try TestServer(limits: limits))
        #expect(try socket.hear() == .close(4408, "Connection initialisation timeout"))
    }

    @Test func `initialising it twice is closed with 4429`() throws {
        let socket = try SocketClient.initialised(TestServer())
        try socket.send(#"{"type":"connection_init"}"#)
        #expect(try socket.hear() == .close(4429, "Too many initialisation requests"))
    }

    @Test func `subscribing before it is initialised is closed with 4401`() throws {
        let socket = try SocketClient(try TestServer(), token: "token-ann")
        try socket.subscribe("1", "{ total }")
        #expect(try socket.hear() == .close(4401, "Unauthorized"))
    }

    @Test func `a ping is answered with its payload, at any time`() throws {
        let socket = try SocketClient(try TestServer())
        try socket.send(#"{"type":"ping"}"#)
        #expect(try socket.text() == #"{"type":"pong"}"#)
        try socket.send(#"{"type":"ping","payload":{"at": "noon"}}"#)
        #expect(try socket.text() == #"{"type":"pong","payload":{"at": "noon"}}"#)
        try socket.send(#"{"type":"pong","payload":null}"#)
        try socket.send(#"{"type":"ping","payload":null}"#)
        #expect(try socket.text() == #"{"type":"pong"}"#)
    }

    @Test(arguments: [
        ("", "The message is not a JSON object"),
        ("[]", "The message is not a JSON object"),
        (#"{"type":"ping""#, "The message is not JSON: "),
        (#"{"type":"ping"} x"#, "The message is not JSON: "),
        ("{}", "The message has no type that clients send"),
        (#"{"type":"start","id":"1"}"#, "The message has no type that clients send"),
        (#"{"type":7}"#, "The message has no type that clients send"),
        (#"{"type":"connection_init","payload":"token"}"#, #"The member "payload" has the wrong type"#),
        (#"{"type":"connection_init","payload":{"authorization":7}}"#, "The member \"payload.authorization\" has"),
        (#"{"type":"ping","payload":[]}"#, #"The member "payload" has the wrong type"#),
        (#"{"type":"subscribe","payload":{"query":"{ total }"}}"#, #"The member "id" is missing"#),
        (#"{"type":"subscribe","id":"","payload":{"query":"{ total }"}}"#, #"The member "id" has the wrong type"#),
        (#"{"type":"subscribe","id":7,"payload":{"query":"{ total }"}}"#, #"The member "id" has the wrong type"#),
        (#"{"type":"subscribe","id":"1"}"#, #"The member "payload" is missing"#),
        (#"{"type":"subscribe","id":"1","payload":[]}"#, #"The member "payload" has the wrong type"#),
        (#"{"type":"subscribe","id":"1","payload":{}}"#, #"The parameter "query" is missing."#),
        (#"{"type":"subscribe","id":"1","payload":{"query":7}}"#, #"The parameter "query" must be"#),
        (#"{"type":"complete"}"#, #"The member "id" is missing"#),
    ])
    func `a message of another form is closed with 4400`(message: String, reason: String) throws {
        let server = try TestServer()
        let needsInit = message.contains(#""payload":{"#) && message.contains(#""id":"1""#)
        let socket = needsInit ? try SocketClient.initialised(server) : try SocketClient(server)
        try socket.send(message)
        guard case .close(4400, let told) = try socket.hear() else { throw UnexpectedWord() }
        #expect(told.hasPrefix(reason), "\(told)")
    }

    @Test func `a binary message is closed with 4400`() throws {
        let socket = try SocketClient(try TestServer())
        try socket.send(0x82, Array(#"{"type":"ping"}"#.utf8))
        #expect(try socket.hear() == .close(4400, "Messages are text"))
    }

    @Test func `an id may be short, and no longer`() throws {
        let server = try TestServer()
        let socket = try SocketClient.initialised(server)
        let id = String(repeating: "é", count: 128)
        try socket.subscribe(id, "{ total }")
        #expect(try socket.text() == #"{"id":"\#(id)","type":"next","payload":{"data":{"total":0}}}"#)
        let other = try SocketClient.initialised(server)
        try other.subscribe(id + "e", "{ total }")
        #expect(try other.hear() == .close(4400, "The id is longer than 256 bytes"))
    }

    @Test func `large messages are for those who are known`() throws {
        var limits = GraphQLLimits()
        limits.anonymousBody = 1000
        limits.body = 2000
        let server = try TestServer(limits: limits)
        let filler = String(repeating: " ", count: 1500)
        let nobody = try SocketClient(server)
        try nobody.send(#"{"type":"ping"}"# + filler)
        #expect(try nobody.hear() == .close(1009, "A message has more than 1000 bytes"))
        let ann = try SocketClient(server)
        try ann.send(#"{"type":"connection_init","payload":{"authorization":"Bearer token-ann"}}"#)
        #expect(try ann.text() == #"{"type":"connection_ack"}"#)
        try ann.send(#"{"type":"ping"}"# + filler)
        #expect(try ann.text() == #"{"type":"pong"}"#)
        try ann.send(#"{"type":"ping"}"# + filler + filler)
        #expect(try ann.hear() == .close(1009, "A message has more than 2000 bytes"))
    }

    // MARK: Operations

    @Test func `queries and mutations are answered, and complete`() throws {
        let server = try TestServer()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("q", "{ total }")
        #expect(try socket.text() == #"{"id":"q","type":"next","payload":{"data":{"total":0}}}"#)
        #expect(try socket.text() == complete("q"))
        try socket.subscribe("m", "mutation { a: add(amount: 1) { value } b: add(amount: 2) { value } }")
        #expect(
            try socket.text() == #"{"id":"m","type":"next","payload":{"data":{"a":{"value":1},"b":{"value":3}}}}"#)
        #expect(try socket.text() == complete("m"))
    }

    @Test func `a mutation that waits keeps no other operation waiting, and its id is taken meanwhile`() throws {
        let server = try TestServer()
        server.application.writer.suspend()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("m", "mutation { add(amount: 1) { value } }")
        try socket.subscribe("q", "{ total }")
        #expect(try socket.text() == #"{"id":"q","type":"next","payload":{"data":{"total":0}}}"#)
        #expect(try socket.text() == complete("q"))
        server.application.writer.resume()
        #expect(try socket.text() == #"{"id":"m","type":"next","payload":{"data":{"add":{"value":1}}}}"#)
        #expect(try socket.text() == complete("m"))
    }

    @Test func `what the client has stopped is not told, though it is done`() throws {
        let server = try TestServer()
        server.application.writer.suspend()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("m", "mutation { add(amount: 1) { value } }")
        try socket.send(complete("m"))
        // The id is free again.
        try socket.subscribe("m", "mutation { add(amount: 2) { value } }")
        try socket.send(#"{"type":"ping"}"#)
        #expect(try socket.text() == #"{"type":"pong"}"#)
        server.application.writer.resume()
        #expect(try socket.text() == #"{"id":"m","type":"next","payload":{"data":{"add":{"value":3}}}}"#)
    }

    @Test(arguments: [
        ("{", "GRAPHQL_PARSE_FAILED"), ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { total } query B { total }", "OPERATION_RESOLUTION_FAILURE"),
        ("query($n: String!) { hello(name: $n) }", "BAD_USER_INPUT"),
    ])
    func `what cannot be executed is answered with an error, and the connection goes on`(
        query: String, code: String
    ) throws {
        let socket = try SocketClient.initialised(TestServer())
        try socket.subscribe("1", query)
        let error = try socket.text()
        #expect(error.hasPrefix(#"{"id":"1","type":"error","payload":[{"message":"#))
        #expect(error.contains(#""code":"\#(code)""#))
        // Nothing follows an error, and the id is free.
        try socket.subscribe("1", "{ total }")
        #expect(try socket.text() == #"{"id":"1","type":"next","payload":{"data":{"total":0}}}"#)
    }

    @Test func `field errors come with the data`() throws {
        let socket = try SocketClient.initialised(TestServer())
        try socket.subscribe("1", "{ broken }")
        #expect(
            try socket.text()
                == #"{"id":"1","type":"next","payload":{"data":{"broken":null},"errors":[{"message":"It broke.","locations":[{"line":1,"column":3}],"path":["broken"]}]}}"#
        )
        #expect(try socket.text() == complete("1"))
    }

    // MARK: Subscriptions

    @Test func `a subscription tells of what was and of what comes, in order and once`() throws {
        let server = try TestServer()
        server.application.add(1, for: "ann")
        server.application.add(1, for: "ann")
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("s", "subscription { totals(after: 1) }")
        #expect(try socket.text() == next("s", 2))
        server.application.add(1, for: "ann")
        #expect(try socket.text() == next("s", 3))
        try socket.subscribe("m", "mutation { add(amount: 4) { value } }")
        let told = try (0..<3).map { _ in try socket.text() }
        #expect(
            Set(told) == [
                next("s", 7), #"{"id":"m","type":"next","payload":{"data":{"add":{"value":7}}}}"#, complete("m"),
            ])
    }

    @Test func `after the client has stopped one, nothing is told of it, and its id is free`() throws {
        let server = try TestServer()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("s", "subscription { totals }")
        try socket.send(complete("s"))
        try socket.send(complete("s"))
        try socket.send(#"{"type":"ping"}"#)
        #expect(try socket.text() == #"{"type":"pong"}"#)
        #expect(server.application.bell.subscriptions == 0)
        server.application.add(1, for: "ann")
        try socket.subscribe("s", "subscription { totals(after: 1) }")
        server.application.add(1, for: "ann")
        #expect(try socket.text() == next("s", 2))
    }

    @Test func `an id that is taken is closed with 4409`() throws {
        let socket = try SocketClient.initialised(TestServer())
        try socket.subscribe("s", "subscription { totals }")
        try socket.subscribe("s", "{ total }")
        #expect(try socket.hear() == .close(4409, "Subscriber for s already exists"))
    }

    @Test func `a stream that ends is complete`() throws {
        let server = try TestServer()
        server.application.add(13, for: "ann")
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("s", "subscription { totals }")
        #expect(try socket.text() == next("s", 13))
        #expect(try socket.text() == complete("s"))
        try socket.subscribe("s", "subscription { totals(after: 999) }")
        #expect(
            try socket.text()
                == #"{"id":"s","type":"next","payload":{"errors":[{"message":"It broke.","locations":[{"line":1,"column":16}],"path":["totals"]}]}}"#
        )
        #expect(try socket.text() == complete("s"))
        #expect(server.application.bell.subscriptions == 0)
    }

    @Test func `what cannot be subscribed to is told and complete`() throws {
        let socket = try SocketClient.initialised(TestServer(), token: nil)
        try socket.subscribe("s", "subscription { totals }")
        #expect(
            try socket.text()
                == #"{"id":"s","type":"next","payload":{"errors":[{"message":"Sign in first.","locations":[{"line":1,"column":16}],"path":["totals"],"extensions":{"code":"UNAUTHENTICATED"}}]}}"#
        )
        #expect(try socket.text() == complete("s"))
    }

    @Test func `thousands of events are told one after the other to many subscriptions, each its own`() throws {
        let server = try TestServer()
        let socket = try SocketClient.initialised(server)
        for number in 0..<5 { try socket.subscribe("\(number)", "subscription { totals(after: \(number)) }") }
        for _ in 0..<900 { server.application.add(100, for: "ann") }
        var last = (0..<5).map { $0 }
        for _ in 0..<(900 * 5 - 10) {
            let text = try socket.text()
            let id = try #require(Int(text.dropFirst(7).prefix(1)))
            last[id] += 1
            #expect(text == next("\(id)", last[id] * 100))
        }
        #expect(last == [900, 900, 900, 900, 900])
    }

    @Test func `several connections of one account are told of everything, each in its turn`() throws {
        let server = try TestServer()
        let sockets = try (0..<4).map { _ in try SocketClient.initialised(server) }
        for socket in sockets {
            for number in 0..<3 { try socket.subscribe("\(number)", "subscription { totals }") }
        }
        for _ in 0..<200 { server.application.add(100, for: "ann") }
        for socket in sockets {
            var last = [0, 0, 0]
            for _ in 0..<600 {
                let text = try socket.text()
                let id = try #require(Int(text.dropFirst(7).prefix(1)))
                last[id] += 1
                #expect(text == next("\(id)", last[id] * 100))
            }
        }
    }

    @Test func `of what happens in one account the subscriptions of others have no work`() throws {
        let server = try TestServer()
        let ann = try SocketClient.initialised(server)
        try ann.subscribe("s", "subscription { totals }")
        let bob = try SocketClient.initialised(server, token: "token-bob")
        try bob.subscribe("s", "subscription { totals }")
        for socket in [ann, bob] {
            try socket.send(#"{"type":"ping"}"#)
            #expect(try socket.text() == #"{"type":"pong"}"#)
        }
        server.application.add(1, for: "bob")
        server.application.add(1, for: "ann")
        #expect(try ann.text() == next("s", 2))
        #expect(try bob.text() == next("s", 1))
    }

    // MARK: Limits

    @Test func `a connection has so many operations, and no more`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.perConnection = 3
        let socket = try SocketClient.initialised(TestServer(limits: limits))
        for id in 1...4 { try socket.subscribe("\(id)", "subscription { totals }") }
        #expect(
            try socket.text()
                == #"{"id":"4","type":"error","payload":[{"message":"There are 3 operations of this connection, as many as there may be.","extensions":{"code":"LIMIT_EXCEEDED","limit":3}}]}"#
        )
        try socket.send(complete("1"))
        try socket.subscribe("4", "{ total }")
        #expect(try socket.text() == #"{"id":"4","type":"next","payload":{"data":{"total":0}}}"#)
    }

    @Test func `an account has so many subscriptions, over all its connections`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.perAccount = 2
        let server = try TestServer(limits: limits)
        let first = try SocketClient.initialised(server)
        try first.subscribe("1", "subscription { totals }")
        try first.subscribe("2", "subscription { totals }")
        try first.send(#"{"type":"ping"}"#)
        #expect(try first.text() == #"{"type":"pong"}"#)
        let second = try SocketClient.initialised(server)
        try second.subscribe("3", "subscription { totals }")
        #expect(try second.text().contains(#""code":"LIMIT_EXCEEDED","limit":2"#))
        // Of another account there may be others.
        let bob = try SocketClient.initialised(server, token: "token-bob")
        try bob.subscribe("1", "subscription { totals }")
        server.application.add(1, for: "bob")
        #expect(try bob.text() == next("1", 1))
    }

    // MARK: Ending

    @Test func `a token that is revoked ends what was subscribed with it, when something happens`() throws {
        let server = try TestServer()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("s", "subscription { totals }")
        server.application.add(1, for: "ann")
        #expect(try socket.text() == next("s", 1))
        server.application.revoked.withLock { _ = $0.insert("token-ann") }
        server.application.add(1, for: "ann")
        var word = try socket.text()
        // The token may have been looked at before it was revoked, for a turn that found the second event.
        if word == next("s", 2) {
            server.application.add(1, for: "ann")
            word = try socket.text()
        }
        #expect(
            word
                == #"{"id":"s","type":"error","payload":[{"message":"The token is not valid.","extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
        #expect(try socket.hear() == .close(4403, "Forbidden"))
    }

    @Test func `a token that is revoked ends what was subscribed with it, when nothing happens`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.keepAlive = .milliseconds(10)
        let server = try TestServer(limits: limits)
        let socket = try SocketClient.initialised(server)
        server.application.revoked.withLock { _ = $0.insert("token-ann") }
        #expect(try socket.hear() == .close(4403, "Forbidden"))
    }

    @Test func `the end of the server completes subscriptions, finishes mutations, and closes with 1001`() throws {
        let server = try TestServer()
        server.application.writer.suspend()
        let socket = try SocketClient.initialised(server)
        try socket.subscribe("s", "subscription { totals }")
        try socket.subscribe("m", "mutation { add(amount: 1) { value } }")
        server.application.accepted.wait()
        let outcome = server.beginShutdown()
        #expect(try socket.text() == complete("s"))
        server.application.writer.resume()
        #expect(try socket.text() == #"{"id":"m","type":"next","payload":{"data":{"add":{"value":1}}}}"#)
        #expect(try socket.text() == complete("m"))
        #expect(try socket.hear() == .close(1001, "The server is ending"))
        try socket.send(0x88, [0x03, 0xE9])
        #expect(outcome.wait())
    }
}
