public import Secrets

// The secrets that pass through the hands of whoever uses the store, so that it need not know who makes them.

public typealias PasswordHash = Secrets.PasswordHash
public typealias Token = Secrets.Token
